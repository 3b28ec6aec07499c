import { hashKey, type ByteKey } from './byte-key.js';
import type { Erasure, ReceivedSets } from './block-log.js';
import type { CollectionDefinition, Definitions } from './definition.js';
import type { PeerLedger } from './peer-ledger.js';
import type { CommittedSet } from './private-store.js';
import type { PrivateWriteSet } from './rwset.js';
import { sameVersion, type Version } from './version.js';
import type { AppliedTransaction } from './world-state.js';

/** What a block tells everyone about one private set. */
export interface PrivateDigest {
    readonly version: Version;
    readonly txId: string;
    readonly namespace: string;
    readonly collection: string;
    readonly hash: Uint8Array;
    /** Hashes of the keys whose past is erased. */
    readonly purged: readonly ByteKey[];
}

/** The sets that a peer could get, by what the block tells of them. */
export type Obtained = ReadonlyMap<PrivateDigest, CommittedSet>;

/** Sets on their way to one peer. */
export interface Delivery {
    readonly peer: PeerLedger;
    readonly received: ReceivedSets;
}

/** A block, as far as one peer's private data is concerned. */
export interface BlockOfPrivateData {
    readonly blockNumber: number;
    readonly digests: readonly PrivateDigest[];
    readonly obtained: Obtained;
}

/** What a peer holds no longer after a block. */
export type Ended = Pick<Erasure, 'expired' | 'purged'>;

interface PrivateDataOptions {
    readonly channelId: string;
    readonly definitions: Definitions;
    readonly peers: readonly PeerLedger[];
}

/** Which private sets the valid transactions of a block wrote. */
export function privateDigests(applied: readonly AppliedTransaction[]): PrivateDigest[] {
    return applied.flatMap(({ version, writer: { txId }, results }) =>
        results.flatMap(({ namespace, collections }) =>
            collections.flatMap(({ collection, set, privateSetHash }) => {
                if (privateSetHash === undefined) return [];
                const purges = set.getHashedWritesList().filter((write) => write.getIsPurge());
                const purged = purges.map((write) => hashKey(write.getKeyHash_asU8()));
                return [{ version, txId, namespace, collection, hash: privateSetHash, purged }];
            }),
        ),
    );
}

/** Finds again what a peer had of a block. */
export function obtainedBefore(sets: readonly CommittedSet[] = [], digests: readonly PrivateDigest[]): Obtained {
    const obtained = new Map<PrivateDigest, CommittedSet>();
    for (const digest of digests) {
        const { version, namespace, collection } = digest;
        const set = sets.find(
            (each) =>
                sameVersion(each.version, version) && each.namespace === namespace && each.collection === collection,
        );
        if (set !== undefined) obtained.set(digest, set);
    }
    return obtained;
}

/** How private data gets from peer to peer: from the endorser before the block, and from whoever has it afterwards. */
export class PrivateDataExchange {
    readonly #options: PrivateDataOptions;
    readonly #expiring: readonly (CollectionDefinition & { readonly namespace: string })[];

