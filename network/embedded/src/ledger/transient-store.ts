import { createHash } from 'node:crypto';

import type { ReceivedSets } from './block-log.js';
import type { PrivateWriteSet } from './rwset.js';

/** Blocks for which private data waits for a transaction that may never be ordered. */
const retainedBlocks = 1000;

/** The private data of transactions that were endorsed and are not committed yet, as one peer received it. */
export class TransientStore {
    readonly #received = new Map<string, { readonly height: number; readonly sets: PrivateWriteSet[] }>();

    /** Which of these sets it does not have: several endorsers may send the same. */
    lacking(txId: string, sets: readonly PrivateWriteSet[]): PrivateWriteSet[] {
        const known = this.#received.get(txId)?.sets ?? [];
        return sets.filter((set) => !known.some((other) => isSame(set, other)));
    }

    /** Keeps what an endorser sent. */
    add({ txId, height, sets }: ReceivedSets): void {
        if (sets.length === 0) return;
        const known = this.#received.get(txId);
        if (known === undefined) this.#received.set(txId, { height, sets: [...sets] });
        else known.sets.push(...sets);
    }

    /** The set whose hash the block carries, whoever endorsed it. */
    find(txId: string, place: { namespace: string; collection: string; hash: Uint8Array }): Uint8Array | undefined {
        return this.#received
            .get(txId)
            ?.sets.find(
                ({ namespace, collection, rwset }) =>
                    namespace === place.namespace &&
                    collection === place.collection &&
                    createHash('sha256').update(rwset).digest().equals(place.hash),
            )?.rwset;
    }

    /** Everything that waits. */
    contents(): PrivateWriteSet[] {
        return [...this.#received.values()].flatMap(({ sets }) => sets);
    }

    /** Forgets a transaction that was committed, valid or not. */
    forget(txId: string): void {
        this.#received.delete(txId);
    }

    /** Forgets what was never ordered. */
    forgetOld(height: number): void {
        for (const [txId, received] of this.#received) {
            if (received.height + retainedBlocks > height) return;
            this.#received.delete(txId);
        }
    }
}

function isSame(set: PrivateWriteSet, other: PrivateWriteSet): boolean {
    return (
        set.namespace === other.namespace &&
        set.collection === other.collection &&
        Buffer.compare(set.rwset, other.rwset) === 0
    );
}
