import { compare, sum, type Money } from '../kernel/money.js';
import type { CalendarDate } from '../kernel/time.js';
import { maximumDrawing } from '../letter-of-credit/drawing.js';
import type { Instalment } from '../letter-of-credit/shipment.js';
import { findingsOf, when, type Finding } from './finding.js';
import { shownMoney, type Examined } from './examined.js';

const found = findingsOf({
    EARLIER_INSTALMENTS_MUST_HAVE_BEEN_SHIPPED: ['DISCREPANCY', 'UCP 600 art. 32'],
    DRAWING_MUST_BE_WITHIN_INSTALMENT: ['DISCREPANCY', 'MT700 44D, UCP 600 art. 32'],
});

/** A drawing under the credit, and when its goods were shipped. */
export interface EarlierShipment {
    readonly shippedOn: CalendarDate;
    readonly amount: Money;
}

/**
 * Where the credit says within which periods goods are shipped, one that was missed ends it for that instalment and all
 * later ones (article 32); and what is drawn for one is at most what it says, by the tolerance of the credit.
 */
export function instalmentFindings({
    terms,
    shippedOn,
    amountClaimed,
    earlierShipments = [],
}: Examined): readonly Finding[] {
    const { instalments = [] } = terms.shipment;
    const index = instalments.findIndex((each) => shippedOn !== undefined && isWithin(each, shippedOn));
    const instalment = instalments[index];
    if (instalment === undefined) {
        return [];
    }
    const missed = instalments
        .slice(0, index)
        .filter((each) => !earlierShipments.some((shipment) => isWithin(each, shipment.shippedOn)));
    const { amount } = instalment;
    const most = amount && maximumDrawing({ ...terms, amount });
    const drawn = sum(amountClaimed.currency, [
        amountClaimed,
        ...earlierShipments.filter((each) => isWithin(instalment, each.shippedOn)).map((each) => each.amount),
    ]);

    return [
        ...when(missed.length > 0, () =>
            found('EARLIER_INSTALMENTS_MUST_HAVE_BEEN_SHIPPED', {
                field: 'shipmentDate',
                expected: missed.map(shownPeriod).join(', '),
                found: 'no drawing of a shipment in it',
            }),
        ),
        ...when(most !== undefined && compare(drawn, most) > 0, () =>
            found('DRAWING_MUST_BE_WITHIN_INSTALMENT', {
                field: 'amountClaimed',
                expected: `at most ${shownMoney(most ?? drawn)} for ${shownPeriod(instalment)}`,
                found: shownMoney(drawn),
            }),
        ),
    ];
}

function isWithin({ fromDate = '', untilDate }: Instalment, day: CalendarDate): boolean {
    return fromDate <= day && day <= untilDate;
}

function shownPeriod({ fromDate = '', untilDate }: Instalment): string {
    return `${fromDate}–${untilDate}`;
}
