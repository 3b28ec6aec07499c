import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { moneySchema } from '../kernel/money.js';
import { mspIdSchema } from '../party/member.js';
import { financingSchema, paymentReferenceSchema } from './financing.js';
import { financingPolicySchema } from './policy.js';

/** What a line of an explanation is about, in the order in which lines stand. */
export const balanceLineCodes = [
    'DECLARED_VALUE',
    /** Customs has amended it into another currency than that of what lies on it, of which it bears nothing. */
    'DECLARED_IN_OTHER_CURRENCY',
    'NOT_RELEASED',
    /** The buyer pays them with the goods, and customs has not noted them so that they could be taken off. */
    'FOB_VALUE_UNKNOWN',
    'FREIGHT',
    'INSURANCE',
    'ABOVE_CAP',
    'FINANCING',
    /** To a bank: all that lies on the declaration and is not its own, in one sum. */
    'OTHER_BANKS',
    'COLLECTED',
    /** What lies on it above what it bears: that is less than nothing, and shown as nothing. */
    'EXCESS',
] as const;

export const balanceLineSchema = z.strictObject({
    code: z.enum(balanceLineCodes),
    effect: z.enum(['ADDS', 'TAKES']),
    amount: moneySchema,
    /** Of a declared value: the version that customs has now. */
    declarationVersion: z.int().positive().exactOptional(),
    /** Of what is above the cap: the policy that sets it. */
    policy: financingPolicySchema.pick({ effectiveFrom: true, capBasisPoints: true }).exactOptional(),
    /** Of a financing: what of the declaration it holds is the amount of the line. */
    bank: mspIdSchema.exactOptional(),
    /** Of what was collected: the buyer's payment, as the bank calls it where it came in. */
    reference: paymentReferenceSchema.exactOptional(),
    financingId: randomIdSchema.exactOptional(),
    /** For regulators: how the whole financing stands, in its own currency, as its bank's book has it. */
    financing: z
        .strictObject({
            status: financingSchema.shape.status,
            amount: moneySchema,
            repaidFromProceeds: moneySchema,
            repaidFromOtherFunds: moneySchema,
        })
        .exactOptional(),
});
/** One reason why so much can still be financed and no more. */
export type BalanceLine = z.output<typeof balanceLineSchema>;

export const balanceExplanationSchema = z.strictObject({
    /** They add up to what is available, to the minor unit. */
    lines: z.array(balanceLineSchema),
    available: moneySchema,
});
export type BalanceExplanation = z.output<typeof balanceExplanationSchema>;
