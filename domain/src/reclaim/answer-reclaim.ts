import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { localDay } from '../calendar/banking-days.js';
import { simpleInterest } from '../day-count/simple-interest.js';
import type { PaymentDue } from '../dcep/payment-due.js';
import { add } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate, Instant } from '../kernel/time.js';
import { coinsDue, paymentBy, type Debt, type Paying } from '../presentation/payment.js';
import type { Presentation } from '../presentation/presentation.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import { mustReachOnValueDate } from '../reimbursement/value-date.js';
import type { DisputeReclaim, PayReclaim } from './api.js';
import { refusedFrom } from './reclaim-reimbursement.js';
import { stepFrom } from './reclaim-status.js';
import type { Reclaim } from './reclaim.js';

const refusal = refusals({ ANSWER_MUST_BE_BY_REIMBURSED_BANK: 'forbidden' });

/** Says what stands against it. The issuing bank's right follows from the rules, so that it stays payable. */
export function disputeReclaim(
    { explanation }: Pick<DisputeReclaim, 'explanation'>,
    { reclaim, bank, at }: { readonly reclaim: Reclaim; readonly bank: string; readonly at: Instant },
): Reclaim {
    mustBeReimbursedBank(reclaim, bank);

    return { ...reclaim, status: stepFrom(reclaim.status, 'DISPUTE'), dispute: { explanation, at } };
}

/** What paying back starts from. */
export interface PayingBack extends Paying {
    readonly reclaim: Reclaim;
    readonly claim: ReimbursementClaim;
    readonly presentations: readonly Presentation[];
    readonly bank: string;
    /** Of the place where the reimbursement was paid. */
    readonly calendar: BankingCalendar;
}

/** What was asked back and is paid: the drawing is no longer reimbursed. */
export interface PaidBack {
    readonly reclaim: Reclaim;
    readonly claim: ReimbursementClaim;
    readonly coins?: PaymentDue;
}

/** Pays it back, with interest until the day on which the issuing bank has it, if the documents still stand refused. */
export function payReclaim(
    { means, valueDate }: Pick<PayReclaim, 'means' | 'valueDate'>,
    { reclaim, claim, presentations, bank, calendar, ...paying }: PayingBack,
): PaidBack {
    mustBeReimbursedBank(reclaim, bank);
    const status = stepFrom(reclaim.status, 'PAY');
    refusedFrom(claim, presentations);
    const demandedOn = localDay(calendar, reclaim.receivedAt);
    mustReachOnValueDate({ means, valueDate }, { demandedOn, today: localDay(calendar, paying.at) });
    const interest = simpleInterest(reclaim.amount, reclaim.interest, valueDate);
    const coins = coinsDue(reclaimDebt(reclaim, valueDate), means);
    const payment = paymentBy(means, paying);

    return {
        reclaim: { ...reclaim, status, paid: { interest, valueDate, payment } },
        claim: { ...claim, refundedAt: paying.at },
        ...(coins && { coins }),
    };
}

/** What is due if it is paid for a day: the amount and the interest together. */
export function reclaimDebt(
    { creditId: reference, amount, interest, issuingBank: creditorBank, reimbursedBank: debtorBank }: Reclaim,
    valueDate: CalendarDate,
): Debt {
    const all = add(amount, simpleInterest(amount, interest, valueDate));

    return { reference, amount: all, debtorBank, creditorBank, beneficiary: {} };
}

function mustBeReimbursedBank({ reimbursedBank }: Reclaim, bank: string): void {
    if (bank !== reimbursedBank) {
        throw refusal('ANSWER_MUST_BE_BY_REIMBURSED_BANK');
    }
}
