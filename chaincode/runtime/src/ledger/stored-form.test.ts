import { moneySchema } from '@cohong/domain/kernel/money';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fromEdition, fromSalted, fromStored, saltOf, toSalted, toStored } from './stored-form.js';

const seed = '5e'.repeat(32);
const salt = 'a5'.repeat(32);
const schema = z.strictObject({ dealId: z.string(), price: moneySchema });
const deal = { price: { currency: 'CNY', minorUnits: 12_50n }, dealId: 'd1' };

describe('the stored form of a record', () => {
    it('is canonical JSON in wire form, the salt among the fields', () => {
        expect(toSalted(deal, salt).toString()).toBe(
            `{"dealId":"d1","price":{"amount":"12.50","currency":"CNY"},"salt":"${salt}"}`,
        );
        expect(toStored(deal).toString()).toBe('{"dealId":"d1","price":{"amount":"12.50","currency":"CNY"}}');
    });

    it('comes back in memory form, without the salt', () => {
        expect(fromSalted('deal', schema, toSalted(deal, salt))).toEqual(deal);
        expect(fromStored('deal', schema, toStored(deal))).toEqual(deal);
    });

    it('of a book is decoded once for each edition', () => {
        const first = fromEdition('deal', schema, toStored(deal));
        const later = { ...deal, dealId: 'd2' };

        expect(first).toEqual(deal);
        expect(fromEdition('deal', schema, toStored(deal))).toBe(first);
        expect(fromEdition('deal', schema, toStored(later))).toEqual(later);
        expect(fromEdition('deal', schema, toStored(deal))).toEqual(deal);
    });

    it.each([
        ['a field that the schema does not know', { ...deal, secret: 'of the bank' }, 'its top level'],
        ['a field of another kind', { ...deal, price: 'of the bank' }, 'price'],
    ])('that has %s is a defect, told by its place alone', (_what, stored, place) => {
        const read = (): unknown => fromStored('deal', schema, toStored(stored));

        expect(read).toThrow(`A stored deal does not match its schema at ${place}.`);
        expect(read).not.toThrow('of the bank');
    });

    it('without a salt is a defect', () => {
        expect(() => fromSalted('deal', schema, toStored(deal))).toThrow('A stored deal has no salt.');
    });
});

describe('saltOf', () => {
    it('is another for another record, key or seed', () => {
        const salts = [
            saltOf(seed, { name: 'deal', parts: ['d1'] }),
            saltOf(seed, { name: 'deal', parts: ['d2'] }),
            saltOf(seed, { name: 'deal', parts: ['d', '1'] }),
            saltOf(seed, { name: 'claim', parts: ['d1'] }),
            saltOf(salt, { name: 'deal', parts: ['d1'] }),
        ];

        expect(new Set(salts).size).toBe(salts.length);
        expect(saltOf(seed, { name: 'deal', parts: ['d1'] })).toBe(salts[0]);
    });
});
