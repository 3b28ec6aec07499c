import { z } from 'zod';
import { moneySchema } from '../../kernel/money.js';
import { buyerBookSchema, type BuyerBook, type Stake } from './buyer-book.js';
import { buyerLimitSchema, buyerLimitsSchema } from './limits.js';
import { atStake } from './within-limits.js';

export const setLimitsSchema = z.strictObject({
    /** Which version they take the place of: 0 at first. */
    expectedVersion: z.int().min(0),
    limits: buyerLimitsSchema,
});
/** What a maker proposes and a checker approves. */
export type SetLimits = z.output<typeof setLimitsSchema>;

export const buyerLimitsViewSchema = z.strictObject({
    version: buyerBookSchema.shape.version,
    limits: z.array(buyerLimitSchema.extend({ atStake: moneySchema })),
    exposures: buyerBookSchema.shape.exposures,
});
/** The limits of a bank, with what it has at stake towards each just now. */
export type BuyerLimitsView = z.output<typeof buyerLimitsViewSchema>;

/** The book as it stands, with what is still at stake. */
export function buyerLimitsView(
    { version, limits }: Pick<BuyerBook, 'version' | 'limits'>,
    standing: readonly Stake[],
): BuyerLimitsView {
    return {
        version,
        limits: limits.map((limit) => ({ ...limit, atStake: atStake(limit, standing) })),
        exposures: [...standing],
    };
}
