import { describe, expect, it } from '@jest/globals';
import { declaredText, mismatchesWith } from './compare-declared.js';
import { contentHash, dollars, shown, tea } from './testing/samples.js';

const with_ = (changes: object) => mismatchesWith({ ...shown, ...changes }, { declaration: tea, contentHash });

describe('mismatchesWith', () => {
    it('finds none in what is so, nor in what is not shown', () => {
        expect(with_({})).toEqual([]);
        expect(mismatchesWith({ exporterUscc: shown.exporterUscc }, { declaration: tea, contentHash })).toEqual([]);
    });

    it.each([
        ['exporterUscc', { exporterUscc: '91310000MA1FAKE002' }],
        ['exportDate', { exportedBetween: { from: '2026-03-06', until: '2026-03-31' } }],
        ['exportDate', { exportedBetween: { from: '2026-03-01', until: '2026-03-04' } }],
        ['value', { value: { amount: dollars(9_370n, 1n), incotermCode: 'FOB' } }],
        ['value', { value: { amount: dollars(9_370n), incotermCode: 'DDP' } }],
        ['contractReference', { contractReference: 'HL-SH-2026-20' }],
        ['contentHash', { contentHash: 'b2'.repeat(32) }],
    ])('finds that the %s differs', (field, changes) => {
        expect(with_(changes)).toEqual([field]);
    });

    it('takes the first and the last day in, and goods that have not left for none', () => {
        expect(with_({ exportedBetween: { from: '2026-03-01', until: '2026-03-05' } })).toEqual([]);
        const { exportDate, ...waiting } = tea;
        expect(mismatchesWith(shown, { declaration: waiting, contentHash })).toEqual(['exportDate']);
        expect(exportDate).toBe('2026-03-05');
    });

    it('finds another currency, of which no amount is the declared', () => {
        const amount = { currency: 'CNY', minorUnits: 937_000n };

        expect(with_({ value: { amount, incotermCode: 'FOB' } })).toEqual(['currency', 'value']);
    });
});

describe('declaredText', () => {
    it('is the same however far the declaration has come, and another after an amendment', () => {
        const text = declaredText(tea);

        expect(declaredText({ ...tea, status: 'ACCEPTED', version: 1, amendedAt: '2026-03-02T01:00:00.000Z' })).toBe(
            text,
        );
        expect(declaredText({ ...tea, numberOfPackages: 499 })).not.toBe(text);
        expect(declaredText({ ...tea, declarationNumber: '310120260000000018' })).not.toBe(text);
    });
});
