import { mkdirSync } from 'node:fs';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import { chosenEngine } from '../chosen-engine.js';
import type { Engine } from '../engine.js';
import { startConsortium, type RunningConsortium } from '../start-consortium.js';
import { readRunFile, removeRunFile, writeRunFile, type CommandOptions, type RunFile } from './run-file.js';

/** What `serve` tells the `up` that started it. */
export type ServeMessage = { readonly progress: string } | { readonly ready: true } | { readonly failed: string };

/** Runs the consortium until it is asked to stop (Ctrl-C or SIGTERM), and then leaves no process behind. */
export async function serve({ file, folder }: CommandOptions): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stopAsked = new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
    });
    try {
        await serveUntil(stopAsked, { file, folder });
    } catch (error) {
        tell({ failed: error instanceof Error ? error.message : String(error) });
        throw error;
    }
}

async function serveUntil(stopAsked: Promise<void>, { file, folder }: CommandOptions): Promise<void> {
    const other = readRunFile(folder);
    if (other !== undefined) {
        throw new Error(`A consortium runs in ${folder} already (process ${other.pid}). \`make down\` stops it.`);
    }
    const consortium = readConsortium(file);
    const engine = chosenEngine();
    const running = await startConsortium({ consortium, engine, folder, log: (line) => tell({ progress: line }) });
    writeRunFile(folder, runFileOf({ consortium, engine, running }));
    tell({ ready: true });
    await stopAsked;
    await end(running, folder);
}

interface Up {
    readonly consortium: Consortium;
    readonly engine: Engine;
    readonly running: RunningConsortium;
}

function runFileOf({ consortium, engine, running }: Up): RunFile {
    return {
        pid: process.pid,
        engine: engine.name,
        channel: consortium.channel,
        organisations: consortium.organisations.flatMap(({ mspId, users }) => {
            const organisation = running.organisations[mspId];
            if (organisation === undefined) {
                return [];
            }
            const { name, kind, url, peer } = organisation;
            return [{ mspId, name, kind, url, peer, users: Object.keys(users) }];
        }),
    };
}

async function end(running: RunningConsortium, folder: string): Promise<void> {
    await running.stop();
    removeRunFile(folder);
    // An `up` that is gone closed the channel already.
    if (process.connected) {
        process.disconnect();
    }
}

function tell(message: ServeMessage): void {
    if (process.connected) {
        process.send?.(message);
        return;
    }
    console.log('progress' in message ? message.progress : 'ready' in message ? 'ready' : message.failed);
}
