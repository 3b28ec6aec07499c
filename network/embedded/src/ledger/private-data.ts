import { hashKey, type ByteKey } from './byte-key.js';
import type { CollectionDefinition, Definitions } from './definition.js';
import type { PeerLedger } from './peer-ledger.js';
import type { PrivateWriteSet } from './rwset.js';
import type { Version } from './version.js';
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
     * Hands an endorser's private data to the members that are up. Throws, before anything is kept or sent, if they are
     * fewer than a collection requires: the endorser then must not sign.
     */
    distribute(from: PeerLedger, txId: string, sets: readonly PrivateWriteSet[]): void {
        const plan = sets.map((set) => ({ set, receivers: this.#receivers(from, txId, set) }));
        if (sets.length > 0) from.transientStore.add(txId, sets, from.height);
        for (const { set, receivers } of plan) {
            for (const receiver of receivers) receiver.transientStore.add(txId, [set], receiver.height);
        }
    }

    /** Brings one peer's private data to the state after a block; what nobody can give is missing until it is reconciled. */
    advance(peer: PeerLedger, blockNumber: number, digests: readonly PrivateDigest[]): void {
        for (const digest of digests) {
            for (const keyHash of digest.purged) peer.privateStore.purge(digest, keyHash, digest.version);
            if (!this.#isMember(peer, digest)) continue;
            if (!this.#obtain(peer, digest)) peer.missing = [...peer.missing, digest];
        }
        for (const collection of this.#expiring) {
            const expired = blockNumber - collection.blockToLive - 1;
            peer.privateStore.expire(expired, collection);
            peer.missing = peer.missing.filter(
                ({ version, ...place }) => version.blockNumber !== expired || !isSamePlace(place, collection),
            );
        }
    }

    /** Asks again for what is missing, wherever it is; peers are in step with each other when this happens. */
    reconcile(): void {
        for (const peer of this.#options.peers.filter(({ isUp }) => isUp)) {
            peer.missing = peer.missing.filter((digest) => !this.#obtain(peer, digest));
        }
    }

    #receivers(from: PeerLedger, txId: string, { namespace, collection }: PrivateWriteSet): PeerLedger[] {
        const { channelId, definitions, peers } = this.#options;
        const { members, requiredPeerCount, maxPeerCount } = definitions.collection(namespace, collection);
        const eligible = peers.filter((peer) => peer !== from && peer.isUp && members.includes(peer.mspId));
        if (eligible.length < requiredPeerCount) {
            throw new Error(
                `failed to distribute private collection, txID ${txId}, channel ${channelId}: ` +
                    'could not build private data dissemination plan ' +
                    `for chaincode ${namespace} and collection ${collection}: ` +
                    `required to disseminate to at least ${requiredPeerCount} peers, ` +
                    `but know of only ${eligible.length} eligible peers`,
            );
        }
        return eligible.slice(0, maxPeerCount);
    }

    /** Takes a set from the peer's own transient store or from another member; the hash proves that it is the right one. */
    #obtain(peer: PeerLedger, digest: PrivateDigest): boolean {
        const others = this.#options.peers.filter(
            (other) => other !== peer && other.isUp && this.#isMember(other, digest),
        );
        for (const source of [peer, ...others]) {
            // What another has stored was proven when it stored it; a purge may since have taken keys out.
            const rwset =
                source.transientStore.find(digest.txId, digest) ??
                source.privateStore.find(digest.version, digest)?.rwset;
            if (rwset === undefined) continue;
            const { namespace, collection, version } = digest;
            peer.privateStore.add({ namespace, collection, version, rwset });
            return true;
        }
        return false;
    }

    #isMember({ mspId }: PeerLedger, { namespace, collection }: PrivateDigest): boolean {
        return this.#options.definitions.findCollection(namespace, collection)?.members.includes(mspId) ?? false;
    }
}

function isSamePlace(
    { namespace, collection }: { readonly namespace: string; readonly collection: string },
    definition: CollectionDefinition & { readonly namespace: string },
): boolean {
    return namespace === definition.namespace && collection === definition.name;
}
