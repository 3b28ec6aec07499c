import { describe, expect, it } from '@jest/globals';
import { addDays } from '../kernel/time.js';
import { amountCells, dayCells, windowDays } from './cells.js';

const share = (one: readonly string[], other: readonly string[]): boolean => one.some((cell) => other.includes(cell));
const usd = (minorUnits: bigint) => amountCells({ currency: 'USD', minorUnits });

describe('amountCells', () => {
    it('gives an amount and what differs from it by 1 % a cell in common, wherever borders are', () => {
        for (let amount = 10_000n; amount < 20_000n; amount += 7n) {
            expect(share(usd(amount), usd((amount * 101n) / 100n))).toBe(true);
            expect(share(usd(amount), usd((amount * 99n + 99n) / 100n))).toBe(true);
        }
    });

    it('and none with what differs by 2.2 %, nor with another currency', () => {
        for (let amount = 10_000n; amount < 20_000n; amount += 7n) {
            expect(share(usd(amount), usd((amount * 1_022n + 999n) / 1_000n))).toBe(false);
        }
        expect(share(usd(10_000n), amountCells({ currency: 'CNY', minorUnits: 10_000n }))).toBe(false);
    });

    it('has cells for the smallest and the greatest amount', () => {
        expect(usd(1n)).toEqual(['USDa0', 'USDb0']);
        expect(usd(10n ** 17n - 1n)).toHaveLength(2);
    });
});

describe('dayCells', () => {
    it('gives days up to a window apart a cell in common, and days two windows apart none', () => {
        for (let day = '2025-12-01'; day < '2026-03-01'; day = addDays(day, 1)) {
            expect(share(dayCells(day), dayCells(addDays(day, windowDays)))).toBe(true);
            expect(share(dayCells(day), dayCells(addDays(day, 2 * windowDays)))).toBe(false);
        }
    });
});
