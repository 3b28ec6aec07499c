import { payProceeds, type Assigned } from '../assignment/pay-proceeds.js';
import { compare, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CreditRules } from '../letter-of-credit/rules.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { disburseByNegotiation, type Advancing } from '../receivable/disburse-by-negotiation.js';
import type { Financing } from '../receivable/financing.js';
import type { NegotiatePresentation } from './api.js';
import { hasBeenHonoured } from './drawings.js';
import { mustBeExaminingBank, type Examining } from './examine-presentation.js';
import { debtFor, type Honoured } from './honour-presentation.js';
import type { Paying } from './payment.js';
import { asItStands } from './preclusion.js';
import { isUndecided, stepFrom } from './presentation-status.js';
import type { Presentation } from './presentation.js';
import { mustNotBeRefusedThere, type Forwarded } from './forwarded.js';

const refusal = refusals({
    NEGOTIATION_MUST_BE_HOW_CREDIT_IS_AVAILABLE: 'conflict',
    NEGOTIATION_MUST_NOT_BE_BY_ISSUING_BANK: 'conflict',
    CONFIRMING_BANK_MUST_NEGOTIATE_WITHOUT_RECOURSE: 'invalid',
    ADVANCE_MUST_NOT_EXCEED_CLAIM: 'invalid',
    NEGOTIATION_MUST_REST_ON_RESERVATION: 'invalid',
});

/** What negotiating starts from: the terms are those that bound the beneficiary when the documents came. */
export interface Negotiating extends Examining, Forwarded, Assigned, Paying {
    readonly presentation: Presentation;
    readonly terms: CreditTerms;
    /** The bank's own, by which the registry has reserved what the documents rest on. */
    readonly financing: Financing | undefined;
    readonly rules: Pick<CreditRules, 'buysWhatIsConfirmed'>;
}

/** A presentation that its bank has bought, with the coins that move and the reservation that is used by it. */
export interface Negotiated extends Honoured {
    readonly financing?: Financing;
}

/**
 * Buys drafts or documents that comply, by advancing funds to the beneficiary on or before the day on which the bank is
 * reimbursed (UCP 600 art. 2). The issuing bank cannot: it honours. A bank that has confirmed has no recourse to the
 * beneficiary (art. 8a ii); another nominated bank may keep it. By the measures for domestic credits documents are also
 * bought that were sent on, once the issuing bank has confirmed that it pays for them at maturity. What is bought was reserved before, so that nobody else
 * has lent on the same goods or will.
 */
export function negotiatePresentation(
    { advance, hasRecourse, ...order }: Pick<NegotiatePresentation, 'advance' | 'hasRecourse' | 'means' | 'shares'>,
    facts: Negotiating,
): Negotiated {
    const { terms } = facts;
    mustBeExaminingBank(facts.presentation, facts.bank);
    mustNotBeRefusedThere(facts);
    const standing = asItStands(facts.presentation, facts);
    if (terms.availability.by !== 'NEGOTIATION') {
        throw refusal('NEGOTIATION_MUST_BE_HOW_CREDIT_IS_AVAILABLE');
    }
    if (standing.examinesAs === 'ISSUING_BANK') {
        throw refusal('NEGOTIATION_MUST_NOT_BE_BY_ISSUING_BANK');
    }
    const status = stepFrom(
        standing.status,
        isBoughtAsConfirmed(standing, facts) ? 'NEGOTIATE_CONFIRMED' : 'NEGOTIATE',
    );
    if (hasRecourse && standing.examinesAs === 'CONFIRMING_BANK') {
        throw refusal('CONFIRMING_BANK_MUST_NEGOTIATE_WITHOUT_RECOURSE');
    }
    mustBeWithin(standing.amount, advance);
    const used = reservationFor({ ...facts, presentation: standing, advance }, facts);
    const { payment, ...moved } = payProceeds(debtFor(standing, { terms, amount: advance }), order, facts);
    const negotiation = { advance, hasRecourse, payment };

    return { presentation: { ...standing, status, negotiation }, ...moved, ...(used && { financing: used }) };
}

/**
 * Whether nothing hangs on what the bank itself has found: under the measures it is as good that the issuing bank has
 * confirmed payment at maturity, and has not paid yet.
 */
function isBoughtAsConfirmed({ status }: Presentation, { rules, forwarded }: Negotiating): boolean {
    const isConfirmed = forwarded !== undefined && hasBeenHonoured(forwarded.status) && forwarded.status !== 'PAID';

    return rules.buysWhatIsConfirmed && isConfirmed && isUndecided(status);
}

function mustBeWithin(amount: Money, advance: Money): void {
    const { currency } = amount;
    if (advance.currency !== currency || compare(advance, amount) > 0 || compare(advance, zero(currency)) <= 0) {
        throw refusal('ADVANCE_MUST_NOT_EXCEED_CLAIM');
    }
}

/**
 * The registry knows a seller by its unified social credit code and goods by their declaration. A beneficiary abroad has
 * neither, so that its documents are bought without: nobody could tell them again.
 */
function reservationFor(advancing: Advancing, { financing, terms }: Negotiating): Financing | undefined {
    if (financing !== undefined) {
        return disburseByNegotiation(financing, advancing);
    }
    if (terms.beneficiary.countryCode === 'CN') {
        throw refusal('NEGOTIATION_MUST_REST_ON_RESERVATION');
    }

    return undefined;
}
