import { describe, expect, it } from '@jest/globals';
import { randomIdSchema, saltSchema } from './salt.js';
import { decimalSchema, textSchema } from './text.js';

describe('textSchema', () => {
    it.each(['x', 'Rhein-Räder Großhandel', '海州灯笼家纺有限公司', 'a  b'])('takes %s', (text) => {
        expect(textSchema(40).parse(text)).toBe(text);
    });

    it.each([
        ['nothing', ''],
        ['too much', 'x'.repeat(41)],
        ['a blank at the end', 'x '],
        ['a wide blank at the start', '\u3000x'],
        ['a line break', 'a\nb'],
        ['U+0000', 'a\0b'],
        ['half a character', 'a\ud800b'],
        ['a line separator', 'a\u2028b'],
        ['a letter in two parts, which looks the same and hashes otherwise', 'Ra\u0308der'],
    ])('refuses %s', (_name, text) => {
        expect(textSchema(40).safeParse(text).success).toBe(false);
    });
});

describe('decimalSchema', () => {
    it.each(['0', '18000', '61.3500', '0.00001'])('takes %s', (text) => {
        expect(decimalSchema(5).parse(text)).toBe(text);
    });

    it.each(['', '-1', '01', '1.', '.5', '1.000001', '1e3', '1 000', '１'])('refuses %s', (text) => {
        expect(decimalSchema(5).safeParse(text).success).toBe(false);
    });
});

describe('salts and ids', () => {
    it.each([
        ['salt', saltSchema, 64],
        ['random id', randomIdSchema, 32],
    ])('a %s has exactly its length in lower-case hexadecimal', (_name, schema, length) => {
        expect(schema.safeParse('0a'.repeat(length / 2)).success).toBe(true);
        expect(schema.safeParse('0A'.repeat(length / 2)).success).toBe(false);
        expect(schema.safeParse('0'.repeat(length - 1)).success).toBe(false);
        expect(schema.safeParse('0'.repeat(length + 1)).success).toBe(false);
        expect(schema.safeParse('g'.repeat(length)).success).toBe(false);
    });
});
