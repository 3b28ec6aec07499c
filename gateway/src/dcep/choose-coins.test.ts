import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import { chooseCoins, type SpendableCoin } from './choose-coins.js';

const coin = (serial: string, minorUnits: bigint): SpendableCoin => ({ serial, amount: { minorUnits } });
const serials = (coins: readonly SpendableCoin[] | undefined) => coins?.map(({ serial }) => serial);
const total = (coins: readonly SpendableCoin[]) => coins.reduce((sum, { amount }) => sum + amount.minorUnits, 0n);

describe('chooseCoins', () => {
    const purse = [coin('a', 100n), coin('b', 50n), coin('c', 20n), coin('d', 20n)];

    it('takes one coin where one suffices, and the smallest such', () => {
        expect(serials(chooseCoins(purse, 30n))).toEqual(['b']);
    });

    it('takes the exact coin, and one fen more takes the next', () => {
        expect(serials(chooseCoins(purse, 50n))).toEqual(['b']);
        expect(serials(chooseCoins(purse, 51n))).toEqual(['a']);
    });

    it('ends with the smallest coin that covers the rest', () => {
        expect(serials(chooseCoins(purse, 115n))).toEqual(['a', 'd']);
    });

    it('gives nothing when the purse is too light by one fen', () => {
        expect(chooseCoins(purse, 191n)).toBeUndefined();
        expect(serials(chooseCoins(purse, 190n))).toEqual(['a', 'b', 'c', 'd']);
    });

    it('gives nothing for nothing', () => {
        expect(chooseCoins(purse, 0n)).toBeUndefined();
    });

    it('gives nothing when more coins would be needed than one settlement may have', () => {
        expect(chooseCoins(purse, 180n, 3)).toBeUndefined();
        expect(serials(chooseCoins(purse, 170n, 3))).toEqual(['a', 'b', 'd']);
    });

    const purses = fc
        .array(fc.bigInt({ min: 1n, max: 1000n }), { maxLength: 12 })
        .map((amounts) => amounts.map((minorUnits, index) => coin(String(index), minorUnits)));

    it('covers the amount with the fewest coins, each at most once, whatever the purse', () => {
        fc.assert(
            fc.property(purses, fc.bigInt({ min: 1n, max: 5000n }), (coins, minorUnits) => {
                const chosen = chooseCoins(coins, minorUnits);
                if (chosen === undefined) {
                    expect(total(coins) < minorUnits).toBe(true);
                    return;
                }

                const largest = [...coins].sort((a, b) => (a.amount.minorUnits > b.amount.minorUnits ? -1 : 1));
                expect(total(chosen) >= minorUnits).toBe(true);
                expect(total(largest.slice(0, chosen.length - 1)) < minorUnits).toBe(true);
                expect(new Set(serials(chosen)).size).toBe(chosen.length);
            }),
            { seed },
        );
    });

    it('does not depend on the order of the purse', () => {
        fc.assert(
            fc.property(purses, fc.bigInt({ min: 1n, max: 5000n }), (coins, minorUnits) => {
                expect(serials(chooseCoins([...coins].reverse(), minorUnits))).toEqual(
                    serials(chooseCoins(coins, minorUnits)),
                );
            }),
            { seed },
        );
    });
});
