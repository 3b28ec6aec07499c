import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';

/** The log of the process that runs a consortium, and so of the embedded network. */
export const networkLogName = 'network';

const suffix = '.log';

/** Where the logs of a consortium are, that of each process by its name. */
export function logsFolder(folder: string): string {
    return path.join(folder, 'logs');
}

/** The log of one process of the consortium in a folder. */
export function logFileOf(folder: string, name: string): string {
    return path.join(logsFolder(folder), `${name}${suffix}`);
}

/** Whose logs there are. */
export function loggedNames(folder: string): string[] {
    const logs = logsFolder(folder);
    const files = existsSync(logs) ? readdirSync(logs).filter((name) => name.endsWith(suffix)) : [];
    return files.map((name) => name.slice(0, -suffix.length)).sort();
}

/** The last lines of a log, going back into the one that was put aside before it. */
export function lastLines(file: string, count: number): string[] {
    const read = (part: string): string => (existsSync(part) ? readFileSync(part, 'utf8') : '');
    const own = linesIn(read(file));
    return own.length >= count ? own.slice(-count) : [...linesIn(read(`${file}.1`)), ...own].slice(-count);
}

/** Reads what is added to a log from now on, each time it is asked. */
export class LogTail {
    readonly #file: string;
    #read: number;

    constructor(file: string) {
        this.#file = file;
        this.#read = sizeOf(file);
    }

    /** The whole lines that have come since. */
    next(): string[] {
        const size = sizeOf(this.#file);
        if (size < this.#read) {
            // It was put aside and begins anew.
            this.#read = 0;
        }
        const added = Buffer.alloc(size - this.#read);
        if (added.length > 0) {
            readAt(this.#file, this.#read, added);
        }
        const whole = added.subarray(0, added.lastIndexOf('\n') + 1);
        this.#read += whole.length;
        return linesIn(whole.toString());
    }
}

function linesIn(text: string): string[] {
    return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function readAt(file: string, position: number, into: Buffer): void {
    const descriptor = openSync(file, 'r');
    readSync(descriptor, into, 0, into.length, position);
    closeSync(descriptor);
}

function sizeOf(file: string): number {
    return existsSync(file) ? statSync(file).size : 0;
}
