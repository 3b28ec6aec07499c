import { describe, expect, it } from '@jest/globals';
import { baseOf, type ValuedGoods } from './financing-base.js';
import { declaration, yuan } from './testing/samples.js';

/** Worth 1 000 yuan, of 15 625.25 kilograms. */
const goods: ValuedGoods = {
    ...declaration,
    incotermCode: 'CIF',
    freight: { markCode: 'TOTAL', amount: yuan(68n, 40n) },
    insurance: { markCode: 'TOTAL', amount: yuan(3n, 38n) },
};
const { freight, insurance, ...bare } = goods;
const dollars = { markCode: 'TOTAL', amount: { currency: 'USD', minorUnits: 1n } } as const;
const fob = (changes: Partial<ValuedGoods>, of: ValuedGoods = goods) =>
    baseOf({ ...of, ...changes }, 'FOB_VALUE')?.minorUnits;

describe('baseOf', () => {
    it('is what customs cleared, whatever is in it', () => {
        expect(baseOf(bare, 'CLEARED_VALUE')).toEqual(yuan(1_000n));
    });

    it.each([
        ['CIF', 92_822n],
        ['CIP', 92_822n],
        ['DAP', 92_822n],
        ['DPU', 92_822n],
        ['DDP', 92_822n],
        ['FOB', 100_000n],
        ['FCA', 100_000n],
        ['FAS', 100_000n],
        ['EXW', 100_000n],
    ])('under %s leaves the goods alone', (incotermCode, left) => {
        expect(fob({ incotermCode })).toBe(left);
    });

    it.each(['CFR', 'CPT', 'DAP'])('under %s asks for no insurance', (incotermCode) => {
        expect(fob({ incotermCode, freight: freight! }, bare)).toBe(93_160n);
    });

    it('reckons a rate of the value and an amount a tonne, each rounded up to the fen', () => {
        expect(fob({ freight: { markCode: 'RATE', percent: '0.0001' } })).toBe(100_000n - 1n - 338n);
        // 15.62525 tonnes at 1.25 yuan are 19.5315625 yuan.
        expect(fob({ freight: { markCode: 'UNIT_PRICE', amount: yuan(1n, 25n) } })).toBe(100_000n - 1_954n - 338n);
        const tonnes = { value: '15.62525', unit: 'TNE' };
        expect(fob({ freight: { markCode: 'UNIT_PRICE', amount: yuan(1n, 25n) }, grossWeight: tonnes })).toBe(97_708n);
    });

    it('is nothing where freight alone is more than the price', () => {
        expect(fob({ freight: { markCode: 'TOTAL', amount: yuan(1_001n) } })).toBe(0n);
    });

    it.each<[string, Partial<ValuedGoods>, ValuedGoods]>([
        ['freight is in the price and customs has none', { insurance: insurance! }, bare],
        ['insurance is in the price and customs has none', { freight: freight! }, bare],
        ['freight is in another currency', { freight: dollars }, goods],
        ['insurance is in another currency', { insurance: dollars }, goods],
        [
            'freight is by weight, and that in pieces',
            { freight: { markCode: 'UNIT_PRICE', amount: yuan(1n) }, grossWeight: { value: '7', unit: 'PCE' } },
            goods,
        ],
    ])('is not known where %s', (_, changes, of) => {
        expect(fob(changes, of)).toBeUndefined();
    });
});
