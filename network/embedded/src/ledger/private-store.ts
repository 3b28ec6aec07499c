import { fromByteKey, hashOfKey, toByteKey, type ByteKey } from './byte-key.js';
import { Keyspaces } from './keyspace.js';
import { privateWrites, withoutKey, type PrivateKeyWrite, type PrivateWriteSet } from './rwset.js';
import { compareVersions, sameVersion, type Version } from './version.js';

/** A private set that a block committed. */
export interface CommittedSet extends PrivateWriteSet {
    readonly version: Version;
}

interface Place {
    readonly namespace: string;
    readonly collection: string;
}

/** All private data one peer holds in clear: the current values, and the sets of past blocks until they expire. */
export class PrivateStore {
    readonly values = new Keyspaces();
    readonly #sets = new Map<number, CommittedSet[]>();
    /**
     * A purge names the hash of a key; the key itself is known here alone. By place, each built by its first purge: most
     * have none.
     */
    readonly #keys = new Map<string, Map<ByteKey, string>>();

    /** Stores a committed set, in its turn or late. */
    add(set: CommittedSet): void {
        const { namespace, collection, version, rwset } = set;
        const values = this.values.of(namespace, collection);
        for (const write of privateWrites(rwset)) {
            const key = toByteKey(write.key);
            // Metadata is public, but the value keeps step with its version, or it would look out of date.
            const value = write.metadataOnly ? values.before(key, version)?.value : write.value;
            if (value === undefined && write.metadataOnly) continue;
            values.write(key, { version, value, metadata: undefined });
            this.#keys.get(`${namespace}/${collection}`)?.set(hashOfKey(write.key), write.key);
        }
        const sets = this.#sets.get(version.blockNumber);
        if (sets === undefined) this.#sets.set(version.blockNumber, [set]);
        else sets.push(set);
    }

    /** What the peer holds of one block; a purged key is missing from the sets of the past too. */
    setsOf(blockNumber: number): readonly CommittedSet[] {
        return this.#sets.get(blockNumber) ?? [];
    }

    find(version: Version, { namespace, collection }: Place): CommittedSet | undefined {
        return this.setsOf(version.blockNumber).find(
            (set) => sameVersion(set.version, version) && set.namespace === namespace && set.collection === collection,
        );
    }

    /** Drops what a block wrote in a collection; tells what that was. */
    expire(blockNumber: number, { namespace, collection }: Place): CommittedSet[] {
        const isExpired = (set: CommittedSet): boolean => set.namespace === namespace && set.collection === collection;
        const sets = this.setsOf(blockNumber);
        const expired = sets.filter(isExpired);
        if (expired.length === 0) return [];
        const values = this.values.of(namespace, collection);
        for (const set of expired) {
            for (const { key } of privateWrites(set.rwset)) {
                values.erase(toByteKey(key), (version) => sameVersion(version, set.version));
            }
        }
        this.#sets.set(
            blockNumber,
            sets.filter((set) => !isExpired(set)),
        );
        return expired;
    }

    /** Erases every earlier value of a key, from the values and from the sets of past blocks; tells what is left of those. */
    purge({ namespace, collection }: Place, keyHash: ByteKey, at: Version): CommittedSet[] {
        const key = this.#keysOf({ namespace, collection }).get(keyHash);
        if (key === undefined) return [];
        const values = this.values.of(namespace, collection);
        const isEarlier = (version: Version): boolean => compareVersions(version, at) < 0;
        const versions = values.versions(toByteKey(key)).filter(isEarlier);
        values.erase(toByteKey(key), isEarlier);
        return versions.flatMap((version) => this.#withoutKey(key, version, { namespace, collection }));
    }

    /** Every write held in clear, whether current, past, or purged of some keys. */
    contents(): (Place & PrivateKeyWrite)[] {
        return [...this.#sets.values()].flat().flatMap(clearWrites);
    }

    #keysOf({ namespace, collection }: Place): ReadonlyMap<ByteKey, string> {
        const place = `${namespace}/${collection}`;
        let keys = this.#keys.get(place);
        if (keys === undefined) {
            const all = [...this.values.of(namespace, collection).keys()].map(fromByteKey);
            keys = new Map(all.map((key) => [hashOfKey(key), key]));
            this.#keys.set(place, keys);
        }
        return keys;
    }

    #withoutKey(key: string, version: Version, place: Place): CommittedSet[] {
        const found = this.find(version, place);
        if (found === undefined) return [];
        const left = { ...found, rwset: withoutKey(found.rwset, key) };
        const sets = this.setsOf(version.blockNumber).map((set) => (set === found ? left : set));
        this.#sets.set(version.blockNumber, sets);
        return [left];
    }
}

/** The writes of a set with the place they belong to. */
export function clearWrites({ namespace, collection, rwset }: PrivateWriteSet): (Place & PrivateKeyWrite)[] {
    return privateWrites(rwset).map((write) => ({ namespace, collection, ...write }));
}
