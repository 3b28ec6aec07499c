import { z } from 'zod';
import { pricingConventionBookSchema, pricingConventionSchema } from './pricing-convention.js';

export const setPricingConventionsSchema = z.strictObject({
    conventions: z.array(pricingConventionSchema).min(1).max(10),
});
export type SetPricingConventions = z.output<typeof setPricingConventionsSchema>;

export const readPricingConventionsSchema = z.strictObject({});
/** What a reader of the conventions gets. */
export const pricingConventionsReadSchema = pricingConventionBookSchema;
