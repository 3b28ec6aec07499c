import { z } from 'zod';
import { dateSchema } from '../kernel/time.js';

const rateSchema = z.int().min(0).max(10_000);

/** A day of every year, as "03-20". The last of February is 02-28. */
const dayOfYearSchema = z.string().refine((day) => dateSchema.safeParse(`2025-${day}`).success, {
    message: 'must be a day of every year as MM-DD',
});

export const interestTermsSchema = z.strictObject({
    /** By tier, in ten-thousandths of the balance a year. An anonymous wallet, tier IV, bears none. */
    yearlyBasisPoints: z.strictObject({ CORPORATE: rateSchema, I: rateSchema, II: rateSchema, III: rateSchema }),
    /** How many days a year has for it, whatever the calendar says. */
    dayCount: z.literal([360, 365]),
    /** The days with whose end a period ends: what has accrued by then is due on the day after. */
    settledOn: z.array(dayOfYearSchema).min(1).max(12),
});
/** What wallets earn on what is in them. */
export type InterestTerms = z.output<typeof interestTermsSchema>;
