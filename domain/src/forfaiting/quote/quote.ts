import { z } from 'zod';
import { isOver } from '../../calendar/deadline.js';
import { canonicalJson } from '../../kernel/json.js';
import { refusals } from '../../kernel/refusal.js';
import { instantSchema, type Instant } from '../../kernel/time.js';
import { pricingTermsSchema } from '../pricing/pricing-terms.js';

const refusal = refusals({ QUOTE_MUST_BE_FIRM: 'invalid', QUOTE_MUST_BE_IN_TIME: 'conflict' });

export const quoteSchema = z.strictObject({
    /** A firm quote binds its bank until it ends; an indicative one tells where the bank stands and binds nobody. */
    kind: z.enum(['FIRM', 'INDICATIVE']),
    terms: pricingTermsSchema,
    validUntil: instantSchema,
});
/** For what, and until when, a bank would buy a claim. */
export type Quote = z.output<typeof quoteSchema>;

/** A quote by which its bank is bound at an instant. */
export function mustBind({ kind, validUntil }: Quote, at: Instant): void {
    mustBeFirm(kind);
    if (isOver({ endsAt: validUntil }, at)) {
        throw refusal('QUOTE_MUST_BE_IN_TIME', { validUntil });
    }
}

export function mustBeFirm(kind: Quote['kind']): void {
    if (kind !== 'FIRM') {
        throw refusal('QUOTE_MUST_BE_FIRM');
    }
}

/** What a sealed quote is hidden in. */
export interface Sealing {
    readonly requestId: string;
    readonly bank: string;
    readonly quote: Quote;
    /** Without it the few rates that a bank may quote could be tried out against the hash. */
    readonly salt: string;
}

/**
 * The text of which the commitment is the SHA-256. The bank and the request stand in it, so that nobody commits to what
 * another has sealed, to show the same when the other shows it.
 */
export function sealedText({ requestId, bank, quote, salt }: Sealing): string {
    return canonicalJson({ type: 'cohong.sealed-quote', requestId, bank, quote, salt });
}
