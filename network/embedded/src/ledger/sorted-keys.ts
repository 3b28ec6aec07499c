import { compareByteKeys, type ByteKey } from './byte-key.js';

const chunkSize = 512;

/** A sorted set of keys in chunks, so that adding one moves a few hundred others and not all. */
export class SortedKeys {
    readonly #chunks: ByteKey[][] = [];

    constructor(keys: Iterable<ByteKey>) {
        const sorted = [...keys].sort(compareByteKeys);
        for (let at = 0; at < sorted.length; at += chunkSize) this.#chunks.push(sorted.slice(at, at + chunkSize));
    }

    /** Adds a key that is not in the set yet. */
    add(key: ByteKey): void {
        const at = Math.max(0, firstIndex(this.#chunks, (chunk) => (chunk[0] ?? '') > key) - 1);
        const chunk = this.#chunks[at];
        if (chunk === undefined) {
            this.#chunks.push([key]);
            return;
        }
        chunk.splice(
            firstIndex(chunk, (other) => other > key),
            0,
            key,
        );
        if (chunk.length > 2 * chunkSize) this.#chunks.splice(at + 1, 0, chunk.splice(chunkSize));
    }

    /** The smallest key from `start` on; a range asks anew for each row, so keys may be added while it is open. */
    firstAtOrAfter(start: ByteKey): ByteKey | undefined {
        const at = firstIndex(this.#chunks, (chunk) => (chunk.at(-1) ?? '') >= start);
        const chunk = this.#chunks[at];
        return chunk?.[firstIndex(chunk, (key) => key >= start)];
    }
}

/** The index of the first item for which `holds`, which must hold for all that follow; the length if there is none. */
function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (holds(items[middle] as T)) high = middle;
        else low = middle + 1;
    }
    return low;
}
