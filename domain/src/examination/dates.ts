import { extended } from '../calendar/deadline.js';
import { isAmong, shipmentDays } from '../calendar/period-words.js';
import { readingsOf } from '../calendar/readings.js';
import { addDays, type CalendarDate } from '../kernel/time.js';
import { findingsOf, when, type Finding } from './finding.js';
import type { Examined } from './examined.js';
import { shipmentDateOf, voyagesOf } from './shipment-date.js';

const found = findingsOf({
    PRESENTATION_MUST_COME_BY_EXPIRY: ['DISCREPANCY', 'UCP 600 art. 6d, 29a'],
    PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME: ['DISCREPANCY', 'UCP 600 art. 14c, 29a'],
    LAST_DAY_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 2, 29a'],
    PRESENTATION_PERIOD_IS_FOR_PEOPLE: ['INFORM', 'MT700 48'],
    DOCUMENT_MUST_NOT_POSTDATE_PRESENTATION: ['DISCREPANCY', 'UCP 600 art. 14i'],
    SHIPMENT_MUST_NOT_BE_LATE: ['DISCREPANCY', 'MT700 44C, UCP 600 art. 29c'],
    PARTIAL_SHIPMENT_MUST_BE_ALLOWED: ['DISCREPANCY', 'UCP 600 art. 31b, MT700 43P'],
    SHIPMENT_MUST_FALL_IN_AN_INSTALMENT: ['DISCREPANCY', 'MT700 44D, UCP 600 art. 32'],
    SHIPMENT_MUST_FALL_IN_ITS_PERIOD: ['DISCREPANCY', 'UCP 600 art. 3, MT700 44D'],
    SHIPMENT_PERIOD_IS_FOR_PEOPLE: ['INFORM', 'MT700 44D'],
});

/** When documents were presented, are dated, and say that the goods were shipped (articles 6d, 14c, 14i, 29, 31b, 32). */
export function dateFindings(examined: Examined): readonly Finding[] {
    return [
        ...presentationFindings(examined),
        ...postdatedFindings(examined),
        ...shipmentFindings(examined),
        ...voyageFindings(examined),
    ];
}

function presentationFindings(examined: Examined): readonly Finding[] {
    const { terms, rules, presentedOn, shippedOn } = examined;
    const { days = rules.presentationDays, countedFrom } = terms.presentationPeriod ?? {};
    const afterShipment = shippedOn === undefined || countedFrom !== undefined ? undefined : addDays(shippedOn, days);

    return [
        ...lateFindings('PRESENTATION_MUST_COME_BY_EXPIRY', { day: terms.expiry.expiryDate, words: '' }, examined),
        ...(afterShipment === undefined
            ? []
            : lateFindings(
                  'PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME',
                  { day: afterShipment, words: `, ${days} days after shipment` },
                  examined,
              )),
        ...when(countedFrom !== undefined, () =>
            found('PRESENTATION_PERIOD_IS_FOR_PEOPLE', {
                field: 'presentedOn',
                expected: `within ${days} days from ${countedFrom ?? ''}`,
                found: presentedOn,
            }),
        ),
    ];
}

/**
 * Whether documents came after a day that moves over weekends and holidays. A right is lost only by the later reading of
 * days on which work is made up for; where it is lost by the earlier alone, a person is told.
 */
function lateFindings(
    code: 'PRESENTATION_MUST_COME_BY_EXPIRY' | 'PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME',
    { day, words }: { readonly day: CalendarDate; readonly words: string },
    { calendar, presentedOn }: Examined,
): readonly Finding[] {
    // What came by the day itself is in time, whatever a calendar that ends before it does not know.
    if (presentedOn <= day) {
        return [];
    }
    const { earlier, later } = readingsOf(calendar);
    const [first, last] = [extended(earlier, day), extended(later, day)];
    const isLate = presentedOn > last;

    return when(presentedOn > first, () =>
        found(isLate ? code : 'LAST_DAY_IS_FOR_PEOPLE', {
            field: 'presentedOn',
            expected: isLate ? `by ${last}${words}` : `by ${first}, or by ${last} if that is no banking day${words}`,
            found: presentedOn,
        }),
    );
}

function postdatedFindings({ set, presentedOn, assembledOn = presentedOn }: Examined): readonly Finding[] {
    return set.examined.flatMap(({ documentId, issueDate }) =>
        when(issueDate !== undefined && issueDate > assembledOn, () =>
            found('DOCUMENT_MUST_NOT_POSTDATE_PRESENTATION', {
                documentId,
                field: 'issueDate',
                expected: `by ${assembledOn}`,
                found: issueDate ?? '',
            }),
        ),
    );
}

/** The latest day of shipment never moves, whatever day of the week it is (article 29c). */
function shipmentFindings({ terms, transport }: Examined): readonly Finding[] {
    const { latestShipmentDate: latest, instalments = [], shipmentWithin, shipmentPeriod } = terms.shipment;
    const period = shipmentWithin && shipmentDays(shipmentWithin);
    const isInInstalment = (day: CalendarDate): boolean =>
        instalments.some(({ fromDate = '', untilDate }) => fromDate <= day && day <= untilDate);

    return transport.flatMap((document) => {
        const { documentId } = document;
        const day = shipmentDateOf(document);
        const place = { documentId, field: 'shipmentDate', found: day ?? '' };

        return [
            ...when(latest !== undefined && day !== undefined && day > latest, () =>
                found('SHIPMENT_MUST_NOT_BE_LATE', { ...place, expected: `by ${latest ?? ''}` }),
            ),
            ...when(instalments.length > 0 && day !== undefined && !isInInstalment(day), () =>
                found('SHIPMENT_MUST_FALL_IN_AN_INSTALMENT', {
                    ...place,
                    expected: instalments.map(({ fromDate = '', untilDate }) => `${fromDate}–${untilDate}`).join(', '),
                }),
            ),
            ...when(period !== undefined && day !== undefined && !isAmong(period, day), () =>
                found('SHIPMENT_MUST_FALL_IN_ITS_PERIOD', {
                    ...place,
                    expected: `${period?.from ?? ''}–${period?.until ?? ''}`,
                }),
            ),
            ...when(shipmentPeriod !== undefined, () =>
                found('SHIPMENT_PERIOD_IS_FOR_PEOPLE', { ...place, expected: shipmentPeriod ?? '' }),
            ),
        ];
    });
}

/** Several documents over one voyage are one shipment; over several voyages they are several, on whatever days. */
function voyageFindings({ terms, transport }: Examined): readonly Finding[] {
    const voyages = voyagesOf(transport);

    return when(voyages.length > 1 && terms.shipment.partialShipments === 'NOT_ALLOWED', () =>
        found('PARTIAL_SHIPMENT_MUST_BE_ALLOWED', {
            field: 'transports.vesselVoyages',
            expected: 'one vessel, one journey and one destination',
            found: voyages.join('; '),
        }),
    );
}
