import { diagnose } from '../doctor/doctor.js';
import type { Finding } from '../doctor/finding.js';
import type { CommandOptions } from './run-file.js';

const marks: Readonly<Record<Finding['verdict'], string>> = { well: ' ', look: '?', broken: '!' };

/**
 * Prints what a consortium needs and how it is here: `!` keeps it from coming up, `?` should be looked after. The exit
 * code is 1 when there is one of either.
 */
export async function doctor({ file, folder }: CommandOptions): Promise<void> {
    const findings = await diagnose({ file, folder });
    for (const { verdict, text } of findings) {
        console.log(`${marks[verdict]} ${text.replaceAll('\n', '\n  ')}`);
    }
    const unwell = findings.filter(({ verdict }) => verdict !== 'well');
    if (unwell.length > 0) {
        console.log(`\n${unwell.length} of ${findings.length} need looking after.`);
        process.exitCode = 1;
    }
}
