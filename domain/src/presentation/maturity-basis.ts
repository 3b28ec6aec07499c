import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { receivedOn } from '../calendar/banking-days.js';
import type { MaturityBasis, Sight } from '../calendar/maturity.js';
import type { DocumentKind } from '../document/trade-document.js';
import { deliveryDatesIn } from '../domestic-credit/delivery-date.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { Tenor } from '../letter-of-credit/availability.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({ MATURITY_MUST_FOLLOW_FROM_DOCUMENTS: 'conflict' });

/** What the usance runs from, as the documents show it. */
export function basisOf(
    tenor: Exclude<Tenor, { basis: 'SIGHT' }>,
    presentation: Presentation,
    calendar: BankingCalendar,
): MaturityBasis {
    const { documents } = presentation;
    const dated = (...kinds: readonly DocumentKind[]): CalendarDate | undefined =>
        documents
            .flatMap(({ kind, issueDate }) => (kinds.includes(kind) ? (issueDate ?? []) : []))
            .sort()
            .at(-1);
    switch (tenor.basis) {
        case 'FIXED':
            return tenor;
        case 'AFTER_SIGHT':
            return { basis: 'AFTER_SIGHT', days: tenor.days, sight: sightOf(presentation, calendar) };
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

/** Sight is receipt by the bank, but of documents that it had refused it is the day on which it took them up after all. */
function sightOf({ receivedAt, refusal: refused, waiver }: Presentation, calendar: BankingCalendar): Sight {
    const receipt = receivedOn(calendar, receivedAt);

    return { receivedOn: receipt, ...(refused && waiver && { acceptedAfterRefusalOn: waiver.acceptedOn }) };
}

function shown<Found>(found: Found | undefined): Found {
    if (found === undefined) {
        throw refusal('MATURITY_MUST_FOLLOW_FROM_DOCUMENTS');
    }

    return found;
}
