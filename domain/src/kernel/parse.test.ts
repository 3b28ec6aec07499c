import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { moneySchema } from './money.js';
import { parse, parseJson } from './parse.js';
import { encodeRefusal, Refusal } from './refusal.js';

const schema = z.strictObject({
    amount: moneySchema,
    lines: z.array(z.strictObject({ name: z.string().regex(/^[a-z]+$/) })),
});
const valid = { amount: { amount: '1.5', currency: 'CNY' }, lines: [{ name: 'tea' }] };

function refusalOf(act: () => unknown): Refusal {
    try {
        act();
    } catch (error) {
        if (error instanceof Refusal) {
            return error;
        }
        throw error;
    }
    throw new Error('It was accepted.');
}

describe('parse', () => {
    it('gives the memory form', () => {
        const expected = { amount: { currency: 'CNY', minorUnits: 150n }, lines: [{ name: 'tea' }] };

        expect(parse(schema, valid)).toEqual(expected);
        expect(parseJson(schema, JSON.stringify(valid))).toEqual(expected);
    });

    it('names every fault by its path and never repeats a value', () => {
        const secret = 'SECRET-7731';
        const refusal = refusalOf(() =>
            parse(schema, {
                amount: { amount: secret, currency: 'CNY' },
                lines: [{ name: secret, extra: secret }],
                more: secret,
            }),
        );

        expect(refusal).toMatchObject({ kind: 'invalid', code: 'REQUEST_MUST_MATCH_SCHEMA' });
        expect((refusal.detail.errors as { path: string }[]).map(({ path }) => path).sort()).toEqual([
            'amount.amount',
            'lines.0.extra',
            'lines.0.name',
            'more',
        ]);
        expect(encodeRefusal(refusal)).not.toContain(secret);
    });

    it('names twenty faults at most', () => {
        const lines = Array.from({ length: 30 }, () => ({ name: 1 }));

        expect(refusalOf(() => parse(schema, { ...valid, lines })).detail.errors).toHaveLength(20);
    });

    it('does not repeat a key that is no ordinary name', () => {
        const keys = ['x'.repeat(65), 'a b', '\0', '\ud800'];
        const refusal = refusalOf(() => parse(z.strictObject({}), Object.fromEntries(keys.map((key) => [key, 1]))));

        expect(refusal.detail.errors).toEqual(keys.map(() => ({ path: '?', problem: 'is not a field of this' })));
    });
});

describe('parseJson', () => {
    it.each(['{', '{"a":1,"a":2}', '{"__proto__":{}}', '[1e400]', '['.repeat(1000)])(
        'refuses as no JSON: %s',
        (text) => {
            expect(refusalOf(() => parseJson(schema, text))).toMatchObject({
                kind: 'invalid',
                code: 'REQUEST_MUST_BE_JSON',
            });
        },
    );

    it('lets a defect through as what it is', () => {
        expect(() => parseJson(schema, undefined as unknown as string)).toThrow(TypeError);
    });
});
