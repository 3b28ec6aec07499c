import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only the owner may read: beside and moved, so that whoever reads it finds all of it or the former one. */
export function writeWholeFile(file: string, content: string): void {
    const draft = `${file}.${process.pid}.draft`;
    writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, file);
}
