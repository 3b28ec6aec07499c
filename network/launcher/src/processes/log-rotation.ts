import { copyFileSync, existsSync, renameSync, statSync, truncateSync } from 'node:fs';

/** How large a log may grow, and how many older ones are kept beside it. */
export interface LogLimits {
    readonly mostBytes: number;
    readonly kept: number;
}

const defaultLimits: LogLimits = { mostBytes: 16 * 1024 * 1024, kept: 4 };
const checkMilliseconds = 10_000;

/**
 * Puts a log that has grown too large aside, as `<file>.1`; the one before becomes `.2`, and the oldest goes.
 *
 * It is copied and emptied, not moved: whoever writes it goes on with the file that it has open. A line that is written
 * between the two is lost.
 */
export function rotateLog(file: string, { mostBytes, kept }: LogLimits = defaultLimits): void {
    if (!existsSync(file) || statSync(file).size <= mostBytes) {
        return;
    }
    for (let age = kept - 1; age >= 1; age -= 1) {
        if (existsSync(`${file}.${age}`)) {
            renameSync(`${file}.${age}`, `${file}.${age + 1}`);
        }
    }
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
}

/** Keeps logs from filling the disk until it is told to end; does not keep the process from ending. */
export function watchLogs(files: () => readonly string[], note: (line: string) => void): { end(): void } {
    const timer = setInterval(() => {
        for (const file of files()) {
            try {
                rotateLog(file);
            } catch (error) {
                note(`${file} cannot be rotated: ${String(error)}`);
            }
        }
    }, checkMilliseconds).unref();
    return { end: () => clearInterval(timer) };
}
