import type { Timestamp } from '../wire/proposal.js';
import type { ByteKey } from './byte-key.js';
import { SortedKeys } from './sorted-keys.js';
import { compareVersions, sameVersion, type Version } from './version.js';

export type Metadata = ReadonlyMap<string, Uint8Array>;

/** What one transaction left at a key. */
export interface Revision {
    readonly version: Version;
    /** Absent if the key was deleted. */
    readonly value: Uint8Array | undefined;
    readonly metadata: Metadata | undefined;
    /** Who wrote the value, for the key's history; absent if only the metadata changed or no history is kept. */
    readonly writer?: { readonly txId: string; readonly timestamp: Timestamp };
}

interface Row {
    readonly key: ByteKey;
    readonly revision: Revision;
}

interface Bounds {
    readonly start: ByteKey;
    /** Not included; empty for no end. */
    readonly end: ByteKey;
    readonly height: number;
}

/**
 * Every revision of every key of one namespace or collection. Reads name a height and see the blocks below it, so a
 * simulation needs no lock against commits, a lagging peer shares the store, and history comes for free.
 */
export class Keyspace {
    readonly #revisions = new Map<ByteKey, Revision[]>();
    /** Built by the first range: most keyspaces, all of hashes among them, are never ranged over. */
    #order: SortedKeys | undefined;

    /** The key as of a height; absent if it was never written or is deleted. */
    at(key: ByteKey, height: number): Revision | undefined {
        const revisions = this.#revisions.get(key) ?? [];
        const visible = countUntil(revisions, ({ blockNumber }) => blockNumber < height);
        const revision = revisions[visible - 1];
        return revision?.value === undefined ? undefined : revision;
    }

    /** The last revision, deletion or not, including those of a block that is being committed. */
    last(key: ByteKey): Revision | undefined {
        return this.#revisions.get(key)?.at(-1);
    }

    /** The key as a transaction found it. */
    before(key: ByteKey, version: Version): Revision | undefined {
        const revisions = this.#revisions.get(key) ?? [];
        return revisions[countUntil(revisions, (other) => compareVersions(other, version) < 0) - 1];
    }

    /** The versions of all revisions, oldest first. */
    versions(key: ByteKey): Version[] {
        return (this.#revisions.get(key) ?? []).map(({ version }) => version);
    }

    /** All keys that have a revision, deletions among them. */
    keys(): Iterable<ByteKey> {
        return this.#revisions.keys();
    }

    /** The first row within the bounds. */
    first({ start, end, height }: Bounds): Row | undefined {
        this.#order ??= new SortedKeys(this.#revisions.keys());
        let key = this.#order.firstAtOrAfter(start);
        while (key !== undefined && (end === '' || key < end)) {
            const revision = this.at(key, height);
            if (revision !== undefined) return { key, revision };
            key = this.#order.firstAtOrAfter(keyAfter(key));
        }
        return undefined;
    }

    /** The revisions that wrote or deleted the value, newest first. */
    history(key: ByteKey, height: number): Revision[] {
        const all = this.#revisions.get(key) ?? [];
        return all.filter(({ version, writer }) => version.blockNumber < height && writer !== undefined).reverse();
    }

    /** Adds a revision; one that arrives late (reconciled private data) takes its place among the later ones. */
    write(key: ByteKey, revision: Revision): void {
        const revisions = this.#revisions.get(key);
        if (revisions === undefined) {
            this.#revisions.set(key, [revision]);
            this.#order?.add(key);
            return;
        }
        const earlier = countUntil(revisions, (version) => compareVersions(version, revision.version) < 0);
        const replaced = sameVersion(revisions[earlier]?.version, revision.version) ? 1 : 0;
        revisions.splice(earlier, replaced, revision);
    }

    /** Forgets the revisions of a key that the predicate names, as if they had never been written. */
    erase(key: ByteKey, gone: (version: Version) => boolean): void {
        const revisions = this.#revisions.get(key) ?? [];
        const kept = revisions.filter(({ version }) => !gone(version));
        if (kept.length > 0) {
            this.#revisions.set(key, kept);
            return;
        }
        // A purged key must leave no trace, its name included.
        this.#revisions.delete(key);
        this.#order = undefined;
    }
}

/** The keyspaces of a store: a namespace's public states, or a collection's (hashes in the world state, values at a peer). */
export class Keyspaces {
    readonly #keyspaces = new Map<string, Keyspace>();

    of(namespace: string, collection = ''): Keyspace {
        const place = `${namespace}/${collection}`;
        let keyspace = this.#keyspaces.get(place);
        if (keyspace === undefined) {
            keyspace = new Keyspace();
            this.#keyspaces.set(place, keyspace);
        }
        return keyspace;
    }
}

/** The smallest key that sorts after this one. */
export function keyAfter(key: ByteKey): ByteKey {
    return `${key}\0`;
}

/** How many revisions, from the oldest, are early enough; counted from the end, where almost all reads and writes are. */
function countUntil(revisions: readonly Revision[], early: (version: Version) => boolean): number {
    let count = revisions.length;
    for (; count > 0; count -= 1) {
        const revision = revisions[count - 1];
        if (revision !== undefined && early(revision.version)) break;
    }
    return count;
}
