import { admit } from './admission.js';
import type { ContractClass } from './chaincode/contracts.js';
import type { OpenConversation } from './chaincode/conversation.js';
import { ChaincodeHandler } from './chaincode/handler.js';
import { openInThread } from './chaincode/in-thread.js';
import { openService, type ServiceAddress } from './chaincode/service.js';
import { OrganisationWorker } from './chaincode/worker.js';
import type { IssuedIdentity } from './crypto/issue.js';
import { type OrganisationMaterial, type PeerMaterial, peerName } from './crypto/material.js';
import { SignatureVerifier } from './crypto/sign.js';
import { Conditions } from './faults/conditions.js';
import { Faults } from './faults/faults.js';
import type { GatewayContext } from './gateway/context.js';
import type { Channel } from './ledger/channel.js';
import { type CollectionDefinition, Definitions } from './ledger/definition.js';
import { openChannel } from './ledger/open-channel.js';
import { type Endpoint, NetworkPeer } from './network-peer.js';
import { requireOneProtobuf } from './one-protobuf.js';
import { type BatchOptions, Orderer } from './orderer.js';
import { Peer } from './peer.js';
import { genesisBlock } from './wire/genesis.js';
import { MembershipService, signingIdentity } from './wire/identity.js';

/** Where a chaincode runs. */
export type ChaincodeSource =
    /** In the network's own thread. `load` is asked once per peer and should load afresh, see `loadContractsAfresh`. */
    | { readonly kind: 'in-thread'; readonly load: (mspId: string) => readonly ContractClass[] }
    /** In one thread per organisation, which loads the module at this absolute path: a file or a package that exports `contracts`. */
    | { readonly kind: 'worker'; readonly module: string }
    /** In a process of its own, which each of the organisation's peers connects to. */
    | { readonly kind: 'service'; readonly addressOf: (mspId: string) => ServiceAddress };

/** A chaincode as the organisations agreed on it. */
export interface ChaincodeOptions {
    readonly name: string;
    readonly version?: string;
    readonly endorsementPolicy: string;
    readonly collections?: readonly CollectionDefinition[];
    readonly source: ChaincodeSource;
}

/** A peer whose gateway listens on the loopback address; without a port on any free one. */
export interface PeerPlace extends PeerMaterial {
    readonly port?: number;
}

/** An organisation of the network. */
export interface NetworkOrganisation extends OrganisationMaterial {
    readonly peers: readonly PeerPlace[];
    /** Of certificates it no longer stands by; hexadecimal, as certificates print them. */
    readonly revokedSerialNumbers?: readonly string[];
}

/** What a network is started from. */
export interface NetworkOptions {
    readonly channel: string;
    readonly organisations: readonly NetworkOrganisation[];
    readonly chaincodes: readonly ChaincodeOptions[];
    /** The folder where the ledger is kept, however this process ends, and goes on; without it, it is new and in memory. */
    readonly dir?: string;
    readonly batch?: BatchOptions;
    /** How long a chaincode may take for one transaction, and a gateway waits for a peer; Fabric has two settings, alike by default. */
    readonly chaincodeTimeoutMs?: number;
    /** Off only where tests tell stories of many days: proposals may then carry any time. */
    readonly strictTime?: boolean;
    readonly clock?: () => Date;
    readonly log?: (line: string) => void;
}

const defaultBatch: BatchOptions = { maxMessages: 50, timeoutMs: 50 };
const defaultChaincodeTimeoutMs = 30_000;

/** What all peers of a network share. */
type Shared = Omit<GatewayContext, 'peer' | 'peers'>;

/** A channel with its organisations' peers and gateways and one orderer, all in this process. */
export class EmbeddedNetwork {
    readonly channel: Channel;
    readonly orderer: Orderer;
    /** Disturbs the network, for tests. */
    readonly faults: Faults;
    /** Every peer, each with its gateway, in the order of the organisations. */
    readonly peers: readonly NetworkPeer[];
    /** Resolves if the ledger can go on no more, a full disk for one; everything has then been stopped. */
    readonly failed: Promise<Error>;
    readonly #organisations: ReadonlyMap<string, OrganisationMaterial>;
    #stopped: Promise<void> | undefined;

    private constructor(options: NetworkOptions, shared: Shared) {
        this.channel = shared.channel;
        this.orderer = shared.orderer;
        this.#organisations = new Map(options.organisations.map((organisation) => [organisation.mspId, organisation]));
        const placed = options.organisations.flatMap((organisation) => {
            const open = transportsOf(organisation.mspId, options.chaincodes);
            return organisation.peers.map((place) => {
                return { organisation, place, peer: newPeer({ organisation, place, open }, options, shared) };
            });
        });
        const peers = placed.map(({ peer }) => peer);
        this.peers = placed.map(({ organisation, place, peer }) => {
            return new NetworkPeer({ ...place, tlsCa: organisation.tlsCa }, { ...shared, peer, peers });
        });
        this.faults = new Faults({ ...shared, keepsLedger: options.dir !== undefined, peers: () => this.peers });
        this.failed = this.channel.failed.then(async (reason) => {
            options.log?.(reason.message);
            await this.stop();
            return reason;
        });
    }

