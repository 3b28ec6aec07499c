import path from 'node:path';
import {
    startNetwork,
    type ChaincodeSource,
    type EmbeddedNetwork,
    type NetworkOptions,
    type NetworkOrganisation,
    type OrganisationMaterial,
} from '@cohong/embedded-fabric';
import type { Chaincode, Consortium, Organisation } from '../consortium/consortium.js';
import type { EngineOptions, NodeStatus, PeerEndpoint, RunningNetwork, RunningNode, Wish } from '../engine.js';
import { keepMaterial, tlsRootCertificateFile } from '../pki/keep-material.js';
import { EmbeddedNode } from './embedded-node.js';

/** The embedded network checks clients' clocks by this window or not at all. */
const strictTimeWindowMinutes = 15;

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

/**
 * The embedded network as whoever runs it sees it. To become another it ends and opens its ledger again, with other
 * members or chaincodes: for a second or two nobody answers, and then it is on the same ports.
 */
export class EmbeddedRunningNetwork implements RunningNetwork {
    /** Of whichever network is open. */
    readonly failed: Promise<Error>;
    readonly #options: EngineOptions & EmbeddedEngineOptions;
    #noteFailure: (reason: Error) => void = () => undefined;
    #consortium: Consortium;
    #network: EmbeddedNetwork | undefined;
    #nodes: readonly EmbeddedNode[] = [];

    private constructor(options: EngineOptions & EmbeddedEngineOptions) {
        this.#options = options;
        this.#consortium = options.consortium;
        this.failed = new Promise((resolve) => (this.#noteFailure = resolve));
    }

    static async start(options: EngineOptions & EmbeddedEngineOptions): Promise<EmbeddedRunningNetwork> {
        const running = new EmbeddedRunningNetwork(options);
        options.log('embedded network …');
        await running.#open(options.consortium);
        return running;
    }

    get peers(): Readonly<Record<string, PeerEndpoint>> {
        const { endpoints, peers } = this.#existing();
        return Object.fromEntries(
            Object.entries(endpoints).map(([mspId, { address }]) => {
                const addresses = peers.filter((peer) => peer.mspId === mspId).map((peer) => peer.address);
                const tlsRootCertificate = tlsRootCertificateFile(this.#options.folder, mspId);
                return [mspId, { address, addresses, tlsRootCertificateFile: tlsRootCertificate }];
            }),
        );
    }

    get nodes(): Readonly<Record<string, RunningNode>> {
        return Object.fromEntries(this.#nodes.map((node) => [node.name, node]));
    }

    addOrganisation(_mspId: string, wish: Wish): Promise<void> {
        return this.#become(wish);
    }

    upgradeChaincodes(_names: readonly string[], wish: Wish): Promise<void> {
        return this.#become(wish);
    }

    addOrderer(): Promise<void> {
        return Promise.reject(new Error(withoutOrderers));
    }

    removeOrderer(): Promise<void> {
        return Promise.reject(new Error(withoutOrderers));
    }

    status(): Promise<readonly NodeStatus[]> {
        return Promise.resolve(this.#nodes.map((node) => node.status()));
    }

    async stop(): Promise<void> {
        await this.#network?.stop();
    }

    async #become({ consortium, log }: Wish): Promise<void> {
        if (this.#options.keepsLedger !== true) {
            throw new Error('An embedded network in memory cannot become another: it would forget everything.');
        }
        log('embedded network: opens its ledger again, as what is wished for …');
        const before = this.#consortium;
        await this.stop();
        try {
            await this.#open(consortium);
        } catch (error) {
            await this.#open(before);
            throw error;
        }
    }

    async #open(consortium: Consortium): Promise<void> {
        const { folder, source, keepsLedger = false, settings, onStart } = this.#options;
        const materials = await keepMaterial(folder, consortium.organisations);
        const network = await startNetwork({
            channel: consortium.channel,
            organisations: materials.map((material, index) => placed(material, consortium.organisations[index])),
            chaincodes: consortium.chaincodes.map((chaincode) => ({ ...chaincode, source: source(chaincode) })),
            strictTime: consortium.profile.timeWindowMinutes <= strictTimeWindowMinutes,
            batch: { maxMessages: consortium.batch.maxMessages, timeoutMs: consortium.batch.timeoutMilliseconds },
            ...(keepsLedger && { dir: path.join(folder, 'embedded') }),
            ...settings,
            log: this.#options.log,
        });
        this.#consortium = consortium;
        this.#network = network;
        this.#nodes = network.peers.map((peer) => new EmbeddedNode(peer));
        void network.failed.then(this.#noteFailure);
        onStart?.(network);
    }

    #existing(): EmbeddedNetwork {
        if (this.#network === undefined) {
            throw new Error('The embedded network is not open.');
        }
        return this.#network;
    }
}

const withoutOrderers = 'The embedded network orders in one step of its own: it has no orderers to add or to remove.';

/** As many peers as the description has; a folder may keep more, from a time when there were more. */
function placed(material: OrganisationMaterial, organisation: Organisation | undefined): NetworkOrganisation {
    const ports = organisation?.peers ?? [];
    const peers = material.peers.slice(0, ports.length);
    return { ...material, peers: peers.map((peer, index) => ({ ...peer, port: ports[index]?.port ?? 0 })) };
}
