import { startNetwork, type ChaincodeSource, type EmbeddedNetwork } from '@cohong/embedded-fabric';
import type { Chaincode } from '../consortium/consortium.js';
import type { Engine, EngineOptions } from '../engine.js';
import { keepMaterial, tlsRootCertificateFile } from '../pki/keep-material.js';

export interface EmbeddedEngineOptions {
    /** Where each chaincode runs. */
    readonly source: (chaincode: Chaincode) => ChaincodeSource;
    /** Given the network itself once it is up, for tests that look inside or disturb it. */
    readonly onStart?: (network: EmbeddedNetwork) => void;
}

/** The whole network in this process, in memory. For development and tests: it says so itself when it starts. */
export function embeddedEngineOn({ source, onStart }: EmbeddedEngineOptions): Engine {
    return {
        name: 'embedded',
        start: async ({ consortium, folder, log }: EngineOptions) => {
            log('embedded network …');
            const materials = await keepMaterial(folder, consortium.organisations);
            const network = await startNetwork({
                channel: consortium.channel,
                organisations: materials.map((material, index) => ({
                    ...material,
                    port: consortium.organisations[index]?.peerPort ?? 0,
                })),
                chaincodes: consortium.chaincodes.map((chaincode) => ({ ...chaincode, source: source(chaincode) })),
                batch: { maxMessages: consortium.batch.maxMessages, timeoutMs: consortium.batch.timeoutMilliseconds },
                log,
            });
            onStart?.(network);
            const peers = Object.entries(network.endpoints).map(([mspId, { address }]) => [
                mspId,
                { address, tlsRootCertificateFile: tlsRootCertificateFile(folder, mspId) },
            ]);
            return {
                peers: Object.fromEntries(peers) as Record<string, { address: string; tlsRootCertificateFile: string }>,
                stop: () => network.stop(),
            };
        },
    };
}

/** With the chaincodes of each organisation in a thread of their own. */
export const embeddedEngine: Engine = embeddedEngineOn({
    source: ({ directory }) => ({ kind: 'worker', module: directory }),
});
