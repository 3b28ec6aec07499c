import type { common } from '@hyperledger/fabric-protos';

import type { CommittedSet } from './private-store.js';
import type { PrivateWriteSet } from './rwset.js';

/** What one peer gets in a step. */
export interface PeerStep {
    readonly peer: string;
    /** How many blocks it has then. */
    readonly height?: number;
    /** Private sets of the new block, or of earlier ones. */
    readonly committed?: readonly CommittedSet[];
    /** Private sets of a transaction that is in no block yet. */
    readonly received?: ReceivedSets;
}

/** The private data of a transaction that was endorsed. */
export interface ReceivedSets {
    readonly txId: string;
    /** How many blocks the peer had when it came. */
    readonly height: number;
    readonly sets: readonly PrivateWriteSet[];
}

/** What becomes safe together: all of it, or nothing. */
export interface LedgerStep {
    readonly block?: Uint8Array;
    readonly peers: readonly PeerStep[];
}

/** What one peer keeps no longer. */
export interface Erasure {
    readonly peer: string;
    /** Sets whose time is over. */
    readonly expired: readonly CommittedSet[];
    /** What is left of sets that a purge took keys out of. */
    readonly purged: readonly CommittedSet[];
    /** Sets that waited for a transaction. */
    readonly forgotten: readonly ReceivedSets[];
}

/** A block as it was kept, with the private sets that peers had of it. */
export interface StoredBlock {
    readonly number: number;
    readonly block: common.Block;
    readonly sets: ReadonlyMap<string, readonly CommittedSet[]>;
}

/** What is kept of a peer beside the blocks. */
export interface StoredPeer {
    readonly height: number;
    /** Oldest first. */
    readonly received: readonly ReceivedSets[];
}

/** Where the ledger is kept; a step is safe when `append` resolves, and nothing of it may be seen or acknowledged before. */
export interface BlockLog {
    /** How many blocks there are. */
    readonly height: number;
    /** A marshalled block. */
    block(number: number): Uint8Array | undefined;
    append(step: LedgerStep): Promise<void>;
    /** Removes what nobody may read any more. It may be lost in a crash: whoever opens the ledger again erases again. */
    erase(erasures: readonly Erasure[]): Promise<void>;
    /** Every block from the first on, for whoever opens the ledger again; throws where the chain of hashes is broken. */
    blocks(): AsyncIterable<StoredBlock> | Iterable<StoredBlock>;
    peers(): Promise<ReadonlyMap<string, StoredPeer>>;
    close(): Promise<void>;
}

/** Keeps blocks, and nothing else, as long as the process lives: a network for tests. */
export class MemoryLog implements BlockLog {
    /** Marshalled: a block in bytes is a tenth of one in objects. */
    readonly #blocks: Uint8Array[] = [];

    get height(): number {
        return this.#blocks.length;
    }

    block(number: number): Uint8Array | undefined {
        return this.#blocks[number];
    }

    append({ block }: LedgerStep): Promise<void> {
        if (block !== undefined) this.#blocks.push(block);
        return Promise.resolve();
    }

    erase(): Promise<void> {
        return Promise.resolve();
    }

    blocks(): StoredBlock[] {
        return [];
    }

    peers(): Promise<ReadonlyMap<string, StoredPeer>> {
        return Promise.resolve(new Map());
    }

    close(): Promise<void> {
        return Promise.resolve();
    }
}
