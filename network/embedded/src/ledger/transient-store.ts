import { createHash } from 'node:crypto';

import type { ReceivedSets } from './block-log.js';
import type { PrivateWriteSet } from './rwset.js';

/** Blocks for which private data waits for a transaction that may never be ordered. */
const retainedBlocks = 1000;

/** The private data of transactions that were endorsed and are not committed yet, as one peer received it. */
export class TransientStore {
    readonly #received = new Map<string, ReceivedSets[]>();

    /** Which of these sets it does not have: several endorsers may send the same. */
    lacking(txId: string, sets: readonly PrivateWriteSet[]): PrivateWriteSet[] {
        const known = this.#of(txId);
        return sets.filter((set) => !known.some((other) => isSame(set, other)));
    }

    /** Keeps what an endorser sent. */
    add(received: ReceivedSets): void {
        if (received.sets.length === 0) return;
        const known = this.#received.get(received.txId);
        if (known === undefined) this.#received.set(received.txId, [received]);
        else known.push(received);
    }

    /** The set whose hash the block carries, whoever endorsed it. */
    find(txId: string, place: { namespace: string; collection: string; hash: Uint8Array }): Uint8Array | undefined {
        return this.#of(txId).find(
            ({ namespace, collection, rwset }) =>
                namespace === place.namespace &&
                collection === place.collection &&
                createHash('sha256').update(rwset).digest().equals(place.hash),
        )?.rwset;
    }

    /** Everything that waits. */
    contents(): PrivateWriteSet[] {
        return [...this.#received.values()].flat().flatMap(({ sets }) => sets);
    }

    /** Forgets a transaction that was committed, valid or not; tells what that was. */
    forget(txId: string): ReceivedSets[] {
        const forgotten = this.#received.get(txId) ?? [];
        this.#received.delete(txId);
        return forgotten;
    }

    /** Forgets what was never ordered; tells what that was. */
    forgetOld(height: number): ReceivedSets[] {
        const forgotten: ReceivedSets[] = [];
        for (const [txId, [first]] of this.#received) {
            if ((first?.height ?? 0) + retainedBlocks > height) break;
            forgotten.push(...this.forget(txId));
        }
        return forgotten;
    }

    #of(txId: string): PrivateWriteSet[] {
        return (this.#received.get(txId) ?? []).flatMap(({ sets }) => sets);
    }
}

function isSame(set: PrivateWriteSet, other: PrivateWriteSet): boolean {
    return (
        set.namespace === other.namespace &&
        set.collection === other.collection &&
        Buffer.compare(set.rwset, other.rwset) === 0
    );
}
