import { z } from 'zod';
import { moneySchema } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { instantSchema } from '../../kernel/time.js';
import { dealSchema, type Deal } from '../deal/deal.js';

const refusal = refusals({ HOLDING_MUST_BE_PAID_FOR: 'not-found' });

const { dealId, claimId, origin, seller, buyer, claim, reserve } = dealSchema.shape;
const { debtorBank, amount, maturity } = claim.shape;

export const purchaseSchema = z.strictObject({
    dealId,
    claimId,
    origin,
    debtorBank,
    seller,
    buyer,
    boughtAt: instantSchema,
    /** What was paid for it. */
    price: moneySchema,
    /** What its debtor owes … */
    amount,
    /** … on this day, if banks are open on it. */
    maturity,
    /** What it was paid for under; lifted or not. */
    reserve,
});
/** A claim that a bank has bought, as its purchase alone tells of it. */
export type Purchase = z.output<typeof purchaseSchema>;

/** What was bought, and for how much. A deal that is not paid for is no holding. */
export function purchaseOf({ settlement, ...deal }: Deal): Purchase {
    if (settlement === undefined) {
        throw refusal('HOLDING_MUST_BE_PAID_FOR');
    }
    const { dealId, claimId, origin, seller, buyer, claim, reserve } = deal;
    const { debtorBank, amount, maturity } = claim;
    const { pricing, payment } = settlement;

    return {
        ...{ dealId, claimId, origin, debtorBank, seller, buyer },
        ...{ boughtAt: payment.at, price: pricing.proceeds, amount, maturity },
        ...(reserve && { reserve }),
    };
}
