import { z } from 'zod';
import { bankingCalendarSchema } from '../../calendar/banking-calendar.js';
import { moneySchema } from '../../kernel/money.js';
import { dateSchema } from '../../kernel/time.js';
import { currencyConventionSchema } from './pricing-convention.js';
import { pricingTermsSchema } from './pricing-terms.js';

const { method, percentPerYear } = pricingTermsSchema.shape;
const { yearDays } = currencyConventionSchema.shape;
/** An amount of which only a part may be of a whole minor unit. It is shown; nothing is counted with it. */
const unroundedSchema = z.string().regex(/^\d+(?:\.\d+)?$/);

/** An amount that is agreed, or what all lines come to. */
const amountLineSchema = z.strictObject({
    what: z.enum(['FACE', 'HANDLING_FEE', 'COURIER_FEE', 'PROCEEDS']),
    amount: moneySchema,
});
/** An amount that runs with time. */
const interestLineSchema = z.strictObject({
    what: z.enum(['COMMITMENT_FEE', 'DISCOUNT']),
    base: unroundedSchema,
    percentPerYear,
    days: z.int().positive(),
    yearDays,
    /** What it comes to … */
    unrounded: unroundedSchema,
    /** … and by how much it lowers what is paid. */
    amount: moneySchema,
});
export type InterestLine = z.output<typeof interestLineSchema>;

export const pricingLineSchema = z.discriminatedUnion('what', [amountLineSchema, interestLineSchema]);
/** A step of the sum. */
export type PricingLine = z.output<typeof pricingLineSchema>;

export const rateStepSchema = z.strictObject({
    quoted: percentPerYear,
    /** What each resale before this sale adds … */
    perResale: percentPerYear,
    resaleCount: z.int().min(0),
    /** … and what the claim is discounted by. */
    charged: percentPerYear,
});
/** The rate, where it depends on how often the claim was sold on. */
export type RateStep = z.output<typeof rateStepSchema>;

export const pricingSchema = z.strictObject({
    method,
    rate: rateStepSchema.exactOptional(),
    /** When the claim is paid, and the calendars by which that was found. */
    dueOn: dateSchema,
    calendars: z.array(bankingCalendarSchema.pick({ place: true, version: true })).min(1),
    /** Days of grace included. */
    days: z.int().positive(),
    yearDays,
    /** The face, what is taken off it, and the proceeds: so much as the face less all between. */
    lines: z.array(pricingLineSchema).min(2),
    proceeds: moneySchema,
});
/** The price of a claim with every step of its sum. */
export type Pricing = z.output<typeof pricingSchema>;
