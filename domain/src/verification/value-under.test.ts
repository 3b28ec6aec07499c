import { describe, expect, it } from '@jest/globals';
import { dollars, tea } from './testing/samples.js';
import { valueUnder } from './value-under.js';

const perTonne = { markCode: 'UNIT_PRICE', amount: dollars(48n) } as const;
const { freight, insurance, ...bare } = tea;

describe('valueUnder', () => {
    it.each([
        ['CIF', dollars(10_000n)],
        ['CIP', dollars(10_000n)],
        ['CFR', dollars(9_970n)],
        ['CPT', dollars(9_970n)],
        ['FOB', dollars(9_370n)],
        ['FCA', dollars(9_370n)],
        ['FAS', dollars(9_370n)],
    ])('takes freight and insurance out of a CIF value, down to %s', (incotermCode, value) => {
        expect(valueUnder(incotermCode, tea)).toEqual(value);
    });

    it.each([
        ['CFR', dollars(10_600n)],
        ['CIF', dollars(10_630n)],
    ])('adds them to a FOB value, up to %s', (incotermCode, value) => {
        expect(valueUnder(incotermCode, { ...tea, incotermCode: 'FOB' })).toEqual(value);
    });

    it('multiplies a charge by the tonne with the gross weight, rounded up', () => {
        expect(valueUnder('CFR', { ...tea, incotermCode: 'FOB', freight: perTonne })).toEqual(dollars(10_600n));
        const light = { ...tea, freight: perTonne, grossWeight: { value: '0.3335', unit: 'TNE' } };
        // 48.00 × 0.3335 = 16.008.
        expect(valueUnder('CFR', { ...light, incotermCode: 'FOB' })).toEqual(dollars(10_016n, 1n));
    });

    it.each<[string, string, object]>([
        ['terms that go further than CIF', 'DAP', tea],
        ['terms that leave out what is declared nowhere', 'EXW', tea],
        ['a value that was declared EXW', 'FOB', { ...tea, incotermCode: 'EXW' }],
        ['a charge that is not declared', 'CIF', { ...bare, incotermCode: 'FOB' }],
        ['one of two', 'FOB', { ...tea, freight: undefined }],
        [
            'a charge in another currency',
            'CFR',
            { ...tea, insurance: { ...freight, amount: { ...dollars(1n), currency: 'CNY' } } },
        ],
        ['goods that are not weighed', 'FOB', { ...tea, freight: perTonne, grossWeight: { value: '1', unit: 'PCE' } }],
    ])('does not know %s', (_what, incotermCode, declared) => {
        expect(valueUnder(incotermCode, declared as typeof tea)).toBeUndefined();
        expect(insurance).toBeDefined();
    });

    it('knows what was declared under the same terms, whatever they are', () => {
        expect(valueUnder('EXW', { ...bare, incotermCode: 'EXW' })).toEqual(dollars(10_000n));
    });
});
