import { describe, expect, it } from '@jest/globals';
import type { Money } from '../kernel/money.js';
import { presentationStatuses } from '../presentation/presentation-status.js';
import { available, maximumDrawing, minimumDrawing, type DrawingTerms, type ShippedGoods } from './drawing.js';

const dollars = (cents: bigint): Money => ({ currency: 'USD', minorUnits: cents });
const credit: DrawingTerms = { amount: dollars(10_000_000n), shipment: { partialShipments: 'NOT_ALLOWED' } };
const tolerance = (plusPercent: number, minusPercent: number) => ({ amountTolerance: { plusPercent, minusPercent } });
const full: ShippedGoods = { isQuantityFull: true, isPriceFull: true };

describe('maximumDrawing', () => {
    it.each<[string, Partial<DrawingTerms>, bigint]>([
        ['the amount', {}, 10_000_000n],
        ['39A: five per cent more', tolerance(5, 0), 10_500_000n],
        ['39A takes the place of "about"', { ...tolerance(0, 0), isAmountApproximate: true }, 10_000_000n],
        ['30a: "about" is ten per cent more', { isAmountApproximate: true }, 11_000_000n],
        ['rounded down: no cent that was not said', { amount: dollars(333n), ...tolerance(10, 0) }, 366n],
    ])('is %s', (_, terms, cents) => {
        expect(maximumDrawing({ ...credit, ...terms })).toEqual(dollars(cents));
    });
});

describe('minimumDrawing', () => {
    it.each<[string, Partial<DrawingTerms>, ShippedGoods, bigint]>([
        ['one cent where partial drawings are allowed', { shipment: {} }, full, 1n],
        ['one cent where people decide', { shipment: { partialShipments: 'CONDITIONAL' } }, full, 1n],
        ['39A: ten per cent less', tolerance(0, 10), full, 9_000_000n],
        ['39A: not a cent less', tolerance(10, 0), full, 10_000_000n],
        ['30a: "about" is ten per cent less', { isAmountApproximate: true }, full, 9_000_000n],
        ['30c: five per cent less', {}, full, 9_500_000n],
        ['30c: not where the price was reduced', {}, { ...full, isPriceFull: false }, 10_000_000n],
        ['30c: not where goods are missing', {}, { ...full, isQuantityFull: false }, 10_000_000n],
        // 950 of 1 000 tonnes at 100.00: article 30b lets them fall short, and what they cost is drawn.
        [
            '30b: the price of what was shipped',
            {},
            { isQuantityFull: false, isPriceFull: true, valueWithinTolerance: dollars(9_500_000n) },
            9_500_000n,
        ],
        [
            '30a on the quantity: the price of what was shipped, below article 30c',
            {},
            { isQuantityFull: false, isPriceFull: true, valueWithinTolerance: dollars(9_000_000n) },
            9_000_000n,
        ],
        ['rounded up', { amount: dollars(333n) }, full, 317n],
    ])('is %s', (...[, terms, goods, cents]) => {
        expect(minimumDrawing({ ...credit, ...terms }, goods)).toEqual(dollars(cents));
    });
});

describe('available', () => {
    const drawn = (status: (typeof presentationStatuses)[number], cents = 4_000_000n) => ({
        presentations: [{ amount: dollars(cents), status }],
        transferred: [],
    });

    it('is what is left of the maximum, over all drawings and not for each', () => {
        const twice = {
            presentations: [...drawn('PAID').presentations, ...drawn('LODGED').presentations],
            transferred: [dollars(500_000n)],
        };

        expect(available({ ...credit, ...tolerance(5, 5) }, twice)).toEqual(dollars(2_000_000n));
    });

    it.each(presentationStatuses)('knows whether a presentation that is %s still counts', (status) => {
        const released = ['INCOMPLETE', 'REFUSED', 'RETURNED', 'REPRESENTED', 'RECORD_NOT_PRESENTED'];
        const isReleased = released.includes(status);

        expect(available(credit, drawn(status))).toEqual(dollars(isReleased ? 10_000_000n : 6_000_000n));
    });

    it('is never below nothing, whatever the credit was decreased to', () => {
        expect(available({ ...credit, amount: dollars(3_000_000n) }, drawn('PAID'))).toEqual(dollars(0n));
    });
});
