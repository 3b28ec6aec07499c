import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { PeerEndpoint } from '../engine.js';
import { isAlive, type ProcessIdentity } from '../processes/identity.js';
import { writeWholeFile } from '../whole-file.js';

/** What a consortium leaves on disk while it runs, so that it can be found and stopped. */
export interface RunFile extends ProcessIdentity {
    readonly engine: string;
    readonly channel: string;
    /** False while it is still coming up. */
    readonly isReady: boolean;
    /** Nobody while it is still coming up. */
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

/**
 * Makes a folder for a consortium, or one in it, that only the owner may look into.
 *
 * @throws Error when it cannot be made, or written to.
 */
export function makeFolder(folder: string): void {
    try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        accessSync(folder, constants.W_OK);
    } catch (cause) {
        throw new Error(`${folder} cannot be written: ${(cause as Error).message}. Name another place with --folder.`, {
            cause,
        });
    }
}

/** The consortium that runs in this folder; undefined when none does. A file left by one that was killed is removed. */
export function readRunFile(folder: string): RunFile | undefined {
    const file = runFile(folder);
    if (!existsSync(file)) {
        return undefined;
    }
    const run = JSON.parse(readFileSync(file, 'utf8')) as RunFile;
    if (!isAlive(run)) {
        rmSync(file);
        return undefined;
    }
    return run;
}

/**
 * The same, for who needs one.
 *
 * @throws Error when none runs in the folder.
 */
export function requireRunFile(folder: string): RunFile {
    const run = readRunFile(folder);
    if (run === undefined) {
        throw new Error(`No consortium is up in ${folder}. \`make up\` starts one.`);
    }
    return run;
}

/**
 * Takes a folder for a consortium that starts: of two that start at once one gets it.
 *
 * @throws Error when another runs there.
 */
export function claimFolder(folder: string, run: RunFile): void {
    const draft = `${runFile(folder)}.${run.pid}`;
    writeWholeFile(draft, JSON.stringify(run, null, 4));
    try {
        const other = readRunFile(folder);
        if (other !== undefined) {
            throw new Error(`A consortium runs in ${folder} already (process ${other.pid}). \`make down\` stops it.`);
        }
        // Unlike a rename, a link never takes another's place.
        linkSync(draft, runFile(folder));
    } finally {
        rmSync(draft);
    }
}

export function writeRunFile(folder: string, run: RunFile): void {
    writeWholeFile(runFile(folder), JSON.stringify(run, null, 4));
}

export function removeRunFile(folder: string): void {
    rmSync(runFile(folder), { force: true });
}

function runFile(folder: string): string {
    return path.join(folder, 'run.json');
}
