import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Processes, RunningProcess } from '../processes/processes.js';
import { writeGatewayConfiguration, type GatewayDescription } from './configuration.js';

/** The gateway of one organisation. It can be stopped and started again on the same port. */
export interface RunningGateway {
    readonly url: string;
    stop(): Promise<void>;
    /** Ends its process at once, as a crash would. */
    kill(): Promise<void>;
    start(): Promise<void>;
}

export interface GatewayOptions extends GatewayDescription {
    /** Where its process is kept, so that it ends with the others. */
    readonly processes: Processes;
}

/** Starts the gateway of one organisation and waits until it says that it is ready. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
    const { consortium, organisation, folder, processes } = options;
    if (!existsSync(consortium.gatewayScript)) {
        throw new Error(`${consortium.gatewayScript} is not there. \`make build\` makes it.`);
    }
    const url = `http://127.0.0.1:${organisation.gatewayPort}`;
    const configuration = writeGatewayConfiguration(options);
    const start = (): Promise<RunningProcess> =>
        processes.start({
            name: `gateway of ${organisation.mspId}`,
            program: process.execPath,
            args: ['--enable-source-maps', consortium.gatewayScript, configuration],
            environment: {},
            logFile: path.join(folder, 'logs', `gateway-${organisation.mspId}.log`),
            isReady: () => answers(`${url}/health/ready`),
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

/** Whether a page is there and well. */
export async function answers(url: string): Promise<boolean> {
    try {
        return (await fetch(url)).ok;
    } catch {
        // Not listening yet.
        return false;
    }
}
