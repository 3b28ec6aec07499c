import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NetworkMessage, NetworkOf } from './network-process.js';

/** A network that runs in a process of its own. */
export interface NetworkProcess {
    readonly engine: string;
    readonly child: ChildProcess;
    readonly folder: string;
    /** How long it took until it was ready. */
    readonly seconds: number;
    readonly ready: Extract<NetworkMessage, { ready: object }>['ready'];
    stop(): Promise<void>;
}

/** Starts it, with room for as much as a million coins. */
export async function startNetworkProcess(engine: string, of: NetworkOf): Promise<NetworkProcess> {
    const folder = mkdtempSync(path.join(tmpdir(), `bench-${engine}-`));
    const began = performance.now();
    const child = fork(path.join(__dirname, 'network-process.js'), [engine, folder, of], {
        execArgv: ['--max-old-space-size=16384'],
    });
    const failed = once(child, 'exit').then(() => {
        throw new Error(`The ${engine} network has ended before it was up.`);
    });
    const [message] = (await Promise.race([once(child, 'message'), failed])) as [NetworkMessage];
    failed.catch(() => undefined);
    if (!('ready' in message)) {
        throw new Error(`The ${engine} network began with something else than that it is ready.`);
    }
    const { ready } = message;

    return {
        engine,
        child,
        folder,
        seconds: (performance.now() - began) / 1_000,
        ready,
        stop: async () => {
            const ended = once(child, 'exit');
            child.send('stop');
            await ended;
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
