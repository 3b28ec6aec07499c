import { CurrentMembership } from './config/current-membership.js';
import type { IssuedIdentity } from './crypto/issue.js';
import type { Foundation } from './foundation.js';
import { NetworkPeer } from './network-peer.js';
import type { NetworkOrganisation, PeerPlace } from './network-options.js';
import { Peer } from './peer.js';
import { signingIdentity } from './wire/identity.js';

interface MembersOptions extends Foundation {
    readonly strictTime: boolean;
}

interface PlacedPeer {
    readonly peer: Peer;
    readonly networkPeer: NetworkPeer;
}

/** The organisations of the network, whose keys are all here, and their peers. */
export class Members {
    readonly #options: MembersOptions;
    readonly #organisations = new Map<string, NetworkOrganisation>();
    readonly #placed: PlacedPeer[] = [];
    /** Gateways hold this one list, which changes under them. */
    readonly #peers: Peer[] = [];

    constructor(options: MembersOptions) {
        this.#options = options;
    }

    get mspIds(): readonly string[] {
        return [...this.#organisations.keys()];
    }

    /** In the order of the organisations. */
    get networkPeers(): readonly NetworkPeer[] {
        return this.#placed.map(({ networkPeer }) => networkPeer);
    }

    peersOf(mspId: string): readonly Peer[] {
        return this.#peers.filter((peer) => peer.mspId === mspId);
    }

    /** An organisation with all its keys; throws if it is not in this network. */
    organisation(mspId: string): NetworkOrganisation {
        const organisation = this.#organisations.get(mspId);
        if (organisation === undefined) throw new Error(`${mspId} is not in this network`);
        return organisation;
    }

    user(mspId: string, name: string): IssuedIdentity {
        const identity = this.#organisations.get(mspId)?.users[name];
        if (identity === undefined) throw new Error(`${mspId} has no user ${name}`);
        return identity;
    }

    /** Places an organisation's peers, which are not started yet, and gives it somebody to sign for it. */
    async place(organisation: NetworkOrganisation): Promise<readonly NetworkPeer[]> {
        const { mspId, tlsCa, peers } = organisation;
        this.#organisations.set(mspId, organisation);
        const placed = peers.map((place) => this.#placePeer(mspId, { ...place, tlsCa }));
        this.#placed.push(...placed);
        this.#peers.push(...placed.map(({ peer }) => peer));
        await this.#options.operators.appoint(organisation);
        return placed.map(({ networkPeer }) => networkPeer);
    }

    /** Ends an organisation's peers and forgets its keys. */
    async displace(mspId: string): Promise<void> {
        const { channel, operators } = this.#options;
        const leaving = this.#placed.filter(({ peer }) => peer.mspId === mspId);
        await Promise.all(leaving.map(({ networkPeer }) => networkPeer.shutDown()));
        for (const { peer } of leaving) channel.removePeer(peer.name);
        const isStaying = ({ peer }: PlacedPeer): boolean => peer.mspId !== mspId;
        this.#placed.splice(0, Infinity, ...this.#placed.filter(isStaying));
        this.#peers.splice(0, Infinity, ...this.#placed.map(({ peer }) => peer));
        this.#organisations.delete(mspId);
        operators.dismiss(mspId);
    }

    /** Gives an organisation's peers and operator the certificates of other authorities; the ports stay as they are. */
    async renew(organisation: NetworkOrganisation): Promise<void> {
        const { mspId, tlsCa, peers } = organisation;
        this.#organisations.set(mspId, organisation);
        await this.#options.operators.appoint(organisation);
        for (const { peer, networkPeer } of this.#placed.filter((placed) => placed.peer.mspId === mspId)) {
            const place = peers.find(({ name }) => name === peer.name);
            if (place === undefined) continue;
            peer.renew(signingIdentity(mspId, place.identity));
            await networkPeer.renew({ tls: place.tls, tlsCa });
        }
    }

    #placePeer(mspId: string, place: PeerPlace & Pick<NetworkOrganisation, 'tlsCa'>): PlacedPeer {
        const { name, identity } = place;
        const { channel } = this.#options;
        channel.addPeer({ name, mspId });
        const peer = new Peer({ ...this.#options, name, mspId, identity: signingIdentity(mspId, identity) });
        const membership = new CurrentMembership(() => channel.configuration(name));
        const networkPeer = new NetworkPeer(place, { ...this.#options, membership, peer, peers: this.#peers });
        return { peer, networkPeer };
    }
}
