import { receivedOn } from '../calendar/banking-days.js';
import { maturityOf, type MaturityBasis, type Sight } from '../calendar/maturity.js';
import type { Claim } from '../claim/claim.js';
import type { PaymentDue } from '../dcep/payment-due.js';
import type { DocumentKind } from '../document/trade-document.js';
import { deliveryDatesIn } from '../domestic-credit/delivery-date.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { Availability, Tenor } from '../letter-of-credit/availability.js';
import { locationOf } from '../letter-of-credit/parties.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { tenorsIn } from '../letter-of-credit/tenors.js';
import type { HonourPresentation } from './api.js';
import { mustBeExaminingBank, type Examining } from './examine-presentation.js';
import { coinsDue, paymentBy, type Debt, type MeansOfPayment } from './payment.js';
import { asItStands } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({
    PAYMENT_AT_SIGHT_MUST_HAVE_MEANS: 'invalid',
    UNDERTAKING_MUST_NOT_HAVE_PAYMENT: 'invalid',
    MATURITY_MUST_FOLLOW_FROM_DOCUMENTS: 'conflict',
});

/** What honouring starts from: the terms are those that bound the beneficiary when the documents came. */
export interface Honouring extends Examining {
    readonly presentation: Presentation;
    readonly terms: CreditTerms;
    readonly transactionId: string;
    /** The unguessable id of the claim to a part that is due later. */
    readonly claimIdOf: (part: number) => string;
}

/** A presentation that its bank has honoured, with the coins that move at once and the claims to what is due later. */
export interface Honoured {
    readonly presentation: Presentation;
    readonly coins?: PaymentDue;
    readonly claims?: readonly Claim[];
}

/**
 * Honours documents that comply, or of which the bank can no longer say that they do not (UCP 600 art. 2, 15, 16f): it
 * pays what is due at sight, and binds itself to pay the rest on days that follow from the credit and the documents.
 */
export function honourPresentation({ means }: Pick<HonourPresentation, 'means'>, facts: Honouring): Honoured {
    const { terms, at, bank } = facts;
    mustBeExaminingBank(facts.presentation, bank);
    const standing = asItStands(facts.presentation, facts);
    const { atSight, later } = partsOf(terms, standing, receivedOn(facts.calendar, standing.receivedAt));
    const status = stepFrom(standing.status, later.length === 0 ? 'PAY' : 'UNDERTAKE');
    mustFitMeans(atSight, means);
    const honoured: Presentation = {
        ...standing,
        status,
        ...(later.length > 0 && { undertaking: { parts: [...later], at } }),
        ...(means && { payment: paymentBy(means, facts) }),
    };
    const coins = atSight && means && coinsDue(debtFor(standing, { terms, amount: atSight }), means);

    return { presentation: honoured, claims: claimsTo(honoured, facts), ...(coins && { coins }) };
}

function mustFitMeans(atSight: Money | undefined, means: MeansOfPayment | undefined): void {
    if (atSight !== undefined && means === undefined) {
        throw refusal('PAYMENT_AT_SIGHT_MUST_HAVE_MEANS');
    }
    if (atSight === undefined && means !== undefined) {
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

/** What is due of a drawing, and when. */
interface Parts {
    readonly atSight?: Money;
    readonly later: readonly { readonly amount: Money; readonly maturity: CalendarDate }[];
}

function partsOf({ availability }: CreditTerms, presentation: Presentation, receipt: CalendarDate): Parts {
    const tenor = tenorOf(availability);
    const { amount } = presentation;

    return tenor.basis === 'SIGHT'
        ? { atSight: amount, later: [] }
        : { later: [{ amount, maturity: maturityOf(basisOf(tenor, presentation, receipt)) }] };
}

/** Payment that a credit puts off in no words is at sight. */
function tenorOf(availability: Availability): Tenor {
    return tenorsIn(availability)[0]?.[1] ?? { basis: 'SIGHT' };
}

/** What the usance runs from, as the documents show it. */
function basisOf(
    tenor: Exclude<Tenor, { basis: 'SIGHT' }>,
    { documents, ...seen }: Presentation,
    receipt: CalendarDate,
): MaturityBasis {
    const dated = (...kinds: readonly DocumentKind[]): CalendarDate | undefined =>
        documents
            .flatMap(({ kind, issueDate }) => (kinds.includes(kind) ? (issueDate ?? []) : []))
            .sort()
            .at(-1);
    switch (tenor.basis) {
        case 'FIXED':
            return tenor;
        case 'AFTER_SIGHT':
            return { basis: 'AFTER_SIGHT', days: tenor.days, sight: sightOf(receipt, seen) };
        case 'AFTER_DATE':
            return { basis: 'AFTER_DATE', days: tenor.days, date: shown(dated('DRAFT')) };
        case 'AFTER_INVOICE_DATE':
            return { basis: 'AFTER_DATE', days: tenor.days, date: shown(dated('COMMERCIAL_INVOICE', 'VAT_INVOICE')) };
        case 'AFTER_BL_DATE':
        case 'AFTER_SERVICE_DATE': {
            const [first, ...more] = deliveryDatesIn(documents).map((issueDate) => ({ issueDate, onBoardDates: [] }));
            return { basis: 'AFTER_BL_DATE', days: tenor.days, shipped: [shown(first), ...more] };
        }
    }
}

/** What was refused and then taken on a waiver was seen when it was taken. */
function sightOf(receipt: CalendarDate, { refusal: notice, waiver }: Pick<Presentation, 'refusal' | 'waiver'>): Sight {
    return { receivedOn: receipt, ...(notice && waiver && { acceptedAfterRefusalOn: waiver.acceptedOn }) };
}

function shown<Found>(found: Found | undefined): Found {
    if (found === undefined) {
        throw refusal('MATURITY_MUST_FOLLOW_FROM_DOCUMENTS');
    }

    return found;
}
