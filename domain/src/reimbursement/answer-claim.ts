import { localDay } from '../calendar/banking-days.js';
import { compare } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { mustBeNewPayment, type PaidBefore } from '../presentation/outside-payment.js';
import { asItStands, type Clock } from './answer-deadline.js';
import type { DeclineClaim, ReimburseClaim } from './api.js';
import type { Authorisation } from './authorisation.js';
import { stepFrom } from './claim-status.js';
import type { DeclineReason, ReimbursementClaim } from './reimbursement-claim.js';

const refusal = refusals({
    ANSWER_MUST_BE_BY_REIMBURSING_BANK: 'forbidden',
    REIMBURSEMENT_MUST_NOT_PRECEDE_DUE_DATE: 'conflict',
    CHARGES_MUST_BE_FOR_BENEFICIARY: 'conflict',
    CHARGES_MUST_BE_LESS_THAN_CLAIM: 'invalid',
    NOTICE_OF_NON_PAYMENT_MUST_BE_IN_TIME: 'conflict',
    REIMBURSEMENT_UNDERTAKING_MUST_BE_HONOURED: 'conflict',
});

/** What an answer starts from. */
export interface Answering extends Clock, PaidBefore {
    readonly claim: ReimbursementClaim;
    readonly authorisation: Authorisation;
    readonly bank: string;
}

/** What alone is a reason not to keep a promise: that it was not made of this, or that a court forbids it. */
const reasonsUnderUndertaking: readonly DeclineReason[] = ['CLAIM_DOES_NOT_CONFORM', 'LEGAL_BAR'];

/** Pays the claiming bank, less charges where they are for the beneficiary (UCP 600 art. 13b iv). Late is better than never. */
export function reimburseClaim(
    { uetr, charges }: Pick<ReimburseClaim, 'uetr' | 'charges'>,
    { claim, authorisation, bank, ...clock }: Answering,
): ReimbursementClaim {
    mustBeReimbursingBank(authorisation, bank);
    const standing = asItStands(claim, clock);
    const status = stepFrom(standing.status, 'REIMBURSE');
    const { dueOn, amount } = standing;
    const paidOn = localDay(clock.calendar, clock.at);
    if (dueOn !== undefined && paidOn < dueOn) {
        throw refusal('REIMBURSEMENT_MUST_NOT_PRECEDE_DUE_DATE', { dueOn });
    }
    if (charges !== undefined && authorisation.chargesPayableBy !== 'BENEFICIARY') {
        throw refusal('CHARGES_MUST_BE_FOR_BENEFICIARY');
    }
    if (charges !== undefined && (charges.currency !== amount.currency || compare(charges, amount) >= 0)) {
        throw refusal('CHARGES_MUST_BE_LESS_THAN_CLAIM');
    }
    mustBeNewPayment(clock);

    return { ...standing, status, payment: { uetr, ...(charges !== undefined && { charges }), paidOn, at: clock.at } };
}

/**
 * Tells claiming and issuing bank that it does not pay, by the close of the third banking day (URR 725 art. 11a ii). A
 * bank that has bound itself must say in what the claim does not conform.
 */
export function declineClaim(
    { reason, explanation }: Pick<DeclineClaim, 'reason' | 'explanation'>,
    { claim, authorisation, bank, ...clock }: Answering,
): ReimbursementClaim {
    mustBeReimbursingBank(authorisation, bank);
    const standing = asItStands(claim, clock);
    if (standing.status === 'OVERDUE') {
        throw refusal('NOTICE_OF_NON_PAYMENT_MUST_BE_IN_TIME', { overdueAt: standing.overdueAt ?? '' });
    }
    const status = stepFrom(standing.status, 'DECLINE');
    if (standing.isUndertaken && !reasonsUnderUndertaking.includes(reason)) {
        throw refusal('REIMBURSEMENT_UNDERTAKING_MUST_BE_HONOURED');
    }

    return { ...standing, status, decline: { reason, explanation, at: clock.at } };
}

function mustBeReimbursingBank({ reimbursingBank }: Authorisation, bank: string): void {
    if (bank !== reimbursingBank) {
        throw refusal('ANSWER_MUST_BE_BY_REIMBURSING_BANK');
    }
}
