import { Agreement } from './agreement.js';
import type { IssuedIdentity } from './crypto/issue.js';
import { peerName } from './crypto/material.js';
import { type ChaincodeOptions, Deployment } from './deployment.js';
import { Faults } from './faults/faults.js';
import { type Foundation, layFoundation } from './foundation.js';
import type { Channel } from './ledger/channel.js';
import { Members } from './members.js';
import { MembershipChanges } from './membership-changes.js';
import type { NetworkOptions, NetworkOrganisation } from './network-options.js';
import type { Endpoint, NetworkPeer } from './network-peer.js';
import { requireOneProtobuf } from './one-protobuf.js';
import type { Orderer } from './orderer.js';

/** A channel with its organisations' peers and gateways and one orderer, all in this process. */
export class EmbeddedNetwork {
    readonly channel: Channel;
    readonly orderer: Orderer;
    /** Disturbs the network, for tests. */
    readonly faults: Faults;
    /** Resolves if the ledger can go on no more, a full disk for one; everything has then been stopped. */
    readonly failed: Promise<Error>;
    readonly #members: Members;
    readonly #deployment: Deployment;
    readonly #changes: MembershipChanges;
    #stopped: Promise<void> | undefined;

    private constructor(options: NetworkOptions, foundation: Foundation) {
        this.channel = foundation.channel;
        this.orderer = foundation.orderer;
        const members = new Members({ ...foundation, strictTime: options.strictTime ?? true });
        const peersOf = members.peersOf.bind(members);
        const agreement = new Agreement({ ...foundation, peersOf });
        this.#members = members;
        this.#changes = new MembershipChanges(foundation);
        this.#deployment = new Deployment({ ...foundation, agreement, peersOf });
        this.faults = new Faults({ ...foundation, keepsLedger: options.dir !== undefined, peers: () => this.peers });
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
        const foundation = await layFoundation(options);
        let stop = (): Promise<void> => foundation.channel.close();
        try {
            const network = new EmbeddedNetwork({ ...options, log }, foundation);
            stop = () => network.stop();
            for (const organisation of options.organisations) await network.#members.place(organisation);
            await Promise.all(network.peers.map((peer) => peer.start()));
            await network.#deployment.deploy(options.chaincodes, network.#members.mspIds);
            return network;
        } catch (cause) {
            await stop();
            throw cause;
        }
    }

    /** Every peer, each with its gateway, in the order of the organisations. */
    get peers(): readonly NetworkPeer[] {
        return this.#members.networkPeers;
    }

    /** Where the gateway of each organisation's first peer listens. */
    get endpoints(): Readonly<Record<string, Endpoint>> {
        return Object.fromEntries(this.#members.mspIds.map((mspId) => [mspId, this.peer(mspId).endpoint] as const));
    }

    /** The certificate and key of one of an organisation's users; throws if it has no such user. */
    identity(mspId: string, user: string): IssuedIdentity {
        return this.#members.user(mspId, user);
    }

    /** A peer of an organisation, the first unless another is asked for: to stop it and to look into it. */
    peer(mspId: string, number = 0): NetworkPeer {
        const name = peerName(mspId, number);
        const peer = this.peers.find((each) => each.name === name);
        if (peer === undefined) throw new Error(`${name} is not in this network`);
        return peer;
    }

    /**
     * Defines a chaincode anew, or for the first time: other policies, more collections, other code. Resolves when it is
     * committed; what was endorsed before and is not ordered yet will then conflict. Organisations that are not among the
     * approvers endorse it no more, until they approve it too. Rejects, and changes nothing, if too few agree.
     */
    async upgrade(chaincode: ChaincodeOptions, { approvers }: { approvers?: readonly string[] } = {}): Promise<void> {
        await this.#deployment.deploy([chaincode], approvers ?? this.#members.mspIds);
    }

    /** Lets an organisation approve and run the chaincodes as they are defined now. */
    async approve(mspId: string): Promise<void> {
        await this.#deployment.deploy(this.#deployment.chaincodes, [mspId]);
    }

    /**
     * Takes an organisation in while the network runs: its peers get all blocks, and it approves and runs the chaincodes
     * as they are. Rejects, and changes nothing, if one of its ports is taken or it is there already.
     */
    async addOrganisation(organisation: NetworkOrganisation): Promise<void> {
        const { mspId } = organisation;
        if (this.channel.configuration().organisations.has(mspId))
            throw new Error(`${mspId} is on the channel already`);
        try {
            const peers = await this.#members.place(organisation);
            await Promise.all(peers.map((peer) => peer.start()));
            await this.#changes.admit(organisation);
        } catch (cause) {
            await this.#members.displace(mspId);
            throw cause;
        }
        await this.approve(mspId);
    }

    /** Puts an organisation out: from the next block on nobody counts its signatures, and its peers are gone. */
    async removeOrganisation(mspId: string): Promise<void> {
        this.#members.organisation(mspId);
        await this.#changes.expel(mspId);
        await this.#members.displace(mspId);
    }

    /**
     * Replaces an organisation's certificates, and its authorities if they are others: of those the channel is told. Both authorities count until its peers have the
     * new certificates; what they endorsed before and nobody has ordered by then is not valid, and clients with old
     * certificates are strangers.
     */
    async replaceCertificates(organisation: NetworkOrganisation): Promise<void> {
        const { mspId, ca, tlsCa } = organisation;
        this.#members.organisation(mspId);
        const [root, tlsRoot] = [ca.certificatePem, tlsCa.certificatePem];
        const including = (own: readonly string[] = [], one: string): readonly string[] => [...new Set([...own, one])];
        await this.#changes.change(mspId, (member) => {
            return {
                ...member,
                rootCertificatesPem: including(member.rootCertificatesPem, root),
                tlsRootCertificatesPem: including(member.tlsRootCertificatesPem, tlsRoot),
            };
        });
        await this.#members.renew(organisation);
        await this.#changes.change(mspId, (member) => {
            return { ...member, rootCertificatesPem: [root], tlsRootCertificatesPem: [tlsRoot] };
        });
    }

    /** An organisation stands by certificates no longer, from the next block on; hexadecimal, as certificates print them. */
    async revoke(mspId: string, ...serialNumbers: string[]): Promise<void> {
        await this.#changes.revoke(this.#members.organisation(mspId), serialNumbers);
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
