import { hashKey, type ByteKey } from './byte-key.js';
import type { Erasure, ReceivedSets } from './block-log.js';
import type { Definitions } from './definition.js';
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
    /** As of a height. */
    readonly definitions: (height: number) => Definitions;
    readonly peers: ReadonlyMap<string, PeerLedger>;
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

    constructor(options: PrivateDataOptions) {
        this.#options = options;
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
    obtain(peer: PeerLedger, digests: readonly PrivateDigest[], height = peer.height): Obtained {
        const definitions = this.#options.definitions(height);
        const obtained = new Map<PrivateDigest, CommittedSet>();
        for (const digest of digests) {
            const set = isMember(definitions, peer, digest) ? this.#find(peer, digest, definitions) : undefined;
            if (set !== undefined) obtained.set(digest, set);
        }
        return obtained;
    }

    /**
     * Brings one peer's private data to the state after a block, and tells what the peer holds no longer; what it could
     * not get is missing until it is reconciled.
     */
    advance(peer: PeerLedger, { blockNumber, digests, obtained }: BlockOfPrivateData): Ended {
        const definitions = this.#options.definitions(blockNumber);
        const purged: CommittedSet[] = [];
        for (const digest of digests) {
            for (const keyHash of digest.purged) {
                purged.push(...peer.privateStore.purge(digest, keyHash, digest.version));
            }
            const set = obtained.get(digest);
            if (set !== undefined) peer.privateStore.add(set);
            else if (isMember(definitions, peer, digest)) peer.missing = [...peer.missing, digest];
        }
        const expired = definitions.chaincodes.flatMap(({ name: namespace, collections }) =>
            collections.flatMap(({ name: collection, blockToLive }) =>
                blockToLive > 0 ? expire(peer, { namespace, collection }, blockNumber - blockToLive - 1) : [],
            ),
        );
        return { expired, purged };
    }

    /**
     * Notes what a peer lacks of collections whose members its organisation has just joined; whether that is anything.
     * As in Fabric only a collection that was there before counts, and what has expired is gone.
     */
    admit(peer: PeerLedger, past: () => readonly PrivateDigest[]): boolean {
        const { definitions } = this.#options;
        const [before, now] = [definitions(peer.height - 1), definitions(peer.height)];
        if (before === now) return false;
        const joined = past().filter(
            (digest) =>
                digest.version.blockNumber < peer.height &&
                !isExpired(digest, now, peer.height) &&
                before.findCollection(digest.namespace, digest.collection) !== undefined &&
                !isMember(before, peer, digest) &&
                isMember(now, peer, digest) &&
                peer.privateStore.find(digest.version, digest) === undefined,
        );
        peer.missing = [...peer.missing, ...joined];
        return joined.length > 0;
    }

    /** What is missing at peers that are up and can be had now; they are in step with each other when this is asked. */
    obtainMissing(): Map<PeerLedger, Obtained> {
        const found = new Map<PeerLedger, Obtained>();
        for (const peer of [...this.#options.peers.values()].filter(({ isUp }) => isUp)) {
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
        const terms = definitions(from.height).collection(namespace, collection);
        const { members, requiredPeerCount, maxPeerCount } = terms;
        // An endorser that gets no blocks reaches nobody either.
        const reached = from.isUp ? [...peers.values()].filter((peer) => peer !== from && peer.isUp) : [];
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
    #find(peer: PeerLedger, digest: PrivateDigest, definitions: Definitions): CommittedSet | undefined {
        const others = [...this.#options.peers.values()].filter(
            (other) => other !== peer && other.isUp && isMember(definitions, other, digest),
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
}

/** Every organisation gets the data once before any gets it twice. */
function oneOfEachFirst(peers: readonly PeerLedger[]): PeerLedger[] {
    const first = peers.filter((peer, index) => peers.findIndex(({ mspId }) => mspId === peer.mspId) === index);
    return [...first, ...peers.filter((peer) => !first.includes(peer))];
}

interface Place {
    readonly namespace: string;
    readonly collection: string;
}

function isMember(definitions: Definitions, { mspId }: PeerLedger, { namespace, collection }: Place): boolean {
    return definitions.findCollection(namespace, collection)?.members.includes(mspId) ?? false;
}

function isExpired(
    { namespace, collection, version }: PrivateDigest,
    definitions: Definitions,
    height: number,
): boolean {
    const { blockToLive = 0 } = definitions.findCollection(namespace, collection) ?? {};
    return blockToLive > 0 && version.blockNumber + blockToLive + 1 < height;
}

/** Drops what a block wrote in a collection, and what of it is still missing. */
function expire(peer: PeerLedger, { namespace, collection }: Place, blockNumber: number): CommittedSet[] {
    peer.missing = peer.missing.filter(
        (digest) =>
            digest.version.blockNumber !== blockNumber ||
            digest.namespace !== namespace ||
            digest.collection !== collection,
    );
    return peer.privateStore.expire(blockNumber, { namespace, collection });
}
