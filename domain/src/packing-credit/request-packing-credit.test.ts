import { describe, expect, it } from '@jest/globals';
import { morning, yuan } from '../receivable/testing/samples.js';
import { requestPackingCredit } from './request-packing-credit.js';
import { order, requested } from './testing/samples.js';

const { packingCreditId, exporterUscc, amount, bank } = requested;
const request = { packingCreditId, exporterUscc, order, amount };
const ask = (changes: object = {}, askedAt = morning) =>
    requestPackingCredit({ ...request, ...changes }, { bank, askedAt });
/** To the last instant of the latest day of shipment in China. */
const lastInstant = '2026-05-31T15:59:59.999Z';

describe('requestPackingCredit', () => {
    it('takes a request on an order, of today and to the last instant in which its goods may be shipped', () => {
        expect(ask()).toEqual(requested);
        expect(ask({ order: { ...order, orderedOn: '2026-03-31' } }).status).toBe('REQUESTED');
        expect(ask({}, lastInstant).requestedAt).toBe(lastInstant);
    });

    const passed = { latestShipmentOn: '2026-03-30' };
    const dollars = { amount: { currency: 'USD', minorUnits: 1n } };
    const future = { orderedOn: '2026-04-01' };
    it.each<[string, object]>([
        [
            'AMOUNT_MUST_BE_POSITIVE',
            { amount: yuan(0n), order: { ...order, buyer: { ...order.buyer, countryCode: 'CN' } } },
        ],
        [
            'BUYER_MUST_BE_ABROAD',
            { order: { ...order, buyer: { ...order.buyer, countryCode: 'CN' }, ...future, ...dollars, ...passed } },
        ],
        ['ORDER_MUST_NOT_BE_DATED_IN_FUTURE', { order: { ...order, ...future, ...dollars, ...passed } }],
        ['CURRENCY_MUST_MATCH_ORDER', { order: { ...order, ...dollars, ...passed } }],
        ['LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED', { order: { ...order, ...passed } }],
    ])('refuses: %s', (code, changes) => {
        expect(() => ask(changes)).toThrow(code);
    });
});
