import { currencies } from '@cohong/domain/kernel/currencies';
import { canonicalJson, toWire } from '@cohong/domain/kernel/json';
import { readJson } from '@cohong/domain/kernel/json-text';
import * as money from '@cohong/domain/kernel/money';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 200);
const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>): void =>
    fc.assert(property, { seed, numRuns });

const currency = fc.constantFrom(...currencies.keys());
const minorUnits = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
const anyMoney: fc.Arbitrary<money.Money> = fc.record({ currency, minorUnits });
const amountsOf = (count: number): fc.Arbitrary<money.Money[]> =>
    currency.chain((code) =>
        fc.array(
            minorUnits.map((units) => ({ currency: code, minorUnits: units })),
            { minLength: count, maxLength: count },
        ),
    );

/** All that JSON can say by our rules: safe integers, well-formed text without U+0000, no `__proto__`. */
const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
const key = text.filter((value) => value !== '__proto__');
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
        { maxDepth: 5 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger().map((value) => value + 0),
        text,
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(key, tie('json'), { maxKeys: 4, noNullPrototype: true }),
    ),
}));

describe(`money, by seed ${seed}`, () => {
    it('comes back from the wire as it was', () => {
        holds(
            fc.property(anyMoney, (amount) => {
                expect(money.moneySchema.parse(money.moneyToWire(amount))).toEqual(amount);
            }),
        );
    });

    it('is written with exactly the decimals of its currency', () => {
        holds(
            fc.property(anyMoney, (amount) => {
                const [, decimals = ''] = money.moneyToWire(amount).amount.split('.');

                expect(decimals).toHaveLength(money.exponentOf(amount.currency));
            }),
        );
    });

    it('is read from any text either exactly or not at all', () => {
        const almost = fc.stringMatching(/^-?[0-9,.e ]{0,20}$/);
        holds(
            fc.property(almost, currency, (amount, code) => {
                const read = money.moneySchema.safeParse({ amount, currency: code });
                const [whole, decimals = ''] = amount.split('.');
                const written = read.success ? money.moneyToWire(read.data).amount : undefined;

                expect(written === undefined || written === canonicalAmount(whole ?? '', decimals, code)).toBe(true);
            }),
        );
    });

    it('adds up the same in any order and grouping', () => {
        holds(
            fc.property(amountsOf(3), (amounts) => {
                const [a, b, c] = amounts as [money.Money, money.Money, money.Money];

                expect(money.add(money.add(a, b), c)).toEqual(money.sum(a.currency, [c, b, a]));
                expect(money.subtract(money.add(a, b), b)).toEqual(a);
            }),
        );
    });

    it('compares as its difference does', () => {
        holds(
            fc.property(amountsOf(2), (amounts) => {
                const [a, b] = amounts as [money.Money, money.Money];

                expect(money.compare(a, b)).toBe(-money.compare(b, a) + 0);
                expect(money.compare(a, b) > 0).toBe(money.subtract(a, b).minorUnits > 0n);
            }),
        );
    });

    it('gives a share that is never above the exact one, and less than one unit below', () => {
        holds(
            fc.property(anyMoney, fc.integer({ min: 0, max: 10_000 }), (amount, basisPoints) => {
                const missing =
                    amount.minorUnits * BigInt(basisPoints) -
                    money.basisPointsOf(amount, basisPoints).minorUnits * 10_000n;

                expect(missing).toBeGreaterThanOrEqual(0n);
                expect(missing).toBeLessThan(10_000n);
            }),
        );
    });
});

describe(`canonical JSON, by seed ${seed}`, () => {
    it('is read back as the same value, by us and by JSON.parse', () => {
        holds(
            fc.property(json, (value) => {
                const written = canonicalJson(value);

                expect(readJson(written)).toEqual(value);
                expect(JSON.parse(written)).toEqual(value);
            }),
        );
    });

    it('is the same bytes for equal values, in whatever order their fields were set', () => {
        holds(
            fc.property(fc.dictionary(key, json, { noNullPrototype: true }), (value) => {
                const reversed = Object.fromEntries(Object.entries(value).reverse());

                expect(canonicalJson(reversed)).toBe(canonicalJson(value));
                expect(canonicalJson(readJson(canonicalJson(value)))).toBe(canonicalJson(value));
            }),
        );
    });

    it('has every Money in wire form, wherever it stands', () => {
        holds(
            fc.property(anyMoney, fc.array(anyMoney), (first, more) => {
                expect(toWire({ first, nested: [{ more }] })).toEqual({
                    first: money.moneyToWire(first),
                    nested: [{ more: more.map(money.moneyToWire) }],
                });
            }),
        );
    });

    it('is refused by neither reader alone: a text we read is JSON and means what JSON.parse says', () => {
        const nearJson = fc.stringMatching(/^[[\]{}",:0-9a-z\\ .-]{0,12}$/);
        holds(
            fc.property(nearJson, (near) => {
                let read: unknown;
                try {
                    read = readJson(near);
                } catch {
                    return;
                }

                expect(JSON.parse(near)).toEqual(read);
            }),
        );
    });
});

function canonicalAmount(whole: string, decimals: string, code: string): string {
    const exponent = money.exponentOf(code);

    return exponent === 0 ? whole : `${whole}.${decimals.padEnd(exponent, '0')}`;
}
