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
    /** Of an act that cancels a request: who endorsed what is cancelled. */
    readonly cancelledOf?: readonly string[];
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

/** A signed transaction that can be sent again, to the same effect. It holds nothing that a block would not show. */
export interface SignedEnvelope {
    readonly transactionId: string;
    readonly bytes: Uint8Array;
}

/** How the outcome of what was sent is pursued. */
export interface Pursuit {
    /** The request that it is to do. */
    readonly mark: RequestMark;
    /** When it shall be pursued no longer. */
    readonly signal: AbortSignal;
}

/** What is to be signed by a user whose key is elsewhere. */
export interface Unsigned {
    readonly step: 'proposal' | 'transaction';
    readonly transactionId: string;
    readonly message: Uint8Array;
}

/** What remembers a transaction, so that its outcome is found out whatever happens. */
export interface Journal extends Pursuit {
    /**
     * Has something signed elsewhere, however long that takes.
     *
     * @returns an ECDSA signature of the message's SHA-256, in DER, that the user's certificate verifies.
     */
    signed(unsigned: Unsigned): Promise<Uint8Array>;
    /** Keeps an envelope. Only when this has resolved is it sent; the one kept before it is then known to be without effect. */
    endorsed(envelope: SignedEnvelope): Promise<void>;
}

/** The ledger as one user sees it. */
export interface Ledger {
    /**
     * Does something and waits until it is committed.
     *
     * @throws Refusal when the rules say no or the request is cancelled, CommitUnknownError when it may or may not have
     * happened, and NotEndorsedError, ConflictError or LedgerDefectError when it has not happened.
     */
    submit(act: Act): Promise<Committed>;
    /**
     * Asks the own peer, which holds only what this organisation may know.
     *
     * @throws Refusal when the rules say no, PeerUnavailableError when there is no answer.
     */
    evaluate<Schema extends z.ZodType>(question: Question<Schema>): Promise<z.output<Schema>>;
}

/** A ledger whose transactions can be remembered. */
export interface RecoverableLedger extends Ledger {
    /** With a journal it does not give up on what it has sent. */
    submit(act: Act, journal?: Journal): Promise<Committed>;
    /**
     * Finds out what became of an envelope that was or was not sent before, sending it again where that is needed, and
     * cancelling its request where that does not help. From then on it has taken effect, and its outcome is told, or it
     * never will.
     *
     * @throws CommitUnknownError when the signal comes first, Refusal when the request is cancelled.
     */
    settle(envelope: Uint8Array, pursuit: Pursuit): Promise<Committed | undefined>;
}
