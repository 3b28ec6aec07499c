import { z } from 'zod';
import { moneySchema } from '../../kernel/money.js';
import { decimalSchema } from '../../kernel/text.js';

/** Per cent a year, as "2.85". */
const percentPerYearSchema = decimalSchema(6).meta({ example: '2.85' });

/** How a rate becomes a price: as a part of the face, or as what the price itself earns until it is paid. */
export const pricingMethods = ['STRAIGHT_DISCOUNT', 'SIMPLE_YIELD', 'SEMI_ANNUAL_YIELD', 'ANNUAL_YIELD'] as const;
export type PricingMethod = (typeof pricingMethods)[number];

export const pricingTermsSchema = z.strictObject({
    method: z.enum(pricingMethods),
    percentPerYear: percentPerYearSchema,
    /** By how much the rate is higher for each time that the claim was sold on before (转卖次数). */
    perResalePercentPerYear: percentPerYearSchema.exactOptional(),
    /** Days for which the buyer reckons with being paid late; they count as days of the tenor. */
    graceDays: z.int().min(0).max(30),
    /** What the seller owes for the buyer's being bound, from the trade date until the money is paid out. */
    commitmentPercentPerYear: percentPerYearSchema.exactOptional(),
    handlingFee: moneySchema.exactOptional(),
    courierFee: moneySchema.exactOptional(),
});
/** For what a bank would buy a claim. */
export type PricingTerms = z.output<typeof pricingTermsSchema>;
