import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PeerEndpoint } from '../engine.js';

/** What a consortium in the background leaves on disk, so that it can be found and stopped. */
export interface RunFile {
    readonly pid: number;
    readonly engine: string;
    readonly channel: string;
    readonly organisations: readonly {
        readonly mspId: string;
        readonly name: string;
        readonly kind: string;
        readonly url: string;
        readonly peer: PeerEndpoint;
        readonly users: readonly string[];
    }[];
}

/** The options that every command of the network takes. */
export interface CommandOptions {
    readonly file: string;
    readonly folder: string;
}

/** The consortium that runs in this folder; undefined when none does. A file left by one that was killed is removed. */
export function readRunFile(folder: string): RunFile | undefined {
    const file = runFile(folder);
    if (!existsSync(file)) {
        return undefined;
    }
    const run = JSON.parse(readFileSync(file, 'utf8')) as RunFile;
    if (!isAlive(run.pid)) {
        rmSync(file);
        return undefined;
    }
    return run;
}

export function writeRunFile(folder: string, run: RunFile): void {
    writeFileSync(runFile(folder), JSON.stringify(run, null, 4));
}

export function removeRunFile(folder: string): void {
    rmSync(runFile(folder), { force: true });
}

export function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

function runFile(folder: string): string {
    return path.join(folder, 'run.json');
}
