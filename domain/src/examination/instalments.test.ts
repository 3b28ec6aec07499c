import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import type { Instalment } from '../letter-of-credit/shipment.js';
import { discrepancies, presented, terms } from './testing/samples.js';
import { instalmentFindings, type EarlierShipment } from './instalments.js';

/** The goods of the samples were shipped on 12 May. */
const march: Instalment = { fromDate: '2026-03-01', untilDate: '2026-03-31', amount: dollars(100_000n) };
const april: Instalment = { fromDate: '2026-04-01', untilDate: '2026-04-30' };
const may: Instalment = { fromDate: '2026-05-01', untilDate: '2026-05-31', amount: dollars(450_000n) };
const june: Instalment = { fromDate: '2026-06-01', untilDate: '2026-06-30' };
const shipped = (shippedOn: string, amount = dollars(1n)): EarlierShipment => ({ shippedOn, amount });
const under = (instalments: Instalment[], earlierShipments?: readonly EarlierShipment[]) =>
    presented({
        facts: {
            terms: { ...terms, shipment: { ...terms.shipment, instalments } },
            ...(earlierShipments && { earlierShipments }),
        },
    });

describe('instalments (UCP 600 art. 32)', () => {
    it.each<[string, Instalment[], EarlierShipment[]]>([
        ['there are none', [], []],
        ['it is the first', [may, june], []],
        [
            'all before it were shipped in their time',
            [march, april, may],
            [shipped('2026-03-31'), shipped('2026-04-01')],
        ],
        [
            'what is drawn for it reaches its amount with the tolerance',
            [may],
            [shipped('2026-05-02', dollars(22_500n))],
        ],
    ])('finds nothing where %s', (_, instalments, earlier) => {
        expect(discrepancies(instalmentFindings, under(instalments, earlier))).toEqual([]);
    });

    it.each<[string, Instalment[], EarlierShipment[]]>([
        ['EARLIER_INSTALMENTS_MUST_HAVE_BEEN_SHIPPED', [march, may], []],
        ['EARLIER_INSTALMENTS_MUST_HAVE_BEEN_SHIPPED', [march, april, may], [shipped('2026-03-31')]],
        ['EARLIER_INSTALMENTS_MUST_HAVE_BEEN_SHIPPED', [march, may], [shipped('2026-04-01')]],
        ['DRAWING_MUST_BE_WITHIN_INSTALMENT', [may], [shipped('2026-05-02', dollars(22_500n, 1n))]],
        ['DRAWING_MUST_BE_WITHIN_INSTALMENT', [{ ...may, amount: dollars(428_571n) }], []],
    ])('finds %s (%#)', (code, instalments, earlier) => {
        expect(discrepancies(instalmentFindings, under(instalments, earlier))).toEqual([code]);
    });
});
