import type { DayCountBook } from '../day-count/day-count-convention.js';
import { daysPerYearOn } from '../day-count/set-day-counts.js';
import { subtract, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate, Instant } from '../kernel/time.js';
import { forwardedFrom } from '../presentation/forwarded.js';
import type { Presentation } from '../presentation/presentation.js';
import type { Authorisation } from '../reimbursement/authorisation.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import type { ReclaimReimbursement } from './api.js';
import type { Reclaim } from './reclaim.js';

const refusal = refusals({
    RECLAIM_MUST_BE_BY_ISSUING_BANK: 'forbidden',
    RECLAIM_MUST_FOLLOW_REIMBURSEMENT: 'conflict',
    RECLAIM_MUST_FOLLOW_REFUSAL: 'conflict',
});

/** What asking back starts from. */
export interface ReclaimingFacts {
    readonly claim: ReimbursementClaim;
    readonly authorisation: Pick<Authorisation, 'issuingBank'>;
    /** All under the credit, as they stand. */
    readonly presentations: readonly Presentation[];
    readonly bank: string;
    readonly dayCounts: DayCountBook | undefined;
    readonly at: Instant;
}

/**
 * Asks back what was reimbursed for documents that the issuing bank has refused with a notice in time, with interest from
 * the day on which it was paid (UCP 600 art. 16g). A bank that has taken the documents after all has nothing to ask back.
 */
export function reclaimReimbursement(
    { creditId, claimNumber, yearlyBasisPoints }: ReclaimReimbursement,
    { claim, authorisation, presentations, bank, dayCounts, at }: ReclaimingFacts,
): Reclaim {
    if (bank !== authorisation.issuingBank) {
        throw refusal('RECLAIM_MUST_BE_BY_ISSUING_BANK');
    }
    const { amount, from } = receivedFor(claim);
    const refused = refusedFrom(claim, presentations);
    const daysPerYear = daysPerYearOn(dayCounts, { currency: amount.currency, day: from });

    return {
        creditId,
        claimNumber,
        refusedNumber: refused.number,
        issuingBank: bank,
        reimbursedBank: claim.claimingBank,
        amount,
        interest: { yearlyBasisPoints, daysPerYear, from },
        receivedAt: at,
        status: 'CLAIMED',
    };
}

/**
 * What the bank has received as reimbursement, and when: without what the reimbursing bank has kept as its charges, which
 * are the issuing bank's where no reimbursement stands (art. 13b iv), and without interest for having been paid late.
 */
function receivedFor({ status, amount, payment, cover }: ReimbursementClaim): {
    readonly amount: Money;
    readonly from: CalendarDate;
} {
    if (payment !== undefined) {
        const { charges, paidOn } = payment;
        return { amount: charges === undefined ? amount : subtract(amount, charges), from: paidOn };
    }
    if (cover?.amount === undefined) {
        throw refusal('RECLAIM_MUST_FOLLOW_REIMBURSEMENT', { status });
    }

    return { amount: cover.amount, from: cover.valueDate };
}

/** The documents as they were sent on to the issuing bank, which has refused them and has not taken them since. */
export function refusedFrom(
    { presentationNumber }: Pick<ReimbursementClaim, 'presentationNumber'>,
    presentations: readonly Presentation[],
): Presentation {
    const sentOn = forwardedFrom({ number: presentationNumber }, presentations);
    if (sentOn?.refusal === undefined || !['REFUSED', 'RETURNED'].includes(sentOn.status)) {
        throw refusal('RECLAIM_MUST_FOLLOW_REFUSAL');
    }

    return sentOn;
}