    /**
     * Starts a network; rejects, with nothing left running, if a port is taken, a chaincode cannot be launched or the
     * folder holds a ledger that cannot be used.
     */
    static async start(options: NetworkOptions): Promise<EmbeddedNetwork> {
        requireOneProtobuf();
        const log = options.log ?? ((line: string) => process.stderr.write(`${line}\n`));
        log('EMBEDDED – not a blockchain: this process holds the keys and the private data of every organisation.');
        const shared = await sharedParts(options);
        let stop = (): Promise<void> => shared.channel.close();
        try {
            const network = new EmbeddedNetwork({ ...options, log }, shared);
            stop = () => network.stop();
            await Promise.all(network.peers.map((peer) => peer.start()));
            await Promise.all(network.peers.map((peer) => peer.startChaincodes()));
            return network;
        } catch (cause) {
            await stop();
            throw cause;
        }
    }

    /** Where the gateway of each organisation's first peer listens. */
    get endpoints(): Readonly<Record<string, Endpoint>> {
        const mspIds = [...this.#organisations.keys()];
        return Object.fromEntries(mspIds.map((mspId) => [mspId, this.peer(mspId).endpoint] as const));
    }

    /** The certificate and key of one of an organisation's users; throws if it has no such user. */
    identity(mspId: string, user: string): IssuedIdentity {
        const identity = this.#organisations.get(mspId)?.users[user];
        if (identity === undefined) throw new Error(`${mspId} has no user ${user}`);
        return identity;
    }

    /** A peer of an organisation, the first unless another is asked for: to stop it and to look into it. */
    peer(mspId: string, number = 0): NetworkPeer {
        const name = peerName(mspId, number);
        const peer = this.peers.find((each) => each.name === name);
        if (peer === undefined) throw new Error(`${name} is not in this network`);
        return peer;
    }

    /** Ends everything the network started; transactions not yet in a block are lost. Calling it again does nothing. */
    stop(): Promise<void> {
        return (this.#stopped ??= this.#stop());
    }

    async #stop(): Promise<void> {
        await this.orderer.stop();
        await Promise.all(this.peers.map((peer) => peer.shutDown()));
        await this.channel.close();
    }
}

/** Starts a Fabric network in this process: real protocols and rules, no consensus and no separation of secrets. */
export function startNetwork(options: NetworkOptions): Promise<EmbeddedNetwork> {
    return EmbeddedNetwork.start(options);
}

async function sharedParts(network: NetworkOptions): Promise<Shared> {
    const { channel: channelId, organisations, chaincodes, ...options } = network;
    const clock = options.clock ?? ((): Date => new Date());
    const members = organisations.map(({ mspId, ca, revokedSerialNumbers = [] }) => {
        return { mspId, rootCertificatesPem: [ca.certificatePem], revokedSerialNumbers };
    });
    const membership = new MembershipService(members);
    const verifier = new SignatureVerifier();
    const definitions = new Definitions({
        channelId,
        mspIds: membership.mspIds,
        chaincodes: chaincodes.map(({ name, version = '1.0', endorsementPolicy, collections = [] }) => {
            return { name, version, sequence: 1, endorsementPolicy, collections };
        }),
    });
    const genesis = genesisBlock({ channelId, organisations: members, createdAt: clock() });
    const peers = organisations.flatMap(({ mspId, peers: own }) => own.map(({ name }) => ({ name, mspId })));
    const conditions = new Conditions();
    const { arrivalOf, onStep, beforeWrite } = conditions;
    const parts = { channelId, genesis, membership, verifier, definitions, peers, arrivalOf, onStep };
    const channel = await openChannel(
        options.dir === undefined ? undefined : { directory: options.dir, beforeWrite },
        parts,
    );
    const orderer = new Orderer({
        batch: options.batch ?? defaultBatch,
        admit: (envelope) => admit(envelope, { channelId, membership, verifier, clock }),
        commit: (envelopes) => channel.commit(envelopes),
    });
    const endorsementTimeoutMs = options.chaincodeTimeoutMs ?? defaultChaincodeTimeoutMs;
    return { channelId, channel, orderer, definitions, membership, verifier, clock, conditions, endorsementTimeoutMs };
}

interface Placed {
    readonly organisation: NetworkOrganisation;
    readonly place: PeerPlace;
    readonly open: OpenChaincode;
}

function newPeer({ organisation: { mspId }, place, open }: Placed, options: NetworkOptions, shared: Shared): Peer {
    const handlers = options.chaincodes.map((chaincode) => {
        const { name } = chaincode;
        const timeoutMs = shared.endorsementTimeoutMs;
        return [name, new ChaincodeHandler({ chaincode: name, open: open(chaincode), timeoutMs })] as const;
    });
    return new Peer({
        ...shared,
        name: place.name,
        mspId,
        identity: signingIdentity(mspId, place.identity),
        chaincodes: new Map(handlers),
        strictTime: options.strictTime ?? true,
    });
}

/** Asked once for each peer, which gets a way of its own to the chaincode. */
type OpenChaincode = (chaincode: ChaincodeOptions) => OpenConversation;

function transportsOf(mspId: string, chaincodes: readonly ChaincodeOptions[]): OpenChaincode {
    const modules = chaincodes.flatMap(({ name, source }) => (source.kind === 'worker' ? [[name, source.module]] : []));
    const worker = new OrganisationWorker({ mspId, modules: Object.fromEntries(modules) as Record<string, string> });
    return ({ name, source }) => {
        switch (source.kind) {
            case 'in-thread':
                return openInThread({ name, mspId, contracts: source.load(mspId) });
            case 'worker':
                return worker.conversationWith(name);
            case 'service':
                return openService(source.addressOf(mspId));
        }
    };
}
