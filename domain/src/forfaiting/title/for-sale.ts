import { z } from 'zod';
import { refusals } from '../../kernel/refusal.js';
import { randomIdSchema } from '../../kernel/salt.js';
import { isOpen } from '../deal/deal-status.js';
import type { Deal } from '../deal/deal.js';
import { mustBeFree, type TitleFacts } from './held-title.js';

const refusal = refusals({ CLAIM_MUST_NOT_BE_UNDER_DEAL: 'conflict' });

export const lastDealSchema = z.strictObject({ claimId: randomIdSchema, dealId: randomIdSchema });
/**
 * By which deal a bank has sold a claim last, in its own books: neither the debtor nor another buyer is to learn of a deal from
 * what keeps the bank from a second one. Every trade of the claim writes it, so of two at once one is done.
 */
export type LastDeal = z.output<typeof lastDealSchema>;

/** What an act starts from by which a holder sells a claim, or makes other claims of it. */
export interface SellingFacts extends TitleFacts {
    /** The last deal by which the bank has sold it, as it stands. */
    readonly lastDeal: Pick<Deal, 'status'> | undefined;
}

/** A claim that its holder may offer: it is free, and the bank is bound to sell it to nobody. */
export function mustBeForSale(facts: SellingFacts): void {
    mustBeFree(facts);
    mustNotBeUnderDeal(facts.lastDeal);
}

export function mustNotBeUnderDeal(lastDeal: SellingFacts['lastDeal']): void {
    if (lastDeal !== undefined && isOpen(lastDeal.status)) {
        throw refusal('CLAIM_MUST_NOT_BE_UNDER_DEAL', { status: lastDeal.status });
    }
}
