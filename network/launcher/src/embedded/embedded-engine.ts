import {
    startNetwork,
    type ChaincodeSource,
    type EmbeddedNetwork,
    type NetworkOptions,
    type NetworkOrganisation,
    type OrganisationMaterial,
} from '@cohong/embedded-fabric';
import path from 'node:path';
import type { Chaincode, Organisation } from '../consortium/consortium.js';
import type { Engine, EngineOptions, PeerEndpoint } from '../engine.js';
import { EmbeddedNode } from './embedded-node.js';
import { keepMaterial, tlsRootCertificateFile } from '../pki/keep-material.js';

/** The embedded network checks clients' clocks by this window or not at all. */
const strictTimeWindowMinutes = 15;

const withoutOrderers = 'The embedded network orders in one step of its own: it has no orderers to add or to remove.';
const refusedGrowth = 'The embedded network does not change while it runs; start it anew, in another folder.';

export interface EmbeddedEngineOptions {
    /** Where each chaincode runs. */
    readonly source: (chaincode: Chaincode) => ChaincodeSource;
    /** Whether the ledger is kept in the folder and goes on from there; otherwise it is new and in memory. */
    readonly keepsLedger?: boolean;
    /** How the network is to differ from what production has: another clock, less patience. */
    readonly settings?: Pick<NetworkOptions, 'chaincodeTimeoutMs' | 'clock'>;
    /** Given the network itself once it is up, for tests that look inside or disturb it. */
    readonly onStart?: (network: EmbeddedNetwork) => void;
}

/** The whole network in this process. For development and tests: it says so itself when it starts. */
export function embeddedEngineOn({ source, keepsLedger = false, settings, onStart }: EmbeddedEngineOptions): Engine {
    return {
        name: 'embedded',
        start: async ({ consortium, folder, log }: EngineOptions) => {
            log('embedded network …');
            const materials = await keepMaterial(folder, consortium.organisations);
            const network = await startNetwork({
                channel: consortium.channel,
                organisations: materials.map((material, index) => placed(material, consortium.organisations[index])),
                chaincodes: consortium.chaincodes.map((chaincode) => ({ ...chaincode, source: source(chaincode) })),
                strictTime: consortium.profile.timeWindowMinutes <= strictTimeWindowMinutes,
                batch: { maxMessages: consortium.batch.maxMessages, timeoutMs: consortium.batch.timeoutMilliseconds },
                ...(keepsLedger && { dir: path.join(folder, 'embedded') }),
                ...settings,
                log,
            });
            onStart?.(network);
            const nodes = network.peers.map((peer) => new EmbeddedNode(peer));
            return {
                peers: endpointsOf(network, folder),
                nodes: Object.fromEntries(nodes.map((node) => [node.name, node])),
                failed: network.failed,
                addOrganisation: () => Promise.reject(new Error(refusedGrowth)),
                upgradeChaincodes: () => Promise.reject(new Error(refusedGrowth)),
                addOrderer: () => Promise.reject(new Error(withoutOrderers)),
                removeOrderer: () => Promise.reject(new Error(withoutOrderers)),
                status: () => Promise.resolve(nodes.map((node) => node.status())),
                stop: () => network.stop(),
            };
        },
    };
}

/** As many peers as the description has; a folder may keep more, from a time when there were more. */
function placed(material: OrganisationMaterial, organisation: Organisation | undefined): NetworkOrganisation {
    const ports = organisation?.peers ?? [];
    const peers = material.peers.slice(0, ports.length);
    return { ...material, peers: peers.map((peer, index) => ({ ...peer, port: ports[index]?.port ?? 0 })) };
}

function endpointsOf({ endpoints, peers }: EmbeddedNetwork, folder: string): Record<string, PeerEndpoint> {
    return Object.fromEntries(
        Object.entries(endpoints).map(([mspId, { address }]) => {
            const addresses = peers.filter((peer) => peer.mspId === mspId).map((peer) => peer.address);
            return [mspId, { address, addresses, tlsRootCertificateFile: tlsRootCertificateFile(folder, mspId) }];
        }),
    );
}

/** With its ledger on disk, and the chaincodes of each organisation in a thread of their own. */
export const embeddedEngine: Engine = embeddedEngineOn({
    keepsLedger: true,
    source: ({ directory }) => ({ kind: 'worker', module: directory }),
});
