import { describe, expect, it } from '@jest/globals';
import { canonicalJson, toWire } from './json.js';

class Boxed {
    readonly content = 1;
}

describe('canonicalJson', () => {
    // The texts of RFC 8785 §3.2, without its floats: an amount is no number here.
    it.each([
        [
            'sorts by UTF-16 code units',
            { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
            '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
        ],
        ['sorts at every depth', { b: [{ d: 1, c: 2 }], a: {} }, '{"a":{},"b":[{"c":2,"d":1}]}'],
        ['escapes as little as it can', '€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
        ['writes the literals', [null, true, false], '[null,true,false]'],
        ['writes minus zero as zero', -0, '0'],
        ['writes the largest safe integers', [2 ** 53 - 1, -(2 ** 53) + 1], '[9007199254740991,-9007199254740991]'],
        ['leaves out what is undefined', { a: undefined, b: 1 }, '{"b":1}'],
        ['takes objects without a prototype', Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
        [
            'writes money with its decimals',
            { of: { currency: 'CNY', minorUnits: 5n } },
            '{"of":{"amount":"0.05","currency":"CNY"}}',
        ],
    ])('%s', (_name, value, text) => {
        expect(canonicalJson(value)).toBe(text);
    });

    it.each([
        ['a float', 0.1],
        ['an unsafe integer', 2 ** 53],
        ['no number', Number.NaN],
        ['infinity', Number.POSITIVE_INFINITY],
        ['half a character', '\ud800'],
        ['the other half, in a key', { '\udc00': 1 }],
        ['U+0000', 'a\0b'],
        ['a bare bigint', 1n],
        ['a bigint with more than money has', { currency: 'CNY', minorUnits: 1n, more: 1 }],
        ['a bigint that is no money', { currency: 156, minorUnits: 1n }],
        ['undefined', undefined],
        ['a hole in an array', Array<number>(1)],
        ['a function', () => 1],
        ['a date', new Date(0)],
        ['a map', new Map()],
        ['an instance of a class', new Boxed()],
    ])('throws on what JSON cannot say exactly: %s', (_name, value) => {
        expect(() => canonicalJson(value)).toThrow(TypeError);
    });
});

describe('toWire', () => {
    it('writes every Money in its wire form, however deep', () => {
        const value = { rows: [{ amount: { currency: 'BHD', minorUnits: 1n }, note: undefined }], minorUnits: 2 };

        expect(toWire(value)).toEqual({ rows: [{ amount: { amount: '0.001', currency: 'BHD' } }], minorUnits: 2 });
    });
});
