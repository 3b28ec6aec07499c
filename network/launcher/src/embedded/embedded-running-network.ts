import path from 'node:path';
import { codeDigest } from '@cohong/chaincode-runtime/code-digest';
import {
    startNetwork,
    type ChaincodeOptions,
    type ChaincodeSource,
    type EmbeddedNetwork,
    type NetworkOptions,
    type NetworkOrganisation,
} from '@cohong/embedded-fabric';
import type { Chaincode, Consortium } from '../consortium/consortium.js';
import type { EngineOptions, NodeStatus, PeerEndpoint, RunningNetwork, RunningNode, Wish } from '../engine.js';
import { keepMaterial, organisationFolder, tlsRootCertificateFile } from '../pki/keep-material.js';
import { beginRenewal, endRenewal, takeRenewed } from '../pki/renewal.js';
import { EmbeddedNode } from './embedded-node.js';

/** The embedded network checks clients' clocks by this window or not at all. */
const strictTimeWindowMinutes = 15;

const withoutOrderers = 'The embedded network orders in one step of its own: it has no orderers.';

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

type Options = EngineOptions & EmbeddedEngineOptions;

/** The embedded network as whoever runs it sees it. */
export class EmbeddedRunningNetwork implements RunningNetwork {
    readonly failed: Promise<Error>;
    readonly #options: Options;
    readonly #network: EmbeddedNetwork;
    readonly #sources: Sources;
    readonly #nodes = new Map<string, EmbeddedNode>();

    private constructor(options: Options, network: EmbeddedNetwork, sources: Sources) {
        this.#options = options;
        this.#network = network;
        this.#sources = sources;
        this.failed = network.failed;
        this.#noteNodes();
    }

    static async start(options: Options): Promise<EmbeddedRunningNetwork> {
        const { consortium, folder, keepsLedger = false, settings, log } = options;
        const sources = new Sources(options.source);
        log('embedded network …');
        const network = await startNetwork({
            channel: consortium.channel,
            organisations: await placed(consortium, folder),
            chaincodes: consortium.chaincodes.map((chaincode) => definitionOf(chaincode, sources)),
            lifecyclePolicy: consortium.lifecyclePolicy,
            acls: consortium.acls,
            strictTime: consortium.profile.timeWindowMinutes <= strictTimeWindowMinutes,
            batch: { maxMessages: consortium.batch.maxMessages, timeoutMs: consortium.batch.timeoutMilliseconds },
            ...(keepsLedger && { dir: path.join(folder, 'embedded') }),
            ...settings,
            log,
        });
        options.onStart?.(network);
        return new EmbeddedRunningNetwork(options, network, sources);
    }

    get peers(): Readonly<Record<string, PeerEndpoint>> {
        const { endpoints, peers } = this.#network;
        return Object.fromEntries(
            Object.entries(endpoints).map(([mspId, { address }]) => {
                const addresses = peers.filter((peer) => peer.mspId === mspId).map((peer) => peer.address);
                const tlsRootCertificate = tlsRootCertificateFile(this.#options.folder, mspId);
                return [mspId, { address, addresses, tlsRootCertificateFile: tlsRootCertificate }];
            }),
        );
    }

    get nodes(): Readonly<Record<string, RunningNode>> {
        return Object.fromEntries(this.#nodes);
    }

    async addOrganisation(mspId: string, { consortium, log }: Wish): Promise<void> {
        const organisation = (await placed(consortium, this.#options.folder)).find((each) => each.mspId === mspId);
        if (organisation === undefined) {
            throw new Error(`${mspId} is not in the description of the consortium.`);
        }
        if (this.#network.peers.every((peer) => peer.mspId !== mspId)) {
            log(`channel ${consortium.channel}: takes in ${mspId} …`);
            await this.#network.addOrganisation(organisation);
            this.#noteNodes();
        }
        await this.#define(consortium.chaincodes, log);
    }

    async removeOrganisation(mspId: string, { consortium, log }: Wish): Promise<void> {
        const leaving = this.#network.peers.filter((peer) => peer.mspId === mspId).map(({ name }) => name);
        if (leaving.length > 0) {
            log(`channel ${consortium.channel}: goes on without ${mspId} …`);
            await this.#network.removeOrganisation(mspId);
            leaving.forEach((name) => this.#nodes.delete(name));
        }
        await this.#define(consortium.chaincodes, log);
    }

    async upgradeChaincodes(names: readonly string[], { consortium, log }: Wish): Promise<void> {
        await this.#define(
            consortium.chaincodes.filter(({ name }) => names.includes(name)),
            log,
        );
    }

    addOrderer(): Promise<void> {
        return Promise.reject(new Error(withoutOrderers));
    }

    removeOrderer(): Promise<void> {
        return Promise.reject(new Error(withoutOrderers));
    }

    async renewCertificates(mspId: string, { consortium }: Wish): Promise<void> {
        const { folder } = this.#options;
        const organisation = consortium.organisations.find((each) => each.mspId === mspId);
        if (organisation === undefined) {
            throw new Error(withoutOrderers);
        }
        const directory = organisationFolder(folder, mspId);
        await beginRenewal({ organisationFolder: directory, mspId, users: organisation.users });
        takeRenewed(directory, 'peers');
        takeRenewed(directory, 'users');
        for (const renewed of await placed({ organisations: [organisation] }, folder)) {
            await this.#network.replaceCertificates(renewed);
        }
        endRenewal(directory);
    }

    status(): Promise<readonly NodeStatus[]> {
        return Promise.resolve([...this.#nodes.values()].map((node) => node.status()));
    }

    stop(): Promise<void> {
        return this.#network.stop();
    }

    async #define(chaincodes: readonly Chaincode[], log: (line: string) => void): Promise<void> {
        for (const chaincode of chaincodes) {
            log(`chaincode ${chaincode.name}: all organisations agree on it …`);
            await this.#network.upgrade(definitionOf(chaincode, this.#sources));
        }
    }

    #noteNodes(): void {
        for (const peer of this.#network.peers) {
            if (!this.#nodes.has(peer.name)) {
                this.#nodes.set(peer.name, new EmbeddedNode(peer));
            }
        }
    }
}

/** Where chaincodes run, as long as their versions are the same; another version is loaded anew. */
class Sources {
    readonly #open: EmbeddedEngineOptions['source'];
    readonly #known = new Map<string, ChaincodeSource>();

    constructor(open: EmbeddedEngineOptions['source']) {
        this.#open = open;
    }

    of(chaincode: Chaincode, version: string): ChaincodeSource {
        const key = `${chaincode.name}_${version}`;
        const source = this.#known.get(key) ?? this.#open(chaincode);
        this.#known.set(key, source);
        return source;
    }
}

function definitionOf(chaincode: Chaincode, sources: Sources): ChaincodeOptions {
    const { name, endorsementPolicy, collections } = chaincode;
    const version = codeDigest(chaincode.directory);
    return { name, version, endorsementPolicy, collections, source: sources.of(chaincode, version) };
}

/** The organisations with as many peers as the description has; a folder may keep more, from a time when there were more. */
async function placed(
    { organisations }: Pick<Consortium, 'organisations'>,
    folder: string,
): Promise<NetworkOrganisation[]> {
    const materials = await keepMaterial(folder, organisations);
    return materials.map((material, index) => {
        const ports = organisations[index]?.peers ?? [];
        const peers = material.peers.slice(0, ports.length);
        return { ...material, peers: peers.map((peer, number) => ({ ...peer, port: ports[number]?.port ?? 0 })) };
    });
}
