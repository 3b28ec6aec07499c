import { z } from 'zod';
import { changesTakeTwoSchema, signedFields } from '../approval/signed-policy.js';
import { dateSchema } from '../kernel/time.js';

/** From what the cap is a part: the value that customs cleared, or that without freight and insurance. */
export const financingBasisSchema = z.enum(['CLEARED_VALUE', 'FOB_VALUE']);
export type FinancingBasis = z.output<typeof financingBasisSchema>;

export const tenorPolicySchema = z.strictObject({
    /** Between the day of the decision and the day on which a loan is due. */
    maximumDays: z.int().min(1).max(3_660),
    maximumExtensions: z.int().min(0).max(100),
    /** Over all extensions of a loan together, from the day on which it was due at first. */
    maximumExtensionDays: z.int().min(0).max(3_660),
});
/** For how long money is lent. */
export type TenorPolicy = z.output<typeof tenorPolicySchema>;

export const financingPolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    /** The part of a declaration's value, as `basis` has it, that may be financed: 8000 is 80 %. */
    capBasisPoints: z.int().min(0).max(10_000),
    /** The value as customs cleared it, where the policy says nothing. */
    basis: financingBasisSchema.exactOptional(),
    reservationHours: z.int().min(1).max(8_760),
    balanceQuestionsPerDay: z.int().min(0).max(1_000),
    /** About how many documents a bank may ask; none where the policy says nothing. */
    documentsCheckedPerDay: z.int().min(0).max(100_000).exactOptional(),
    /** How often a bank may have declarations verified a day; not at all where the policy says nothing. */
    verifications: z
        .strictObject({
            perDay: z.int().min(0).max(100_000),
            /** Customs is silent that has vouched for nothing within so many hours. */
            sourceSilentAfterHours: z.int().min(1).max(8_760),
            /** For so long the evidence of an answer supports anything. */
            validHours: z.int().min(1).max(8_760),
        })
        .exactOptional(),
    /** How often a bank may ask about enterprises that have consented; never where the policy says nothing. */
    creditInquiriesPerDay: z.int().min(0).max(100_000).exactOptional(),
    changesTakeTwo: changesTakeTwoSchema,
    /** With it every loan must say when it is due; without it none must, and none is extended. */
    tenor: tenorPolicySchema.exactOptional(),
});
export type FinancingPolicy = z.output<typeof financingPolicySchema>;

export const financingPolicyBookSchema = z.strictObject({
    policies: z.array(financingPolicySchema.extend(signedFields)),
});
/** Every policy ever set, in the order of its first day: what was in force on a day stays answerable. */
export type FinancingPolicyBook = z.output<typeof financingPolicyBookSchema>;
