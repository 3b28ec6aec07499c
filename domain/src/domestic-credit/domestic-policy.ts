import { z } from 'zod';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';

export const domesticPolicySchema = z.strictObject({
    /** The first day, in China, on which credits are issued under it. */
    effectiveFrom: dateSchema,
    /** Banking days, from the day after documents came, in which a bank pays, confirms payment at maturity or refuses. */
    examinationDays: z.int().min(1).max(30),
    /** Banking days, from the day after a credit or an amendment came, in which a bank passes it on or says that it does not. */
    adviceDays: z.int().min(1).max(30),
    /** Days after shipment or service within which documents are presented, where the credit does not say. */
    presentationDays: z.int().min(1).max(366),
    /** The longest that a credit may put payment off. */
    longestTenorDays: z.int().min(1).max(3650),
    /** Months after expiry from which the issuing bank may cancel a credit under which nothing was presented. */
    monthsToCancellation: z.int().min(0).max(60),
    /** Where it was taken from. */
    source: textSchema(500),
});
/** What the measures for domestic credits leave in figures: dated, since figures are what changes of them. */
export type DomesticPolicy = z.output<typeof domesticPolicySchema>;

export const domesticPolicyBookSchema = z.strictObject({ policies: z.array(domesticPolicySchema) });
/** Every policy ever set, in the order of its first day: what was in force on a day stays answerable. */
export type DomesticPolicyBook = z.output<typeof domesticPolicyBookSchema>;
