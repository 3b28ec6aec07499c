import { z } from 'zod';
import { refusals } from '../../kernel/refusal.js';
import { randomIdSchema } from '../../kernel/salt.js';
import { isOpen } from '../deal/deal-status.js';
import type { Deal } from '../deal/deal.js';
import { mustBeFree, type TitleFacts } from './held-title.js';

const refusal = refusals({
    CLAIM_MUST_NOT_BE_UNDER_DEAL: 'conflict',
    CLAIM_MUST_NOT_BE_PARTICIPATED: 'conflict',
});

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
    /** Whether another bank has a share in its risk, or is offered one. */
    readonly isParticipated: boolean;
}

/**
 * A claim that its holder may offer: it is free, the bank is bound to sell it to nobody, and nobody relies on the bank to
 * collect a share of it.
 */
export function mustBeForSale(facts: SellingFacts): void {
    mustBeUnsold(facts);
    mustNotBeParticipated(facts);
}

/** A claim that is its holder's, and that it is bound to sell to nobody. */
export function mustBeUnsold(facts: Omit<SellingFacts, 'isParticipated'>): void {
    mustBeFree(facts);
    mustNotBeUnderDeal(facts.lastDeal);
}

export function mustNotBeUnderDeal(lastDeal: SellingFacts['lastDeal']): void {
    if (lastDeal !== undefined && isOpen(lastDeal.status)) {
        throw refusal('CLAIM_MUST_NOT_BE_UNDER_DEAL', { status: lastDeal.status });
    }
}

/** Who has a share relies on the bank that gave it to hold the claim until it is collected. */
export function mustNotBeParticipated({ isParticipated }: Pick<SellingFacts, 'isParticipated'>): void {
    if (isParticipated) {
        throw refusal('CLAIM_MUST_NOT_BE_PARTICIPATED');
    }
}
