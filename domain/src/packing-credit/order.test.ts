import { describe, expect, it } from '@jest/globals';
import { orderIdentity } from './order.js';
import { order, requested } from './testing/samples.js';

const identityOf = (changes: object, more: object = {}) =>
    orderIdentity({ ...requested, ...more, order: { ...order, ...changes } });

describe('orderIdentity', () => {
    it.each<[string, object]>([
        ['the width, case and punctuation of its number', { orderNumber: 'ｈｌ sh/2026－19' }],
        ['a letter O for a zero', { orderNumber: 'HL-SH-2O26-19' }],
        ['the form of the buyer’s firm', { buyer: { partyName: 'STRAITS HOMEWARE LIMITED', countryCode: 'SG' } }],
        ['the buyer’s country', { buyer: { ...order.buyer, countryCode: 'HK' } }],
        ['its day and its value', { orderedOn: '2026-03-03', amount: { currency: 'USD', minorUnits: 1n } }],
    ])('is one whatever %s', (_what, changes) => {
        expect(identityOf(changes)).toEqual(identityOf({}));
    });

    it.each<[string, object, object]>([
        ['number', { orderNumber: 'HL-SH-2026-20' }, {}],
        ['buyer', { buyer: { partyName: 'Keppel Homeware Pte. Ltd.', countryCode: 'SG' } }, {}],
        ['seller', {}, { exporterUscc: '91330206MA2LM0069W' }],
    ])('is another with another %s', (_what, changes, more) => {
        expect(identityOf(changes, more)).not.toEqual(identityOf({}));
    });

    it('is that of the letter of credit which stands for it, whoever asks', () => {
        const creditId = 'c1'.repeat(16);

        expect(identityOf({ creditId, orderNumber: 'PO 7' })).toEqual(identityOf({ creditId }, { exporterUscc: '' }));
        expect(identityOf({ creditId })).not.toEqual(identityOf({ creditId: 'c2'.repeat(16) }));
        expect(identityOf({ creditId })).not.toEqual(identityOf({}));
    });
});
