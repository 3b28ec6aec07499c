import type { Settlement } from '@cohong/domain/dcep/api';
import type { z } from 'zod';
import type { ActName } from './endorsers.js';

/** Marks a transaction as belonging to one HTTP request, so that the request takes effect once however often it is sent. */
export interface RequestMark {
    /** 64 hexadecimal digits that only this organisation's gateway can make. */
    readonly key: string;
    readonly bodyHash: string;
}

/** Something that is to be done on the ledger. */
export interface Act {
    readonly name: ActName;
    readonly input: unknown;
    /** Left out by the registrar: deciding the same item again does nothing. */
    readonly request?: RequestMark;
    readonly settlement?: Settlement;
    /** The bank whose coins it touches, when another organisation acts. */
    readonly bank?: string;
    /** How often to try again when another transaction came first. */
    readonly conflictTries?: number;
}

/** What became of an act. */
export interface Committed {
    readonly id: string;
    readonly transactionId: string;
    readonly blockNumber: bigint;
    /** The request had taken effect before: this is the outcome of the first time. */
    readonly isReplayed: boolean;
}

/** A question to the own peer. */
export interface Question<Schema extends z.ZodType> {
    readonly name: `${'trade' | 'dcep'}/${string}:${string}`;
    readonly input: unknown;
    readonly answer: Schema;
}

/** The ledger as one user sees it. */
export interface Ledger {
    /**
     * Does something and waits until it is committed.
     *
     * @throws Refusal when the rules say no, CommitUnknownError when it may or may not have happened, and
     * NotEndorsedError, ConflictError or LedgerDefectError when it has not happened.
     */
    submit(act: Act): Promise<Committed>;
    /**
     * Asks the own peer, which holds only what this organisation may know.
     *
     * @throws Refusal when the rules say no, PeerUnavailableError when there is no answer.
     */
    evaluate<Schema extends z.ZodType>(question: Question<Schema>): Promise<z.output<Schema>>;
}