    constructor(options: PrivateDataOptions) {
        this.#options = options;
        this.#expiring = options.definitions.chaincodes.flatMap(({ name: namespace, collections }) =>
            collections
                .filter(({ blockToLive }) => blockToLive > 0)
                .map((definition) => ({ ...definition, namespace })),
        );
    }

    /**
     * Who is to have an endorser's private data: itself, and the members' peers that are up. Throws if they are fewer
     * than a collection requires: the endorser then must not sign, and nothing is kept or sent.
     */
    plan(
        from: PeerLedger,
        { txId, sets }: { readonly txId: string; readonly sets: readonly PrivateWriteSet[] },
    ): Delivery[] {
        const deliveries = new Map<PeerLedger, PrivateWriteSet[]>([[from, [...sets]]]);
        for (const set of sets) {
            for (const receiver of this.#receivers(from, txId, set)) {
                deliveries.set(receiver, [...(deliveries.get(receiver) ?? []), set]);
            }
        }
        return [...deliveries].map(([peer, all]) => {
            const lacking = peer.transientStore.lacking(txId, all);
            return { peer, received: { txId, height: peer.height, sets: lacking } };
        });
    }

    /** Which of these sets a peer can get: from its own transient store, or from another member that is up. */
    obtain(peer: PeerLedger, digests: readonly PrivateDigest[]): Obtained {
        const obtained = new Map<PrivateDigest, CommittedSet>();
        for (const digest of digests) {
            const set = this.#isMember(peer, digest) ? this.#find(peer, digest) : undefined;
            if (set !== undefined) obtained.set(digest, set);
        }
        return obtained;
    }

    /**
     * Brings one peer's private data to the state after a block, and tells what the peer holds no longer; what it could
     * not get is missing until it is reconciled.
     */
    advance(peer: PeerLedger, { blockNumber, digests, obtained }: BlockOfPrivateData): Ended {
        const purged: CommittedSet[] = [];
        for (const digest of digests) {
            for (const keyHash of digest.purged) {
                purged.push(...peer.privateStore.purge(digest, keyHash, digest.version));
            }
            const set = obtained.get(digest);
            if (set !== undefined) peer.privateStore.add(set);
            else if (this.#isMember(peer, digest)) peer.missing = [...peer.missing, digest];
        }
        const expired = this.#expiring.flatMap((collection) => {
            const end = blockNumber - collection.blockToLive - 1;
            peer.missing = peer.missing.filter(
                ({ version, ...place }) => version.blockNumber !== end || !isSamePlace(place, collection),
            );
            return peer.privateStore.expire(end, collection);
        });
        return { expired, purged };
    }

    /** What is missing at peers that are up and can be had now; they are in step with each other when this is asked. */
    obtainMissing(): Map<PeerLedger, Obtained> {
        const found = new Map<PeerLedger, Obtained>();
        for (const peer of this.#options.peers.filter(({ isUp }) => isUp)) {
            const obtained = this.obtain(peer, peer.missing);
            if (obtained.size > 0) found.set(peer, obtained);
        }
        return found;
    }

    /** Gives a peer what it missed. */
    reconcile(peer: PeerLedger, obtained: Obtained): void {
        for (const set of obtained.values()) peer.privateStore.add(set);
        peer.missing = peer.missing.filter((digest) => !obtained.has(digest));
    }

    #receivers(from: PeerLedger, txId: string, { namespace, collection }: PrivateWriteSet): PeerLedger[] {
        const { channelId, definitions, peers } = this.#options;
        const { members, requiredPeerCount, maxPeerCount } = definitions.collection(namespace, collection);
        // An endorser that gets no blocks reaches nobody either.
        const reached = from.isUp ? peers.filter((peer) => peer !== from && peer.isUp) : [];
        const eligible = reached.filter(({ mspId }) => members.includes(mspId));
        if (eligible.length < requiredPeerCount) {
            throw new Error(
                `failed to distribute private collection, txID ${txId}, channel ${channelId}: ` +
                    'could not build private data dissemination plan ' +
                    `for chaincode ${namespace} and collection ${collection}: ` +
                    `required to disseminate to at least ${requiredPeerCount} peers, ` +
                    `but know of only ${eligible.length} eligible peers`,
            );
        }
        return oneOfEachFirst(eligible).slice(0, maxPeerCount);
    }

    /** The hash proves that what is found is the right set. */
    #find(peer: PeerLedger, digest: PrivateDigest): CommittedSet | undefined {
        const others = this.#options.peers.filter(
            (other) => other !== peer && other.isUp && this.#isMember(other, digest),
        );
        for (const source of [peer, ...others]) {
            // What another has stored was proven when it stored it; a purge may since have taken keys out.
            const rwset =
                source.transientStore.find(digest.txId, digest) ??
                source.privateStore.find(digest.version, digest)?.rwset;
            const { namespace, collection, version } = digest;
            if (rwset !== undefined) return { namespace, collection, version, rwset };
        }
        return undefined;
    }

    #isMember({ mspId }: PeerLedger, { namespace, collection }: PrivateDigest): boolean {
        return this.#options.definitions.findCollection(namespace, collection)?.members.includes(mspId) ?? false;
    }
}

/** Every organisation gets the data once before any gets it twice. */
function oneOfEachFirst(peers: readonly PeerLedger[]): PeerLedger[] {
    const first = peers.filter((peer, index) => peers.findIndex(({ mspId }) => mspId === peer.mspId) === index);
    return [...first, ...peers.filter((peer) => !first.includes(peer))];
}

function isSamePlace(
    { namespace, collection }: { readonly namespace: string; readonly collection: string },
    definition: CollectionDefinition & { readonly namespace: string },
): boolean {
    return namespace === definition.namespace && collection === definition.name;
}
