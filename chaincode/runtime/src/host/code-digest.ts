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
    if (!isBuilt(directory)) {
        throw new Error(notBuilt([directory]));
    }
    return fileDigest(programOf(directory));
}

export function fileDigest(file: string): string {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * Whether the program is there, and made after what lies beside it. The compiler notes there when it has compiled the
 * chaincode or anything that it depends on: after `tsc -b` alone, the program would be of the code before.
 */
export function isBuilt(directory: string): boolean {
    const program = statSync(programOf(directory), { throwIfNoEntry: false });
    return (
        program !== undefined &&
        [directory, path.join(directory, 'dist')]
            .flatMap(filesIn)
            .every((file) => statSync(file).mtimeMs <= program.mtimeMs)
    );
}

/** Tells whoever wants to run chaincodes what is missing. */
export function notBuilt(modules: readonly string[]): string {
    return `${modules.join(', ')}: not built, or changed since. \`make programs\` builds it.`;
}

function filesIn(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('program.'))
        .map(({ name }) => path.join(folder, name));
}
