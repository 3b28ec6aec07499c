import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The gateway's program. */
export const gatewayScript = path.resolve(__dirname, '../../../gateway/dist/main.js');

/** A gateway in a process of its own, which can be killed, or kill itself at a step of a request. */
export interface GatewayProcess {
    readonly url: string;
    /** Resolves when it has ended, however. */
    readonly ended: Promise<unknown>;
    kill(): Promise<void>;
}

/** Starts it on the configuration that a launcher wrote, and resolves once it serves. */
export async function startGatewayProcess(configuration: string, diesAt?: string): Promise<GatewayProcess> {
    const child = spawn(process.execPath, [gatewayScript, configuration], {
        env: { PATH: process.env['PATH'], ...(diesAt !== undefined && { GATEWAY_DIES_AT: diesAt }) },
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    const url = await Promise.race([
        readyUrl(child),
        ended.then(() => {
            throw new Error('the gateway ended before it served');
        }),
    ]);
    return {
        url,
        ended,
        kill: async () => {
            child.kill('SIGKILL');
            await ended;
        },
    };
}

function readyUrl({ stdout }: ChildProcess): Promise<string> {
    return new Promise((resolve) => {
        createInterface({ input: stdout! }).on('line', (line) => {
            const [url] = /https?:\/\/\S+$/.exec(line) ?? [];
            if (line.startsWith('gateway of') && url !== undefined) {
                resolve(url);
            }
        });
    });
}
