import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { receivedOn } from '../calendar/banking-days.js';
import type { MaturityBasis, Sight } from '../calendar/maturity.js';
import type { DocumentKind, TradeDocument } from '../document/trade-document.js';
import { deliveryDateOfSet } from '../domestic-credit/delivery-date.js';
import { sortBySet } from '../examination/required.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { Tenor } from '../letter-of-credit/availability.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({ MATURITY_MUST_FOLLOW_FROM_DOCUMENTS: 'conflict' });

/** By what it is told from when a usance runs. */
export interface UsanceBy {
    readonly terms: CreditTerms;
    readonly calendar: BankingCalendar;
    /** The day that the bank states where no document shows one. */
    readonly stated?: CalendarDate | undefined;
}

/**
 * What the usance runs from, as the documents show it. A bank that must honour documents which show it nowhere, since it is
 * precluded or has waived that (UCP 600 art. 16b, 16f), is told by nobody else: it states the day itself.
 */
export function basisOf(
    tenor: Exclude<Tenor, { basis: 'SIGHT' }>,
    presentation: Presentation,
    { terms, calendar, stated }: UsanceBy,
): MaturityBasis {
    switch (tenor.basis) {
        case 'FIXED':
            return tenor;
        case 'AFTER_SIGHT':
            return { basis: 'AFTER_SIGHT', days: tenor.days, sight: sightOf(presentation, calendar) };
        case 'AFTER_DATE':
        case 'AFTER_INVOICE_DATE':
        case 'AFTER_BL_DATE':
        case 'AFTER_SERVICE_DATE': {
            const date = dayShown(tenor.basis, { terms, documents: presentation.documents }) ?? stated;
            if (date === undefined) {
                throw refusal('MATURITY_MUST_FOLLOW_FROM_DOCUMENTS');
            }
            return { basis: 'AFTER_DATE', days: tenor.days, date };
        }
    }
}

/** Whether a usance runs from a day that a document should show, and none does. */
export function lacksDay(tenor: Tenor, shown: Pick<UsanceBy, 'terms'> & Pick<Presentation, 'documents'>): boolean {
    const { basis } = tenor;
    const needsNone = basis === 'SIGHT' || basis === 'FIXED' || basis === 'AFTER_SIGHT';

    return !needsNone && dayShown(basis, shown) === undefined;
}

/** The latest day that the documents show which the credit asks for: what nobody asked for is disregarded (art. 14g). */
function dayShown(
    basis: Exclude<Tenor['basis'], 'SIGHT' | 'FIXED' | 'AFTER_SIGHT'>,
    { terms, documents }: Pick<UsanceBy, 'terms'> & Pick<Presentation, 'documents'>,
): CalendarDate | undefined {
    const { examined } = sortBySet(terms, documents);
    switch (basis) {
        case 'AFTER_DATE':
            return latestDateOf(examined, ['DRAFT']);
        case 'AFTER_INVOICE_DATE':
            return latestDateOf(examined, ['COMMERCIAL_INVOICE', 'VAT_INVOICE']);
        case 'AFTER_BL_DATE':
            return deliveryDateOfSet(examined);
        case 'AFTER_SERVICE_DATE':
            return deliveryDateOfSet(examined.filter(({ kind }) => kind === 'SERVICE_CERTIFICATE'));
    }
}

function latestDateOf(documents: readonly TradeDocument[], kinds: readonly DocumentKind[]): CalendarDate | undefined {
    return documents
        .flatMap(({ kind, issueDate }) => (kinds.includes(kind) ? (issueDate ?? []) : []))
        .sort()
        .at(-1);
}

/** Sight is receipt by the bank, but of documents that it had refused it is the day on which it took them up after all. */
function sightOf({ receivedAt, refusal: refused, waiver }: Presentation, calendar: BankingCalendar): Sight {
    const receipt = receivedOn(calendar, receivedAt);

    return { receivedOn: receipt, ...(refused && waiver && { acceptedAfterRefusalOn: waiver.acceptedOn }) };
}
