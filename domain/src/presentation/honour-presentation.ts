import type { Assignment } from '../assignment/assignment.js';
import { payProceeds, type Assigned, type PaidProceeds } from '../assignment/pay-proceeds.js';
import { receivedOn } from '../calendar/banking-days.js';
import type { Claim } from '../claim/claim.js';
import type { PaymentDue } from '../dcep/payment-due.js';
import { compare, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { isNominated, locationOf } from '../letter-of-credit/parties.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { reimbursedBefore } from '../reimbursement/reimbursed-before.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import type { HonourPresentation } from './api.js';
import { dueAtSight, dueLater, isStartMissing, type DueBy, type LaterPart } from './due-parts.js';
import { mustBeExaminingBank, type Examining } from './examine-presentation.js';
import type { Debt, Paying } from './payment.js';
import { asItStands } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import { presentedAt, type Presentation } from './presentation.js';
import type { StartOfUsance } from './undertaking.js';
import { mustNotBeRefusedThere, type Forwarded } from './forwarded.js';

const refusal = refusals({
    PAYMENT_AT_SIGHT_MUST_HAVE_MEANS: 'invalid',
    UNDERTAKING_MUST_NOT_HAVE_PAYMENT: 'invalid',
    REIMBURSED_DRAWING_MUST_NOT_BE_PAID_AGAIN: 'conflict',
    CREDIT_BY_NEGOTIATION_MUST_BE_NEGOTIATED: 'conflict',
    START_OF_USANCE_MUST_BE_MISSING_IN_DOCUMENTS: 'conflict',
    START_OF_USANCE_MUST_NOT_FOLLOW_PRESENTATION: 'invalid',
});

/** What honouring starts from. */
export interface Honouring extends Examining, Omit<DueBy, 'reimbursed'>, Forwarded, Assigned, Paying {
    readonly presentation: Presentation;
    /** All that were made under the credit, as far as the bank that honours holds them. */
    readonly reimbursementClaims: readonly ReimbursementClaim[];
    /** The unguessable id of the claim to a part that is due later. */
    readonly claimIdOf: (part: number) => string;
}

/**
 * A presentation that its bank has honoured, with the coins that move at once, the assignments as that leaves them, and the
 * claims to what is due later.
 */
export interface Honoured {
    readonly presentation: Presentation;
    readonly coins?: PaymentDue;
    readonly assignments?: readonly Assignment[];
    readonly claims?: readonly Claim[];
}

/**
 * Honours documents that comply, or of which the bank can no longer say that they do not (UCP 600 art. 2, 15, 16f): it
 * pays what is due at sight, and binds itself to pay the rest on days that follow from the credit and the documents. What
 * the bank that sent them on was reimbursed for them it does not pay again.
 */
export function honourPresentation(
    { startOfUsance, ...order }: Pick<HonourPresentation, 'means' | 'shares' | 'startOfUsance'>,
    facts: Honouring,
): Honoured {
    const { terms, at, bank } = facts;
    mustBeExaminingBank(facts.presentation, bank);
    mustNotBeRefusedThere(facts);
    const standing = asItStands(facts.presentation, facts);
    mustNotBeNegotiated(standing, terms);
    const reimbursed = reimbursedBefore(standing, facts);
    const left = { ...facts, reimbursed: reimbursed?.amount };
    mustBeStatedForMissing(startOfUsance, standing, left);
    const later = dueLater(standing, { ...left, stated: startOfUsance?.day });
    const status = stepFrom(standing.status, later.length === 0 ? 'PAY' : 'UNDERTAKE');
    const paid = paidAtSight(standing, order, left);
    const honoured: Presentation = {
        ...standing,
        status,
        ...undertakingOf(later, { startOfUsance, at }),
        ...(paid && { payment: paid.payment }),
        ...(reimbursed && { reimbursed }),
    };
    const { coins, assignments = [] } = paid ?? {};

    return { presentation: honoured, claims: claimsTo(honoured, facts), assignments, ...(coins && { coins }) };
}

/** What the bank is bound to pay later, if anything. */
function undertakingOf(
    later: readonly LaterPart[],
    { startOfUsance, at }: { readonly startOfUsance: StartOfUsance | undefined; readonly at: Instant },
): Pick<Presentation, 'undertaking'> {
    return later.length === 0
        ? {}
        : { undertaking: { parts: [...later], ...(startOfUsance && { startOfUsance }), at } };
}

/** Who is nominated to negotiate does not honour: the issuing bank does, and who has confirmed what another negotiates. */
function mustNotBeNegotiated({ examinesAs, examiningBank }: Presentation, terms: CreditTerms): void {
    const { by } = terms.availability;
    if (by === 'NEGOTIATION' && examinesAs !== 'ISSUING_BANK' && isNominated(terms, examiningBank)) {
        throw refusal('CREDIT_BY_NEGOTIATION_MUST_BE_NEGOTIATED');
    }
}

/**
 * What documents show, the bank does not state otherwise. No document may be dated after its presentation (art. 14i), so
 * none that is missing could have put the maturity off any further.
 */
function mustBeStatedForMissing(
    start: StartOfUsance | undefined,
    presentation: Presentation,
    facts: Honouring & DueBy,
): void {
    if (start === undefined) {
        return;
    }
    if (!isStartMissing(presentation, facts)) {
        throw refusal('START_OF_USANCE_MUST_BE_MISSING_IN_DOCUMENTS');
    }
    if (start.day > receivedOn(facts.calendar, presentedAt(presentation))) {
        throw refusal('START_OF_USANCE_MUST_NOT_FOLLOW_PRESENTATION');
    }
}

/** What is due at sight, paid to assignees and to the presenter; undefined where all of it is due later. */
function paidAtSight(
    presentation: Presentation,
    order: Pick<HonourPresentation, 'means' | 'shares'>,
    facts: Honouring & DueBy,
): PaidProceeds | undefined {
    const { terms, reimbursed } = facts;
    const amount = dueAtSight(presentation, facts);
    if (reimbursed !== undefined && compare(reimbursed, presentation.amount) >= 0 && order.means !== undefined) {
        throw refusal('REIMBURSED_DRAWING_MUST_NOT_BE_PAID_AGAIN');
    }
    mustFitMeans(amount, order);
    const { means, shares } = order;

    return amount && means && payProceeds(debtFor(presentation, { terms, amount }), { means, shares }, facts);
}

function mustFitMeans(
    atSight: Money | undefined,
    { means, shares }: Pick<HonourPresentation, 'means' | 'shares'>,
): void {
    if (atSight !== undefined && means === undefined) {
        throw refusal('PAYMENT_AT_SIGHT_MUST_HAVE_MEANS');
    }
    if (atSight === undefined && (means !== undefined || shares !== undefined)) {
        throw refusal('UNDERTAKING_MUST_NOT_HAVE_PAYMENT');
    }
}

/** What the examining bank owes for the documents: to the bank that presented them, or through itself to the beneficiary. */
export function debtFor(
    { creditId, examiningBank, presentingBank }: Presentation,
    { terms, amount }: { readonly terms: Pick<CreditTerms, 'beneficiary'>; readonly amount: Money },
): Debt {
    return {
        reference: creditId,
        amount,
        debtorBank: examiningBank,
        creditorBank: presentingBank,
        beneficiary: terms.beneficiary,
    };
}

function claimsTo(
    { creditId, number, examiningBank, presentingBank, undertaking }: Presentation,
    { terms, claimIdOf, at }: Honouring,
): readonly Claim[] {
    return (undertaking?.parts ?? []).map(({ amount, maturity }, index) => ({
        claimId: claimIdOf(index + 1),
        creditId,
        presentationNumber: number,
        part: index + 1,
        undertaking: terms.availability.by === 'ACCEPTANCE' ? 'ACCEPTANCE' : 'DEFERRED_PAYMENT',
        debtorBank: examiningBank,
        holder: presentingBank,
        amount,
        maturity,
        payableAt: locationOf(terms, examiningBank),
        incurredAt: at,
        status: 'OUTSTANDING',
    }));
}
