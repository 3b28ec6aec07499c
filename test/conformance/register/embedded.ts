import { type EmbeddedNetwork, loadContracts, startNetwork } from '@cohong/embedded-fabric';
import { keepMaterial } from '@cohong/network';

import { chaincodeModule, registerConsortium } from './consortium.js';
import type { RegisterEngine, StoppableNode } from './engine.js';

/** Longer than this thread is ever held up, on whatever machine: an answer that came in time must not be taken for late. */
const patienceMs = 1_500;

/** Everything in this process and this thread, so that a suite of many areas starts in a moment. */
export const embeddedRegister: RegisterEngine = {
    name: 'the embedded network',
    patienceMs,
    settlesWithinMs: 0,
    cutsAtIntervals: false,
    asksEveryOrderer: false,
    cannot: { 'let chaincode crash': 'it runs in the thread of the tests; transports.test.ts has it in others' },
    start: async (folder) => {
        const { channel, acls, organisations, chaincodes, lifecyclePolicy, batch } = registerConsortium;
        const network = await startNetwork({
            channel,
            acls,
            organisations: await keepMaterial(folder, organisations),
            chaincodes: chaincodes.map((chaincode) => ({
                ...chaincode,
                source: { kind: 'in-thread', load: () => loadContracts(chaincodeModule) },
            })),
            lifecyclePolicy,
            batch: { maxMessages: batch.maxMessages, timeoutMs: batch.timeoutMilliseconds },
            chaincodeTimeoutMs: patienceMs,
            log: () => undefined,
        });
        return {
            endpoint: (mspId) => network.endpoints[mspId]!,
            inOneBlock: async (submit) => {
                network.orderer.hold();
                try {
                    return await submit();
                } finally {
                    await network.orderer.cutNow();
                    network.orderer.release();
                }
            },
            keepsInClear: (mspId, bytes) =>
                network
                    .peer(mspId)
                    .readPrivateStore()
                    .some(({ value }) => value !== undefined && Buffer.from(value).includes(bytes)),
            node: (name) => nodeOf(network, name),
            stop: () => network.stop(),
        };
    },
};

function nodeOf(network: EmbeddedNetwork, name: string): StoppableNode {
    const [, chaincode, mspId] = /^(?:(\w+)\.)?peer0\.(\w+)$/.exec(name)!;
    const peer = network.peer(mspId!);
    const node = chaincode === undefined ? peer : peer.chaincode(chaincode);
    const stop = async (): Promise<void> => {
        await node.stop();
    };
    // Nothing here has a process of its own: a crash and a stop are the same to it.
    return { stop, kill: stop, start: () => node.start() };
}
