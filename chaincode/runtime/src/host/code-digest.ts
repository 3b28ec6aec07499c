import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The one file that runs a chaincode: the build puts into it all that the chaincode needs, but for Node itself. */
export function programOf(directory: string): string {
    return path.join(directory, 'dist', 'program.js');
}

/**
 * What members agree on: the SHA-256 of a chaincode's program, in hexadecimal.
 *
 * @throws Error when the program is not what the build would make now.
 */
export function codeDigest(directory: string): string {
    const program = programOf(directory);
    if (!isBuilt(program)) {
        throw new Error(notBuilt([program]));
    }
    return fileDigest(program);
}

export function fileDigest(file: string): string {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * Whether a program is there, and made after what lies beside it. The compiler notes there when it has compiled the
 * package or anything that it depends on: after `tsc -b` alone, the program would be of the code before.
 */
export function isBuilt(program: string): boolean {
    const made = statSync(program, { throwIfNoEntry: false });
    const dist = path.dirname(program);
    return (
        made !== undefined &&
        [dist, path.dirname(dist)].flatMap(filesIn).every((file) => statSync(file).mtimeMs <= made.mtimeMs)
    );
}

/** Tells whoever wants to run programs what is missing. */
export function notBuilt(programs: readonly string[]): string {
    return `${programs.join(', ')}: not built, or changed since. \`make programs\` builds what runs.`;
}

function filesIn(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('program.'))
        .map(({ name }) => path.join(folder, name));
}
