import { z } from 'zod';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import type { AssignmentNotice } from './assignment-notice.js';
import type { Deal } from './deal.js';

const refusal = refusals({ DEAL_DOCUMENT_MUST_EXIST: 'not-found' });

/** Of seller and buyer alone: a price stands in them. */
const priced = ['agreement', 'confirmation', 'settlement-advice'] as const;
/** Of the debtor too. */
const unpriced = ['notice-of-assignment', 'acknowledgement'] as const;

export const dealDocumentKindSchema = z.enum([...priced, ...unpriced]);
export type DealDocumentKind = z.output<typeof dealDocumentKindSchema>;

/** A record as an act has left it, and where in the ledger that stands. */
export interface Written<Value> {
    readonly value: Value;
    readonly transactionId: string;
    readonly blockNumber: number;
    readonly recordedAt: Instant;
    /** The SHA-256 of the record with its salt, which the block shows to everybody. */
    readonly recordHash: string;
}

export interface PricedDocument extends Written<Deal> {
    readonly kind: (typeof priced)[number];
}
export interface UnpricedDocument extends Written<AssignmentNotice> {
    readonly kind: (typeof unpriced)[number];
}
/** What an act with a deal has put into words, with the record as that act has left it: it stays what it is for ever. */
export type DealDocument = PricedDocument | UnpricedDocument;

/** Everything that a bank holds of a deal, in the order in which it was written. */
export interface DealWritings {
    readonly deals: readonly Written<Deal>[];
    readonly notices: readonly Written<AssignmentNotice>[];
}

/** The documents that the acts so far have made. To a bank outside the deal it looks as if there were no such deal. */
export function dealDocuments({ deals, notices }: DealWritings): readonly DealDocument[] {
    const [traded] = deals;
    const [notified] = notices;
    const acknowledged = notices.find(({ value }) => value.acknowledgement !== undefined);
    const settled = deals.find(({ value }) => value.settlement !== undefined);
    const documents: readonly DealDocument[] = [
        ...(traded === undefined ? [] : [{ kind: agreementOf(traded.value), ...traded }]),
        ...(notified === undefined ? [] : [{ kind: 'notice-of-assignment' as const, ...notified }]),
        ...(acknowledged === undefined ? [] : [{ kind: 'acknowledgement' as const, ...acknowledged }]),
        ...(settled === undefined ? [] : [{ kind: 'settlement-advice' as const, ...settled }]),
    ];
    if (documents.length === 0) {
        throw refusal('DEAL_DOCUMENT_MUST_EXIST');
    }

    return documents;
}

function agreementOf({ market }: Deal): 'agreement' | 'confirmation' {
    return market === 'PRIMARY' ? 'agreement' : 'confirmation';
}

/** One of them. To the debtor what has a price looks as if it were not there. */
export function dealDocument(kind: DealDocumentKind, documents: readonly DealDocument[]): DealDocument {
    const found = documents.find((document) => document.kind === kind);
    if (found === undefined) {
        throw refusal('DEAL_DOCUMENT_MUST_EXIST');
    }

    return found;
}

/** Since when the documents of a deal mean nothing any more: it was called off. */
export function calledOffAt({ deals, notices }: DealWritings): Instant | undefined {
    return deals.at(-1)?.value.calledOffAt ?? notices.at(-1)?.value.calledOffAt;
}
