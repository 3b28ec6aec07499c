import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { instantSchema } from '../kernel/time.js';
import type { Financing, Repayment } from './financing.js';

/** What a registrar may find when a repayment is to be reversed. All but the first leave the repayment as it is. */
export const reversalCodes = [
    'ENTRY_IS_REVERSED',
    'DOCUMENTS_MUST_BE_FREE',
    'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
] as const;
export type ReversalCode = (typeof reversalCodes)[number];

export const reversalSchema = z.strictObject({
    reversalId: randomIdSchema,
    /** The repayment that is reversed; the pay-out where none is named. */
    repaymentId: randomIdSchema.exactOptional(),
    /** Of the entry that is reversed. */
    amount: moneySchema,
    reason: textSchema(500),
    at: instantSchema,
    /** Left out until a registrar has looked. */
    decision: z
        .strictObject({
            code: z.enum(reversalCodes),
            /** What is left of the declaration of which more had to be taken again. */
            available: moneySchema.exactOptional(),
            at: instantSchema,
        })
        .exactOptional(),
});
/** An entry that takes back another which was recorded wrongly. Both stay. */
export type Reversal = z.output<typeof reversalSchema>;

type Entries = Pick<Financing, 'repayments' | 'reversals'>;

/** The repayments that no reversal has taken back. */
export function standingRepayments({ repayments, reversals = [] }: Entries): readonly Repayment[] {
    const reversed = new Set(
        reversals.filter(({ decision }) => decision?.code === 'ENTRY_IS_REVERSED').map((each) => each.repaymentId),
    );

    return repayments.filter(({ repaymentId }) => !reversed.has(repaymentId));
}

/** The reversals that wait for a registrar, the oldest first. */
export function reversalsToDecide({ reversals = [] }: Pick<Financing, 'reversals'>): readonly Reversal[] {
    return reversals.filter(({ decision }) => decision === undefined);
}
