import { z } from 'zod';
import { zero } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { financingSchema, type Financing, type Payment } from './financing.js';
import { reversalSchema, reversalsToDecide, standingRepayments, type Reversal } from './reversal.js';

const refusal = refusals({
    REVERSAL_MUST_BE_NEW: 'conflict',
    REPAYMENT_MUST_STAND: 'conflict',
    REVERSAL_MUST_NOT_AWAIT_DECISION: 'conflict',
    DISBURSEMENT_MUST_STAND_ALONE: 'conflict',
    PAYMENT_MUST_BE_OUTSIDE_LEDGER: 'conflict',
});

export const reverseRepaymentSchema = reversalSchema
    .pick({ reversalId: true, reason: true })
    .extend({ financingId: financingSchema.shape.financingId, repaymentId: randomIdSchema });
/** What a maker proposes and a checker approves. */
export type ReverseRepayment = z.output<typeof reverseRepaymentSchema>;

export const reverseDisbursementSchema = reverseRepaymentSchema.omit({ repaymentId: true });
export type ReverseDisbursement = z.output<typeof reverseDisbursementSchema>;

export interface ReversalFacts {
    readonly financing: Financing;
    readonly at: Instant;
}

/**
 * Says that a repayment was recorded wrongly. The loan is owed again when a registrar has taken the goods for it again:
 * what the repayment had freed another bank may have financed since, in good faith.
 */
export function reverseRepayment(
    { repaymentId, reversalId, reason }: ReverseRepayment,
    { financing, at }: ReversalFacts,
): Financing {
    mustBeNew(reversalId, financing);
    const repayment = standingRepayments(financing).find((each) => each.repaymentId === repaymentId);
    if (repayment === undefined) {
        throw refusal('REPAYMENT_MUST_STAND');
    }
    if (reversalsToDecide(financing).some((each) => each.repaymentId === repaymentId)) {
        throw refusal('REVERSAL_MUST_NOT_AWAIT_DECISION');
    }
    mustBeOutside(repayment.payment);

    return withReversal(financing, { reversalId, repaymentId, amount: repayment.amount, reason, at });
}

/** Says that a loan was never paid out: nothing was lent, and a registrar frees the goods as after a withdrawal. */
export function reverseDisbursement(
    { reversalId, reason }: ReverseDisbursement,
    { financing, at }: ReversalFacts,
): Financing {
    mustBeNew(reversalId, financing);
    const { status, disbursement, amount } = financing;
    if (status !== 'DISBURSED' || disbursement === undefined) {
        throw refusal('DISBURSEMENT_MUST_STAND_ALONE', { status });
    }
    mustBeOutside(disbursement.payment);

    return {
        ...withReversal(financing, { reversalId, amount, reason, at, decision: { code: 'ENTRY_IS_REVERSED', at } }),
        status: 'REVERSED',
        outstanding: zero(amount.currency),
    };
}

/** A registrar's answer names the reversal that it is about. */
function mustBeNew(reversalId: string, { reversals = [] }: Financing): void {
    if (reversals.some((earlier) => earlier.reversalId === reversalId)) {
        throw refusal('REVERSAL_MUST_BE_NEW');
    }
}

/** Money that moved on the ledger has moved: it is paid back. What is told by a presentation is not the lender's to deny. */
function mustBeOutside({ means }: Payment): void {
    if (means !== 'OUTSIDE') {
        throw refusal('PAYMENT_MUST_BE_OUTSIDE_LEDGER', { means });
    }
}

function withReversal(financing: Financing, reversal: Reversal): Financing {
    return { ...financing, reversals: [...(financing.reversals ?? []), reversal] };
}
