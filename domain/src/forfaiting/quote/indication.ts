import { z } from 'zod';
import { moneySchema } from '../../kernel/money.js';
import { instantSchema } from '../../kernel/time.js';
import { pricingTermsSchema } from '../pricing/pricing-terms.js';

const { method, percentPerYear, perResalePercentPerYear, graceDays } = pricingTermsSchema.shape;

export const indicationSchema = z.strictObject({
    method,
    /** The rate at which a bank might buy, at best for the seller … */
    fromPercentPerYear: percentPerYear,
    /** … and at worst: the same, where it names one rate. */
    toPercentPerYear: percentPerYear,
    perResalePercentPerYear,
    graceDays,
});
/** Within what range a bank would quote. It binds nobody, is open to the seller at once, and is never taken. */
export type Indication = z.output<typeof indicationSchema>;

export const indicatedSchema = indicationSchema.extend({
    at: instantSchema,
    /** What the claim would come to then. */
    proceeds: z.strictObject({ most: moneySchema, least: moneySchema }),
});
/** An indicative quote for a claim, as its bank has given it last. */
export type Indicated = z.output<typeof indicatedSchema>;
