import { localDay, receivedOn } from '../calendar/banking-days.js';
import { maturityOf, type MaturityBasis } from '../calendar/maturity.js';
import type { PaymentDue } from '../dcep/payment-due.js';
import type { DocumentKind } from '../document/trade-document.js';
import { deliveryDatesIn } from '../domestic-credit/delivery-date.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { Tenor } from '../letter-of-credit/availability.js';
import type { Credit } from '../letter-of-credit/credit.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { tenorsIn } from '../letter-of-credit/tenors.js';
import type { HonourPresentation, PayPresentation } from './api.js';
import { mustBeExaminingBank, type Examining } from './examine-presentation.js';
import { coinsDue, paymentBy, type Debt, type MeansOfPayment } from './payment.js';
import { asItStands } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({
    PAYMENT_AT_SIGHT_MUST_HAVE_MEANS: 'invalid',
    UNDERTAKING_MUST_NOT_HAVE_PAYMENT: 'invalid',
    MATURITY_MUST_FOLLOW_FROM_DOCUMENTS: 'conflict',
    PAYMENT_MUST_FOLLOW_UNDERTAKING: 'conflict',
    PAYMENT_MUST_NOT_PRECEDE_MATURITY: 'conflict',
});

/** What paying starts from. */
export interface PayingFacts extends Examining {
    readonly presentation: Presentation;
    readonly credit: Pick<Credit, 'creditId' | 'terms'>;
    readonly transactionId: string;
}

/** What honouring starts from: the terms are those that bound the beneficiary when the documents came. */
export interface Honouring extends PayingFacts {
    readonly terms: CreditTerms;
}

/** A presentation that its bank has honoured or paid, and the coins that move with it. */
export interface Honoured {
    readonly presentation: Presentation;
    readonly coins?: PaymentDue;
}

/**
 * Honours documents that comply, or of which the bank can no longer say that they do not (UCP 600 art. 2, 15, 16f): it
 * pays at sight, or binds itself to pay on a day that follows from the credit and the documents.
 */
export function honourPresentation({ means }: Pick<HonourPresentation, 'means'>, facts: Honouring): Honoured {
    const { terms, at, calendar } = facts;
    mustBeExaminingBank(facts.presentation, facts.bank);
    const standing = asItStands(facts.presentation, facts);
    const tenor = tenorOf(terms);
    if (tenor.basis === 'SIGHT') {
        const status = stepFrom(standing.status, 'PAY');
        if (means === undefined) {
            throw refusal('PAYMENT_AT_SIGHT_MUST_HAVE_MEANS');
        }
        return paid({ ...standing, status }, means, facts);
    }
    const status = stepFrom(standing.status, 'UNDERTAKE');
    if (means !== undefined) {
        throw refusal('UNDERTAKING_MUST_NOT_HAVE_PAYMENT');
    }
    const maturity = maturityOf(basisOf(tenor, standing, receivedOn(calendar, standing.receivedAt)));

    return { presentation: { ...standing, status, undertaking: { maturity, at } } };
}

/** Pays what the bank has bound itself to pay, not before it is due. */
export function payPresentation({ means }: Pick<PayPresentation, 'means'>, facts: PayingFacts): Honoured {
    const { presentation, calendar, at } = facts;
    mustBeExaminingBank(presentation, facts.bank);
    const { undertaking } = presentation;
    if (undertaking === undefined) {
        throw refusal('PAYMENT_MUST_FOLLOW_UNDERTAKING');
    }
    const status = stepFrom(presentation.status, 'PAY');
    if (localDay(calendar, at) < undertaking.maturity) {
        throw refusal('PAYMENT_MUST_NOT_PRECEDE_MATURITY', { maturity: undertaking.maturity });
    }

    return paid({ ...presentation, status }, means, facts);
}

/** What the examining bank owes for the documents: to the bank that presented them, or through itself to the beneficiary. */
export function debtFor(
    { amount, examiningBank, presentingBank }: Presentation,
    { creditId, terms }: PayingFacts['credit'],
): Debt {
    return {
        reference: creditId,
        amount,
        debtorBank: examiningBank,
        creditorBank: presentingBank,
        beneficiary: terms.beneficiary,
    };
}

function paid(presentation: Presentation, means: MeansOfPayment, facts: PayingFacts): Honoured {
    const coins = coinsDue(debtFor(presentation, facts.credit), means);

    return { presentation: { ...presentation, payment: paymentBy(means, facts) }, ...(coins && { coins }) };
}

/** Payment that a credit puts off in no words is at sight. */
function tenorOf({ availability }: CreditTerms): Tenor {
    return tenorsIn(availability)[0]?.[1] ?? { basis: 'SIGHT' };
}

/** What the usance runs from, as the documents show it. */
function basisOf(
    tenor: Exclude<Tenor, { basis: 'SIGHT' }>,
    { documents }: Presentation,
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
            return { basis: 'AFTER_SIGHT', days: tenor.days, sight: { receivedOn: receipt } };
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

function shown<Found>(found: Found | undefined): Found {
    if (found === undefined) {
        throw refusal('MATURITY_MUST_FOLLOW_FROM_DOCUMENTS');
    }

    return found;
}
