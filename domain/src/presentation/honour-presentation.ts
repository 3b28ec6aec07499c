import { localDay, receivedOn } from '../calendar/banking-days.js';
import { maturityOf, type MaturityBasis } from '../calendar/maturity.js';
import { isTransportDocument } from '../document/trade-document.js';
import { shipmentDateOf } from '../examination/shipment-date.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { Tenor } from '../letter-of-credit/availability.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { tenorsIn } from '../letter-of-credit/tenors.js';
import type { HonourPresentation, PayPresentation } from './api.js';
import { mustBeExaminingBank, type Examining } from './examine-presentation.js';
import { asItStands } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({
    PAYMENT_AT_SIGHT_MUST_HAVE_REFERENCE: 'invalid',
    UNDERTAKING_MUST_NOT_HAVE_PAYMENT: 'invalid',
    MATURITY_MUST_FOLLOW_FROM_DOCUMENTS: 'conflict',
    PAYMENT_MUST_FOLLOW_UNDERTAKING: 'conflict',
    PAYMENT_MUST_NOT_PRECEDE_MATURITY: 'conflict',
});

/** What honouring starts from: the terms are those that bound the beneficiary when the documents came. */
export interface Honouring extends Examining {
    readonly presentation: Presentation;
    readonly terms: CreditTerms;
}

/**
 * Honours documents that comply, or of which the bank can no longer say that they do not (UCP 600 art. 2, 15, 16f): it
 * pays at sight, or binds itself to pay on a day that follows from the credit and the documents.
 */
export function honourPresentation(
    { uetr }: Pick<HonourPresentation, 'uetr'>,
    { presentation, terms, ...examining }: Honouring,
): Presentation {
    mustBeExaminingBank(presentation, examining.bank);
    const standing = asItStands(presentation, examining);
    const tenor = tenorOf(terms);
    if (tenor.basis === 'SIGHT') {
        const status = stepFrom(standing.status, 'PAY');
        if (uetr === undefined) {
            throw refusal('PAYMENT_AT_SIGHT_MUST_HAVE_REFERENCE');
        }
        return { ...standing, status, payment: { uetr, at: examining.at } };
    }
    const status = stepFrom(standing.status, 'UNDERTAKE');
    if (uetr !== undefined) {
        throw refusal('UNDERTAKING_MUST_NOT_HAVE_PAYMENT');
    }
    const receipt = receivedOn(examining.calendar, standing.receivedAt);
    const maturity = maturityOf(basisOf(tenor, standing, receipt));

    return { ...standing, status, undertaking: { maturity, at: examining.at } };
}

/** Pays what the bank has bound itself to pay, not before it is due. */
export function payPresentation(
    { uetr }: Pick<PayPresentation, 'uetr'>,
    { presentation, ...examining }: Examining & { readonly presentation: Presentation },
): Presentation {
    mustBeExaminingBank(presentation, examining.bank);
    const { undertaking } = presentation;
    if (undertaking === undefined) {
        throw refusal('PAYMENT_MUST_FOLLOW_UNDERTAKING');
    }
    const status = stepFrom(presentation.status, 'PAY');
    if (localDay(examining.calendar, examining.at) < undertaking.maturity) {
        throw refusal('PAYMENT_MUST_NOT_PRECEDE_MATURITY', { maturity: undertaking.maturity });
    }

    return { ...presentation, status, payment: { uetr, at: examining.at } };
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
    const dated = (kind: 'DRAFT' | 'COMMERCIAL_INVOICE'): CalendarDate | undefined =>
        documents
            .flatMap((document) => (document.kind === kind ? (document.issueDate ?? []) : []))
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
            return { basis: 'AFTER_DATE', days: tenor.days, date: shown(dated('COMMERCIAL_INVOICE')) };
        case 'AFTER_BL_DATE': {
            const shippedOn = documents
                .filter(isTransportDocument)
                .flatMap((document) => shipmentDateOf(document) ?? []);
            const [first, ...more] = shippedOn.map((issueDate) => ({ issueDate, onBoardDates: [] }));
            return { basis: 'AFTER_BL_DATE', days: tenor.days, shipped: [shown(first), ...more] };
        }
        case 'AFTER_SERVICE_DATE':
            // Of a service no document here shows the day.
            throw refusal('MATURITY_MUST_FOLLOW_FROM_DOCUMENTS');
    }
}

function shown<Found>(found: Found | undefined): Found {
    if (found === undefined) {
        throw refusal('MATURITY_MUST_FOLLOW_FROM_DOCUMENTS');
    }

    return found;
}
