import { isBuilt, notBuilt } from '@cohong/chaincode-runtime/code-digest';
import type { RunningNode } from '../engine.js';
import { gatewayName } from '../node-names.js';
import type { Processes } from '../processes/processes.js';
import { writeGatewayConfiguration, type GatewayDescription } from './configuration.js';

/** The gateway of one organisation. It can be stopped and started again on the same port. */
export interface RunningGateway extends RunningNode {
    readonly url: string;
    /** Gives it another configuration, with which it starts anew. */
    reconfigure(description: GatewayDescription): Promise<void>;
}

export interface GatewayOptions extends GatewayDescription {
    /** Where its process is kept, so that it ends with the others. */
    readonly processes: Processes;
}

/** Starts the gateway of one organisation and waits until it says that it is ready. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
    const { consortium, organisation, processes } = options;
    if (!isBuilt(consortium.gatewayScript)) {
        throw new Error(notBuilt([consortium.gatewayScript]));
    }
    const url = gatewayUrl(organisation.gatewayPort);
    const configuration = writeGatewayConfiguration(options);
    const gateway = await processes.start({
        name: gatewayName(organisation.mspId),
        program: process.execPath,
        args: [consortium.gatewayScript, configuration],
        environment: {},
        isReady: () => answers(`${url}/health/ready`),
    });
    return {
        url,
        name: gateway.name,
        stop: () => gateway.stop(),
        kill: () => gateway.kill(),
        start: () => gateway.start(),
        reconfigure: async (description) => {
            writeGatewayConfiguration(description);
            await gateway.stop();
            await gateway.start();
        },
    };
}

/** Where the gateway with this port serves. */
export function gatewayUrl(port: number): string {
    return `http://127.0.0.1:${port}`;
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
