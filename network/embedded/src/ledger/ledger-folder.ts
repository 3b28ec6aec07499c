import { mkdirSync, readdirSync } from 'node:fs';

/** What LevelDB leaves of a folder that it had no time to finish: nothing was ever written to it. */
const unfinished = /^(LOCK|LOG|LOG\.old|MANIFEST-000001|000001\.dbtmp|HEIGHT)$/;

/**
 * Makes the folder of a ledger, or refuses one that is none. LevelDB itself would begin a new database beside whatever
 * lies there, and beside what is left of an old one.
 */
export function requireLedgerFolder(directory: string): void {
    let names: string[];
    try {
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        names = readdirSync(directory);
    } catch (cause) {
        throw new Error(`${directory} cannot be made or read as the folder of a ledger.`, { cause });
    }
    if (names.includes('CURRENT')) return;
    const foreign = names.find((name) => !unfinished.test(name));
    if (foreign === undefined) return;
    throw new Error(
        `${directory} holds ${foreign}, but no ledger, or only part of one. ` +
            'Choose an empty folder, or put back a copy of the whole ledger.',
    );
}
