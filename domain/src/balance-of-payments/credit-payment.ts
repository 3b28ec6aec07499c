import type { Claim } from '../claim/claim.js';
import { subtract, sum, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate } from '../kernel/time.js';
import type { Credit } from '../letter-of-credit/credit.js';
import type { Payment } from '../presentation/payment.js';
import type { Presentation } from '../presentation/presentation.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import { mustBeFinal, mustGoAbroad, type CrossBorderPayment } from './cross-border-payment.js';

const refusal = refusals({ PAYMENT_MUST_BE_UNDER_CREDIT_OF_BANK: 'invalid' });

/** A payment under a credit, of which the credit says for whom it was made and to whom. */
export type PaidUnderCredit = Omit<CrossBorderPayment, 'enterpriseUscc' | 'payee'>;

/** What a presentation says of how it was paid. */
type HonouredDocuments = Pick<
    Presentation,
    'creditId' | 'number' | 'examiningBank' | 'amount' | 'status' | 'payment' | 'reimbursed' | 'undertaking'
>;

/** What the bank that examined documents has paid for them at once; what is left of a drawing it pays on claims, or has reimbursed. */
export function ofSightPayment(presentation: HonouredDocuments): PaidUnderCredit {
    const { creditId, number, examiningBank, payment, status } = presentation;

    return {
        kind: 'SIGHT_PAYMENT',
        paymentId: creditId,
        number,
        bank: examiningBank,
        direction: 'PAID',
        amount: paidAtSight(presentation),
        ...madeBy(mustBeFinal(payment, status)),
    };
}

/** What a bank has paid of what it had bound itself to, at maturity or before, for less. */
export function ofClaimPayment({ claimId, debtorBank, amount, proceeds, payment, status }: Claim): PaidUnderCredit {
    return {
        kind: 'CLAIM_PAYMENT',
        paymentId: claimId,
        bank: debtorBank,
        direction: 'PAID',
        amount: proceeds ?? amount,
        ...madeBy(mustBeFinal(payment, status)),
    };
}

/**
 * What the bank that has honoured was reimbursed, by the reimbursing bank for the account of the issuing bank or by that
 * itself. Interest and expenses go apart. What was paid back, since the documents were refused, is no payment.
 */
export function ofReimbursement(
    { creditId, number, amount, payment, cover, refundedAt, status }: ReimbursementClaim,
    issuingBank: string,
): PaidUnderCredit {
    const covered = cover?.amount && madeBy(cover.payment);
    const made = payment ? { reference: payment.uetr, day: payment.paidOn } : covered;

    return {
        kind: 'REIMBURSEMENT',
        paymentId: creditId,
        number,
        bank: issuingBank,
        direction: 'PAID',
        amount,
        ...mustBeFinal(refundedAt === undefined ? made : undefined, status),
    };
}

/**
 * The payment as that of the applicant to the beneficiary abroad, which the bank reports that has issued the credit. Of the
 * sales contract a credit says nothing that binds (UCP 600 art. 4): the bank names it. Under a transferred credit the issuing
 * bank pays nothing; it pays under the one that it has issued.
 */
export function underCredit(
    payment: PaidUnderCredit,
    { credit, bank }: { readonly credit: Pick<Credit, 'issuingBank' | 'terms'>; readonly bank: string },
): CrossBorderPayment {
    const { applicant, beneficiary, transferred } = credit.terms;
    if (credit.issuingBank !== bank || payment.bank !== bank || transferred !== undefined) {
        throw refusal('PAYMENT_MUST_BE_UNDER_CREDIT_OF_BANK');
    }
    const { partyName, partyNameLocal, countryCode } = beneficiary;

    return {
        ...payment,
        enterpriseUscc: mustGoAbroad(applicant.uscc, countryCode),
        payee: { partyName, ...(partyNameLocal !== undefined && { partyNameLocal }), countryCode },
    };
}

function paidAtSight({ amount, reimbursed, undertaking }: HonouredDocuments): Money {
    const later = (undertaking?.parts ?? []).map((part) => part.amount);
    const before = reimbursed ? [reimbursed.amount] : [];

    return subtract(amount, sum(amount.currency, [...later, ...before]));
}

/** By which reference, and on which day in China. */
function madeBy(payment: Payment): Pick<PaidUnderCredit, 'reference' | 'day'> {
    return {
        reference: payment.means === 'OUTSIDE' ? payment.uetr : payment.transactionId,
        day: chinaDate(payment.at),
    };
}
