import type { PaymentDue } from '../../dcep/payment-due.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import { coinsDue, paymentBy, type Debt, type Paying } from '../../presentation/payment.js';
import type { PayLateInterest, WaiveLateInterest } from './api.js';
import { lateInterestAfter } from './late-interest-status.js';
import type { LateInterest } from './late-interest.js';

const refusal = refusals({
    LATE_INTEREST_MUST_BE_PAID_BY_DEBTOR: 'forbidden',
    LATE_INTEREST_MUST_BE_WAIVED_BY_CREDITOR: 'forbidden',
});

/** What the two banks do about it starts from. */
export interface AnsweringFacts {
    readonly bank: string;
    readonly lateInterest: LateInterest;
    readonly at: Instant;
}

export interface PaidLateInterest {
    readonly lateInterest: LateInterest;
    readonly coins?: PaymentDue;
}

/** Pays it, all of it and once, in e-CNY or outside the ledger. */
export function payLateInterest(
    { means }: Pick<PayLateInterest, 'means'>,
    { bank, lateInterest, ...paying }: AnsweringFacts & Paying,
): PaidLateInterest {
    if (bank !== lateInterest.debtorBank) {
        throw refusal('LATE_INTEREST_MUST_BE_PAID_BY_DEBTOR');
    }
    const status = lateInterestAfter(lateInterest.status, 'PAY');
    const coins = coinsDue(lateInterestDebt(lateInterest), means);

    return {
        lateInterest: { ...lateInterest, status, payment: paymentBy(means, paying) },
        ...(coins && { coins }),
    };
}

/** Gives it up, for a reason: the debtor owes it no more. */
export function waiveLateInterest(
    { reason }: Pick<WaiveLateInterest, 'reason'>,
    { bank, lateInterest, at }: AnsweringFacts,
): LateInterest {
    if (bank !== lateInterest.creditorBank) {
        throw refusal('LATE_INTEREST_MUST_BE_WAIVED_BY_CREDITOR');
    }

    return { ...lateInterest, status: lateInterestAfter(lateInterest.status, 'WAIVE'), waived: { reason, at } };
}

export function lateInterestDebt({ claimId: reference, amount, debtorBank, creditorBank }: LateInterest): Debt {
    return { reference, amount, debtorBank, creditorBank, beneficiary: {} };
}
