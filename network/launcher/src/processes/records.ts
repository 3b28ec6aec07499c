import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeWholeFile } from '../whole-file.js';
import { identityOf, isAlive, type ProcessIdentity } from './identity.js';
import { until } from './until.js';

const politeSeconds = 5;
const forcedSeconds = 10;
const suffix = '.json';

/** What stands on disk of a process while it runs, so that it is found when the process that keeps it up was killed. */
export interface ProcessRecord {
    readonly name: string;
    readonly process: ProcessIdentity;
    /** Who keeps it up. */
    readonly keeper: ProcessIdentity;
}

/** The records of the processes that this one keeps up, in `processes/` of a consortium's folder. */
export class ProcessRecords {
    readonly #folder: string;

    constructor(folder: string) {
        this.#folder = recordsFolder(folder);
    }

    /** Notes a process that has just been launched. One that ended at once is not worth a note. */
    add(name: string, pid: number | undefined): void {
        const [launched, keeper] = [pid === undefined ? undefined : identityOf(pid), identityOf(process.pid)];
        if (launched !== undefined && keeper !== undefined) {
            mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
            const record: ProcessRecord = { name, process: launched, keeper };
            writeWholeFile(path.join(this.#folder, `${name}${suffix}`), JSON.stringify(record));
        }
    }

    remove(name: string): void {
        rmSync(path.join(this.#folder, `${name}${suffix}`), { force: true });
    }
}

/** The processes that still run although nobody keeps them up any more. They hold ports and ledgers. */
export function staleProcesses(folder: string): ProcessRecord[] {
    const records = recordsFolder(folder);
    const files = existsSync(records) ? readdirSync(records).filter((name) => name.endsWith(suffix)) : [];
    return files
        .map((name) => JSON.parse(readFileSync(path.join(records, name), 'utf8')) as ProcessRecord)
        .filter(({ process: left, keeper }) => isAlive(left) && !isAlive(keeper));
}

/** Ends what is left of a consortium that was killed, and says so; resolves when all of it has ended. */
export async function endStaleProcesses(folder: string, say: (line: string) => void): Promise<void> {
    const records = new ProcessRecords(folder);
    const stale = staleProcesses(folder);
    if (stale.length > 0) {
        const named = stale.map(({ name, process: left }) => `${name} (process ${left.pid})`).join(', ');
        say(`Left of a consortium that was killed, and ended now: ${named} …`);
    }
    await Promise.all(
        stale.map(async ({ name, process: left }) => {
            await endProcess(left, name);
            records.remove(name);
        }),
    );
}

/** Asks, and insists after a while. */
async function endProcess(left: ProcessIdentity, name: string): Promise<void> {
    const ended = (seconds: number): Promise<void> =>
        until({ what: `${name} (process ${left.pid}) to end`, seconds, isSo: () => Promise.resolve(!isAlive(left)) });
    process.kill(left.pid, 'SIGTERM');
    await ended(politeSeconds).catch(() => {
        process.kill(left.pid, 'SIGKILL');
        return ended(forcedSeconds);
    });
}

function recordsFolder(folder: string): string {
    return path.join(folder, 'processes');
}
