import { z } from 'zod';
import { randomIdSchema } from '../../kernel/salt.js';
import { decimalSchema } from '../../kernel/text.js';
import { dateSchema, instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { bankClassSchema, marketPolicySchema } from '../market/market-policy.js';
import { currencyConventionSchema } from '../pricing/pricing-convention.js';

export const curvePointSchema = z.strictObject({
    /** Of the banks that owe what was sold. */
    bankClass: bankClassSchema,
    currency: currencyConventionSchema.shape.currency,
    /** How long it ran when it was paid for: the tenor, by its name. */
    months: marketPolicySchema.shape.tenors.element.shape.months,
    /** What the buyers earn on average, all fees in it, as a simple yield; to the basis point. */
    percentPerYear: decimalSchema(2),
    /** Of how many deals. */
    deals: z.int().min(3),
});
/** At what rate claims on a class of banks were sold that ran about so long. */
export type CurvePoint = z.output<typeof curvePointSchema>;

export const quoteCurveSchema = z.strictObject({
    /** In China; what was settled by its end and told of in no curve before. */
    day: dateSchema,
    postedAt: instantSchema,
    points: z.array(curvePointSchema),
});
/** The rates of deals that were settled, each deal in one curve at most: public. */
export type QuoteCurve = z.output<typeof quoteCurveSchema>;

export const countedDealSchema = z.strictObject({
    dealId: randomIdSchema,
    day: dateSchema,
    postedAt: instantSchema,
});
/** That a deal stands in the curve of a day, in the books of the regulators. */
export type CountedDeal = z.output<typeof countedDealSchema>;

/** As many as one transaction reads without ado. */
export const mostDeals = 200;

export const publishCurveSchema = z.strictObject({
    day: dateSchema,
    /** What was settled, and in whose books it is read; what an earlier curve tells of is passed over. */
    deals: z
        .array(z.strictObject({ buyer: mspIdSchema, dealId: randomIdSchema }))
        .max(mostDeals)
        .refine((all) => new Set(all.map(({ dealId }) => dealId)).size === all.length, 'must not repeat'),
});
export type PublishCurve = z.output<typeof publishCurveSchema>;
