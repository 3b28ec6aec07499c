import { compare, moneyToWire, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Forwarded } from '../presentation/forwarded.js';
import { mustBeNewPayment, type PaidBefore } from '../presentation/outside-payment.js';
import { holdsAmount } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import type { TakeRecourse } from './api.js';

const refusal = refusals({
    RECOURSE_MUST_BE_BY_BANK_THAT_NEGOTIATED: 'forbidden',
    RECOURSE_MUST_HAVE_BEEN_KEPT: 'conflict',
    RECOURSE_MUST_BE_TAKEN_ONCE: 'conflict',
    RECOURSE_MUST_FOLLOW_REFUSAL: 'conflict',
    RECOURSE_MUST_NOT_COME_BESIDE_REIMBURSEMENT: 'conflict',
    RECOURSE_MUST_NOT_EXCEED_ADVANCE: 'invalid',
});

/** What taking recourse starts from. */
export interface RecourseFacts extends Forwarded, PaidBefore {
    readonly presentation: Presentation;
    /** All that were made under the credit. */
    readonly reimbursementClaims: readonly ReimbursementClaim[];
    readonly bank: string;
    readonly at: Instant;
}

/**
 * Records that the beneficiary has paid back what was advanced for documents which the issuing bank has refused. Only a
 * bank that is nominated and no more can have kept recourse: who has confirmed negotiates without (UCP 600 art. 8a ii). A
 * bank that is reimbursed, or may still be, has nothing to ask of the beneficiary.
 */
export function takeRecourse(
    { amount, uetr }: Pick<TakeRecourse, 'amount' | 'uetr'>,
    { presentation, forwarded, reimbursementClaims, bank, at, ...paid }: RecourseFacts,
): Presentation {
    const negotiation = negotiationBy(bank, presentation);
    if (!negotiation.hasRecourse) {
        throw refusal('RECOURSE_MUST_HAVE_BEEN_KEPT');
    }
    if (negotiation.recourse !== undefined) {
        throw refusal('RECOURSE_MUST_BE_TAKEN_ONCE');
    }
    if (forwarded === undefined || holdsAmount(forwarded.status)) {
        throw refusal('RECOURSE_MUST_FOLLOW_REFUSAL');
    }
    mustNotBeReimbursed(presentation, reimbursementClaims);
    mustBeWithin(negotiation.advance, amount);
    mustBeNewPayment(paid);

    return { ...presentation, negotiation: { ...negotiation, recourse: { amount, uetr, at } } };
}

function negotiationBy(
    bank: string,
    { examiningBank, negotiation }: Presentation,
): NonNullable<Presentation['negotiation']> {
    if (bank !== examiningBank || negotiation === undefined) {
        throw refusal('RECOURSE_MUST_BE_BY_BANK_THAT_NEGOTIATED');
    }

    return negotiation;
}

/** What the reimbursing bank has declined it pays no more, and for refused documents the issuing bank covers nothing. */
function mustNotBeReimbursed({ number }: Presentation, claims: readonly ReimbursementClaim[]): void {
    const claim = claims.find(
        ({ presentationNumber, status, refundedAt }) =>
            presentationNumber === number && status !== 'DECLINED' && refundedAt === undefined,
    );
    if (claim !== undefined) {
        throw refusal('RECOURSE_MUST_NOT_COME_BESIDE_REIMBURSEMENT', { claimNumber: claim.number });
    }
}

function mustBeWithin(advance: Money, amount: Money): void {
    const { currency } = advance;
    if (amount.currency !== currency || compare(amount, advance) > 0 || compare(amount, zero(currency)) <= 0) {
        throw refusal('RECOURSE_MUST_NOT_EXCEED_ADVANCE', { advance: { ...moneyToWire(advance) } });
    }
}
