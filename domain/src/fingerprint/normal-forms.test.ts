import { describe, expect, it } from '@jest/globals';
import { bareName, numberSkeleton } from './normal-forms.js';

describe('numberSkeleton', () => {
    // Width, punctuation, look-alikes, zeros before a figure, and what is written behind.
    it.each([
        'HL-2026-0512',
        'ｈｌ－２０２６－０５１２',
        'HL/2O26/O5I2',
        'HL 2026 000512',
        'HL-2026-0512-A',
        'HL-2026-0512A',
        'HL-2026-0512 (2)',
        'HL-2026-0512 COPY',
        'HL-2026-0512/REV1',
    ])('knows the number again in %s', (altered) => {
        expect(numberSkeleton(altered)).toBe('H12026512');
    });

    it('keeps numbers apart that are only near each other', () => {
        const skeletons = ['HL-2026-0512', 'HL-2026-0513', 'HL-2026-5120', 'HK-2026-0512', 'HL-2026/0512/1'].map(
            numberSkeleton,
        );

        expect(new Set(skeletons).size).toBe(skeletons.length);
    });

    it('leaves something of every number', () => {
        expect(['A', 'COPY', '0', '(1)', '-7'].map(numberSkeleton)).toEqual(['A', 'C0PY', '0', '1', '7']);
    });
});

describe('bareName', () => {
    it.each([
        'Lihua Tea Export Co., Ltd.',
        'LIHUA TEA EXPORT COMPANY LIMITED',
        'Lihua-Tea Export Co Ltd',
        'Ｌｉｈｕａ Tea Export',
    ])('knows the firm again in %s', (written) => {
        expect(bareName(written)).toBe('LIHUATEAEXPORT');
    });

    it.each(['厦门茶叶有限公司', '厦门茶叶股份有限公司', '厦门茶叶 有限责任公司', '厦门茶叶'])(
        'and in %s',
        (written) => {
            expect(bareName(written)).toBe('厦门茶叶');
        },
    );

    it('keeps firms apart, and leaves something of every name', () => {
        expect(bareName('Lihua Tea Import Co Ltd')).not.toBe(bareName('Lihua Tea Export Co Ltd'));
        expect(['Co Ltd', 'SA', '公司'].map(bareName)).toEqual(['CO', 'SA', '公司']);
    });
});
