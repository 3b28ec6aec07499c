import { compare, moneyToWire, subtract } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Settlement } from '../dcep/api.js';
import type { RecordRepayment } from './api.js';
import type { Financing } from './financing.js';
import { isOwed } from './owed.js';
import { mustFitMeans, mustSettle, paymentBy } from './settlement-due.js';

const refusal = refusals({
    FINANCING_MUST_BE_DISBURSED: 'conflict',
    REPAYMENT_MUST_BE_NEW: 'conflict',
    AMOUNT_MUST_BE_POSITIVE: 'invalid',
    CURRENCY_MUST_MATCH_FINANCING: 'invalid',
    PROCEEDS_MUST_COME_FROM_EXPORT: 'invalid',
    PROCEEDS_MUST_COVER_AMOUNT: 'invalid',
    REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING: 'conflict',
});

export interface RepaymentFacts {
    readonly financing: Financing;
    /** The coins that move with the act, when they do. */
    readonly settlement?: Settlement | undefined;
    readonly transactionId: string;
    readonly receivedAt: Instant;
}

/**
 * Takes a repayment of a loan, in full or in part.
 * The bank's own book follows at once; the declaration only when a registrar has noted it.
 */
export function recordRepayment(repayment: RecordRepayment, facts: RepaymentFacts): Financing {
    const { financing, settlement, transactionId, receivedAt } = facts;
    const { means, ...recorded } = repayment;
    mustBeOpenLoan(repayment, financing);
    mustBeRepayable(repayment, financing);
    mustFitMeans(repayment);
    mustSettle(financing, { direction: 'FROM_BORROWER', amount: repayment.amount, means }, settlement);

    const outstanding = subtract(financing.outstanding, repayment.amount);
    const { repaymentId, amount, source, proceeds } = recorded;

    return {
        ...financing,
        status: outstanding.minorUnits === 0n ? 'REPAID' : inPartRepaid(financing),
        outstanding,
        repayments: [
            ...financing.repayments,
            {
                repaymentId,
                amount,
                ...(proceeds && { proceeds }),
                source,
                payment: paymentBy(means, transactionId),
                receivedAt,
                isNoted: false,
            },
        ],
    };
}

/** What is recovered of a loan does not bring it back into the books. */
function inPartRepaid({ writeOff }: Financing): Financing['status'] {
    return writeOff === undefined ? 'PARTIALLY_REPAID' : 'WRITTEN_OFF';
}

function mustBeOpenLoan({ repaymentId }: RecordRepayment, { status, repayments }: Financing): void {
    if (!isOwed({ status })) {
        throw refusal('FINANCING_MUST_BE_DISBURSED', { status });
    }
    if (repayments.some((earlier) => earlier.repaymentId === repaymentId)) {
        throw refusal('REPAYMENT_MUST_BE_NEW');
    }
}

/** Refuses what cannot repay a loan of which so much is outstanding, whatever it was lent on. */
export function mustBeRepayable(
    { amount, proceeds, source }: Pick<RecordRepayment, 'amount' | 'proceeds' | 'source'>,
    { outstanding }: Pick<Financing, 'outstanding'>,
): void {
    if (amount.minorUnits === 0n) {
        throw refusal('AMOUNT_MUST_BE_POSITIVE');
    }
    if (amount.currency !== outstanding.currency || (proceeds ?? amount).currency !== outstanding.currency) {
        throw refusal('CURRENCY_MUST_MATCH_FINANCING', { currency: outstanding.currency });
    }
    if (proceeds !== undefined && source !== 'EXPORT_PROCEEDS') {
        throw refusal('PROCEEDS_MUST_COME_FROM_EXPORT');
    }
    if (proceeds !== undefined && compare(proceeds, amount) < 0) {
        throw refusal('PROCEEDS_MUST_COVER_AMOUNT');
    }
    if (compare(amount, outstanding) > 0) {
        throw refusal('REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING', { outstanding: { ...moneyToWire(outstanding) } });
    }
}
