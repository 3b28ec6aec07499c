import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PeerEndpoint } from '../engine.js';
import type { Consortium, Organisation } from '../consortium/consortium.js';
import type { TokenIssuer } from '../tokens/issuer.js';
import { startProcess, type RunningProcess } from './child-process.js';
import { writeGatewayConfiguration } from './configuration.js';

/** The gateway of one organisation. It can be stopped and started again on the same port. */
export interface RunningGateway {
    readonly url: string;
    stop(): Promise<void>;
    /** Ends its process at once, as a crash would. */
    kill(): Promise<void>;
    start(): Promise<void>;
}

export interface GatewayOptions {
    readonly consortium: Consortium;
    readonly organisation: Organisation;
    readonly peer: PeerEndpoint;
    readonly tokens: TokenIssuer;
    readonly folder: string;
}

const readySeconds = 60;

/** Starts the gateway of one organisation and waits until it says that it is ready. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
    const { consortium, organisation, folder } = options;
    if (!existsSync(consortium.gatewayScript)) {
        throw new Error(`${consortium.gatewayScript} is not there. \`make build\` makes it.`);
    }
    const url = `http://127.0.0.1:${organisation.gatewayPort}`;
    const configuration = writeGatewayConfiguration(options);
    const start = (): Promise<RunningProcess> =>
        startProcess({
            name: `The gateway of ${organisation.mspId}`,
            script: consortium.gatewayScript,
            args: [configuration],
            logFile: path.join(folder, 'logs', `gateway-${organisation.mspId}.log`),
            isReady: () => answers(`${url}/health/ready`),
            readySeconds,
        });

    let running = await start();
    return {
        url,
        stop: () => running.stop(),
        kill: () => running.kill(),
        start: async () => {
            running = await start();
        },
    };
}

async function answers(url: string): Promise<boolean> {
    try {
        return (await fetch(url)).ok;
    } catch {
        // Not listening yet.
        return false;
    }
}
