import path from 'node:path';
import { chosenEngine } from '../chosen-engine.js';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import { openControlDoor, requireRoomForDoor } from '../control/door.js';
import type { Engine } from '../engine.js';
import { Changes } from '../growing/changes.js';
import { identityOf } from '../processes/identity.js';
import { watchLogs } from '../processes/log-rotation.js';
import { logFileOf, networkLogName } from '../processes/logs.js';
import { startConsortium, type RunningConsortium } from '../start-consortium.js';
import { claimFolder, makeFolder, removeRunFile, writeRunFile, type CommandOptions, type RunFile } from './run-file.js';

const interruptedExitCode = 130;

/** What `serve` tells the `up` that started it. */
export type ServeMessage = { readonly progress: string } | { readonly ready: true } | { readonly failed: string };

/** Runs the consortium until it is asked to stop (Ctrl-C or SIGTERM) or can go on no more, and then leaves no process behind. */
export async function serve({ file, folder: named }: CommandOptions): Promise<void> {
    // What it tells its processes they look for from where they are.
    const folder = path.resolve(named);
    makeFolder(folder);
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
    requireRoomForDoor(folder);
    const consortium = readConsortium(file);
    const engine = chosenEngine();
    const run = claimOf(consortium, engine);
    claimFolder(folder, run);
    try {
        const comingUp = startConsortium({ consortium, engine, folder, log: (line) => tell({ progress: line }) });
        const running = await Promise.race([comingUp, stopAsked.then(() => leaveAtOnce(folder))]);
        const logs = watchLogs(
            () => [logFileOf(folder, networkLogName)],
            (line) => tell({ progress: line }),
        );
        const noteMembers = (): void =>
            writeRunFile(folder, { ...run, isReady: true, organisations: membersOf(running) });
        const changes = new Changes({ running, file, afterChange: noteMembers });
        const door = await openControlDoor(folder, { 'GET /status': () => running.status(), ...changes.acts });
        noteMembers();
        tell({ ready: true });
        const reason = await Promise.race([stopAsked, ...(running.network.failed ? [running.network.failed] : [])]);
        door.close();
        logs.end();
        await Promise.all([changes.breakOff(), running.stop()]);
        // What a change was just starting when it was broken off.
        await running.stop();
        if (reason !== undefined) {
            throw reason;
        }
    } finally {
        removeRunFile(folder);
    }
    // An `up` that is gone closed the channel already.
    if (process.connected) {
        process.disconnect();
    }
}

/** Told to stop while it comes up, a consortium ends as in a crash, its processes with it: the next start goes on from there. */
function leaveAtOnce(folder: string): never {
    removeRunFile(folder);
    process.exit(interruptedExitCode);
}

function claimOf({ channel }: Consortium, engine: Engine): RunFile {
    const own = identityOf(process.pid);
    if (own === undefined) {
        throw new Error('The operating system does not tell when this process started.');
    }
    return { ...own, engine: engine.name, channel, isReady: false, organisations: [] };
}

function membersOf({ consortium, organisations }: RunningConsortium): RunFile['organisations'] {
    return consortium.organisations.flatMap(({ mspId, users }) => {
        const organisation = organisations[mspId];
        if (organisation === undefined) {
            return [];
        }
        const { name, kind, url, peer } = organisation;
        return [{ mspId, name, kind, url, peer, users: Object.keys(users) }];
    });
}

function tell(message: ServeMessage): void {
    if (process.connected) {
        process.send?.(message);
        return;
    }
    console.log('progress' in message ? message.progress : 'ready' in message ? 'ready' : message.failed);
}
