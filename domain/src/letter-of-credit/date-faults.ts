import { shipmentDays } from '../calendar/period-words.js';
import type { CalendarDate } from '../kernel/time.js';
import { faultsOf, when, type Fault } from './fault.js';
import { isSubjectToEucp, type CreditTerms } from './terms.js';
import { tenorsIn } from './tenors.js';

const fault = faultsOf({
    EXPIRY_MUST_NOT_PRECEDE_ISSUE: { rule: 'MT700 31D with 31C', problem: 'must not be before the date of issue' },
    EXPIRY_MUST_BE_SAYABLE_IN_SIX_DIGITS: { rule: 'MT700 31D', problem: 'must be before the year 2080' },
    EXPIRY_PLACE_MUST_NAME_ITS_COUNTRY: {
        rule: 'UCP 600 art. 6d, 29a',
        problem: 'must name its country, whose banking days count',
    },
    PLACE_MUST_LIE_IN_ITS_COUNTRY: { rule: 'UN/LOCODE', problem: 'must be in the country of its code' },
    SHIPMENT_MUST_NOT_PRECEDE_ISSUE: { rule: 'MT700 44C with 31C', problem: 'must not be before the date of issue' },
    SHIPMENT_MUST_NOT_FOLLOW_EXPIRY: { rule: 'MT700 44C with 31D', problem: 'must not be after the expiry date' },
    SHIPMENT_MUST_BE_SAID_ONCE: { rule: 'MT700 C3', problem: 'must not stand beside a latest date of shipment' },
    SHIPMENT_PERIOD_MUST_END_AFTER_IT_BEGINS: { rule: 'UCP 600 art. 3', problem: 'must not be before its first day' },
    INSTALMENTS_MUST_FOLLOW_EACH_OTHER: {
        rule: 'UCP 600 art. 32',
        problem: 'must begin after the instalment before it',
    },
    INSTALMENT_MUST_END_AFTER_IT_BEGINS: { rule: 'UCP 600 art. 3', problem: 'must not be before its first day' },
    DUE_DATE_MUST_NOT_PRECEDE_ISSUE: { rule: 'UCP 600 art. 2', problem: 'must be after the date of issue' },
    ELECTRONIC_PLACE_MUST_BE_GIVEN: { rule: 'eUCP 2.1 art. e6a', problem: 'must be given under the eUCP' },
});

/** What YYMMDD of a message reaches. */
const firstYearBeyond = '2080';

/** What is wrong with dates and places. The date of issue is the day on which the credit is issued. */
export function dateFaults(terms: CreditTerms, issueDate: CalendarDate): readonly Fault[] {
    const { expiryDate, place, electronicPlace } = terms.expiry;

    return [
        ...when(expiryDate < issueDate, fault('EXPIRY_MUST_NOT_PRECEDE_ISSUE', 'expiry.expiryDate')),
        ...when(expiryDate >= firstYearBeyond, fault('EXPIRY_MUST_BE_SAYABLE_IN_SIX_DIGITS', 'expiry.expiryDate')),
        ...when(
            place.countryCode === undefined && place.UNLocationCode === undefined,
            fault('EXPIRY_PLACE_MUST_NAME_ITS_COUNTRY', 'expiry.place'),
        ),
        ...when(
            isSubjectToEucp(terms) && electronicPlace === undefined,
            fault('ELECTRONIC_PLACE_MUST_BE_GIVEN', 'expiry.electronicPlace'),
        ),
        ...placeFaults(terms),
        ...shipmentFaults(terms, issueDate),
        ...periodFaults(terms, issueDate),
        ...tenorsIn(terms.availability).flatMap(([path, tenor]) =>
            when(
                tenor.basis === 'FIXED' && tenor.dueDate <= issueDate,
                fault('DUE_DATE_MUST_NOT_PRECEDE_ISSUE', `${path}.dueDate`),
            ),
        ),
    ];
}

function placeFaults({ expiry, shipment }: CreditTerms): readonly Fault[] {
    const { placeOfReceipt, portOfLoading, portOfDischarge, placeOfDelivery } = shipment;
    const places = {
        'expiry.place': expiry.place,
        'shipment.placeOfReceipt': placeOfReceipt,
        'shipment.portOfLoading': portOfLoading,
        'shipment.portOfDischarge': portOfDischarge,
        'shipment.placeOfDelivery': placeOfDelivery,
    };

    return Object.entries(places).flatMap(([path, place]) =>
        when(
            place?.UNLocationCode !== undefined &&
                place.countryCode !== undefined &&
                !place.UNLocationCode.startsWith(place.countryCode),
            fault('PLACE_MUST_LIE_IN_ITS_COUNTRY', `${path}.UNLocationCode`),
        ),
    );
}

function shipmentFaults({ shipment, expiry }: CreditTerms, issueDate: CalendarDate): readonly Fault[] {
    const { latestShipmentDate: latest, instalments = [], shipmentPeriod } = shipment;
    const window = (date: CalendarDate, path: string): readonly Fault[] => [
        ...when(date < issueDate, fault('SHIPMENT_MUST_NOT_PRECEDE_ISSUE', path)),
        ...when(date > expiry.expiryDate, fault('SHIPMENT_MUST_NOT_FOLLOW_EXPIRY', path)),
    ];

    return [
        ...(latest === undefined ? [] : window(latest, 'shipment.latestShipmentDate')),
        ...when(
            latest !== undefined && (instalments.length > 0 || shipmentPeriod !== undefined),
            fault(
                'SHIPMENT_MUST_BE_SAID_ONCE',
                instalments.length > 0 ? 'shipment.instalments' : 'shipment.shipmentPeriod',
            ),
        ),
        ...instalments.flatMap(({ fromDate, untilDate }, index) => {
            const path = `shipment.instalments.${index}`;
            const before = instalments[index - 1]?.untilDate;
            const begin = fromDate ?? untilDate;

            return [
                ...window(untilDate, `${path}.untilDate`),
                ...when(begin > untilDate, fault('INSTALMENT_MUST_END_AFTER_IT_BEGINS', `${path}.untilDate`)),
                ...when(
                    before !== undefined && begin <= before,
                    fault(
                        'INSTALMENTS_MUST_FOLLOW_EACH_OTHER',
                        fromDate === undefined ? `${path}.untilDate` : `${path}.fromDate`,
                    ),
                ),
            ];
        }),
    ];
}

/** A period in the words of article 3 must have a day that falls between issue and expiry. */
function periodFaults({ shipment, expiry }: CreditTerms, issueDate: CalendarDate): readonly Fault[] {
    const { shipmentWithin: words, latestShipmentDate, instalments } = shipment;
    const path = 'shipment.shipmentWithin';
    if (words === undefined) {
        return [];
    }
    if (words.words === 'BETWEEN' && words.last < words.first) {
        return [fault('SHIPMENT_PERIOD_MUST_END_AFTER_IT_BEGINS', `${path}.last`)];
    }
    const { from = issueDate, until = expiry.expiryDate } = shipmentDays(words);

    return [
        ...when(
            latestShipmentDate !== undefined || instalments !== undefined,
            fault('SHIPMENT_MUST_BE_SAID_ONCE', path),
        ),
        ...when(until < issueDate, fault('SHIPMENT_MUST_NOT_PRECEDE_ISSUE', path)),
        ...when(from > expiry.expiryDate, fault('SHIPMENT_MUST_NOT_FOLLOW_EXPIRY', path)),
    ];
}
