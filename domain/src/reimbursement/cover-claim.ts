import { localDay } from '../calendar/banking-days.js';
import { daysPerYearOn } from '../day-count/set-day-counts.js';
import type { DayCountBook } from '../day-count/day-count-convention.js';
import { simpleInterest } from '../day-count/simple-interest.js';
import type { PaymentDue } from '../dcep/payment-due.js';
import { sum, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import { coinsDue, paymentBy, type Debt } from '../presentation/payment.js';
import type { Answering } from './answer-claim.js';
import { answerEnds, asItStands } from './answer-deadline.js';
import type { CoverClaim, DemandCover } from './api.js';
import { stepFrom } from './claim-status.js';
import { mustReachOnValueDate } from './value-date.js';
import type { ReimbursementClaim } from './reimbursement-claim.js';

const refusal = refusals({
    DEMAND_MUST_BE_BY_CLAIMING_BANK: 'forbidden',
    DEMAND_MUST_FOLLOW_FAILURE_TO_REIMBURSE: 'conflict',
    DEMAND_MUST_BE_THE_ONLY_ONE: 'conflict',
    EXPENSES_MUST_BE_IN_CURRENCY_OF_CLAIM: 'invalid',
    COVER_MUST_BE_BY_ISSUING_BANK: 'forbidden',
    COVER_MUST_BE_DEMANDED: 'conflict',
    COVER_MUST_BE_THE_ONLY_ONE: 'conflict',
});

/**
 * The claiming bank turns to the issuing bank, which answers for any loss of interest and any expenses where its
 * reimbursing bank has not paid on first demand (UCP 600 art. 13b iii): declined, late, or paid too late. Interest is lost
 * from the last day on which the reimbursing bank could have paid in time, at a rate that the claiming bank states.
 */
export function demandCover(
    { yearlyBasisPoints, expenses }: Pick<DemandCover, 'yearlyBasisPoints' | 'expenses'>,
    { claim, bank, dayCounts, ...clock }: Answering & { readonly dayCounts: DayCountBook | undefined },
): ReimbursementClaim {
    if (bank !== claim.claimingBank) {
        throw refusal('DEMAND_MUST_BE_BY_CLAIMING_BANK');
    }
    const standing = asItStands(claim, clock);
    if (!hasFailed(standing)) {
        throw refusal('DEMAND_MUST_FOLLOW_FAILURE_TO_REIMBURSE', { status: standing.status });
    }
    if (standing.demand !== undefined) {
        throw refusal('DEMAND_MUST_BE_THE_ONLY_ONE');
    }
    const { currency } = claim.amount;
    if (expenses !== undefined && expenses.currency !== currency) {
        throw refusal('EXPENSES_MUST_BE_IN_CURRENCY_OF_CLAIM');
    }
    const from = answerEnds(claim, clock.calendar).later.lastDay;
    const daysPerYear = daysPerYearOn(dayCounts, { currency, day: from });

    return {
        ...standing,
        demand: { yearlyBasisPoints, daysPerYear, from, ...(expenses && { expenses }), at: clock.at },
    };
}

/** A claim that the issuing bank has covered, and the coins that move with it. */
export interface Covered {
    readonly claim: ReimbursementClaim;
    readonly coins?: PaymentDue;
}

/**
 * The issuing bank pays what its reimbursing bank has not paid on first demand, with the interest and the expenses that
 * the claiming bank demands: it is never relieved of its own obligation (art. 13c). What was paid too late is not paid
 * again: interest and expenses are.
 */
export function coverClaim(
    { means, valueDate }: Pick<CoverClaim, 'means' | 'valueDate'>,
    { claim, authorisation, bank, transactionId, ...clock }: Answering & { readonly transactionId: string },
): Covered {
    if (bank !== authorisation.issuingBank) {
        throw refusal('COVER_MUST_BE_BY_ISSUING_BANK');
    }
    const standing = asItStands(claim, clock);
    const status = stepFrom(standing.status, standing.status === 'REIMBURSED' ? 'COMPENSATE' : 'COVER');
    if (standing.cover !== undefined) {
        throw refusal('COVER_MUST_BE_THE_ONLY_ONE');
    }
    const due = coverDue(standing, valueDate);
    const { calendar, at } = clock;
    const demandedOn = localDay(calendar, demandOf(standing).at);
    mustReachOnValueDate({ means, valueDate }, { demandedOn, today: localDay(calendar, at) });
    const coins = coinsDue(coverDebt(authorisation.issuingBank, { claim: standing, valueDate }), means);
    const cover = { ...due, valueDate, payment: paymentBy(means, { transactionId, ...clock }) };

    return { claim: { ...standing, status, cover }, ...(coins && { coins }) };
}

/** What the issuing bank owes if it pays for a day. */
export interface CoverDue {
    readonly amount?: Money;
    readonly interest: Money;
    readonly expenses?: Money;
}

/** What is due if it is paid for a day; of what the reimbursing bank has paid too late, interest until it paid. */
export function coverDue(claim: ReimbursementClaim, valueDate: CalendarDate): CoverDue {
    const { amount, payment } = claim;
    const demand = demandOf(claim);
    const { expenses } = demand;

    return {
        ...(payment === undefined && { amount }),
        interest: simpleInterest(amount, demand, payment?.paidOn ?? valueDate),
        ...(expenses && { expenses }),
    };
}

/** All that is paid together, from bank to bank. */
export function coverDebt(
    debtorBank: string,
    { claim, valueDate }: { readonly claim: ReimbursementClaim; readonly valueDate: CalendarDate },
): Debt {
    const { creditId: reference, claimingBank: creditorBank } = claim;
    const { amount, interest, expenses } = coverDue(claim, valueDate);
    const parts = [amount, interest, expenses].filter((each) => each !== undefined);

    return { reference, amount: sum(interest.currency, parts), debtorBank, creditorBank, beneficiary: {} };
}

/** What the claiming bank asks for. */
function demandOf({ status, demand }: ReimbursementClaim): NonNullable<ReimbursementClaim['demand']> {
    if (demand === undefined) {
        throw refusal('COVER_MUST_BE_DEMANDED', { status });
    }

    return demand;
}

/** Whether the reimbursing bank has not paid on first demand. */
function hasFailed({ status, overdueAt }: ReimbursementClaim): boolean {
    return status === 'DECLINED' || status === 'OVERDUE' || (status === 'REIMBURSED' && overdueAt !== undefined);
}
