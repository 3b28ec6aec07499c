import { describe, expect, it } from '@jest/globals';
import { JsonSyntaxError, readJson } from './json-text.js';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('readJson', () => {
    it.each([
        'null',
        ' [true , false] ',
        '{}',
        '[ ]',
        '{"a":{"b":[1,-2,"x"]},"":0}',
        '"\\u20ac\\n\\"\\\\\\/\\ud83d\\ude00"',
        '9007199254740991',
        '\t\r\n{ "constructor" : 1 , "toString" : [ ] }\n',
        nested(32),
    ])('reads what JSON.parse reads: %s', (text) => {
        expect(readJson(text)).toEqual(JSON.parse(text));
    });

    it('makes plain objects, whose keys are all their own', () => {
        expect(Object.getPrototypeOf(readJson('{"a":1}'))).toBe(Object.prototype);
        expect(readJson('{"a":{}}')).not.toHaveProperty('a.polluted');
    });

    it('reads a text of a megabyte', () => {
        const text = 'é\\"'.repeat(350_000);

        expect(readJson(`"${text}"`)).toBe('é"'.repeat(350_000));
    });

    it.each([
        ['a key that occurs twice', '{"amount":1,"amount":2}', 'a key that occurs twice'],
        ['the same key escaped', '{"a":1,"\\u0061":2}', 'a key that occurs twice'],
        ['__proto__', '{"__proto__":{"polluted":1}}', 'a key that must not be used'],
        ['__proto__ escaped', '{"\\u005f_proto__":1}', 'a key that must not be used'],
        ['33 levels', nested(33), 'nested too deeply'],
        ['a hundred thousand levels', nested(100_000), 'nested too deeply'],
        ['1e400', '1e400', 'a number that is not a plain safe integer'],
        ['a fraction', '0.1', 'a number that is not a plain safe integer'],
        ['a whole fraction', '1.0', 'a number that is not a plain safe integer'],
        ['an exponent', '1e2', 'a number that is not a plain safe integer'],
        ['minus zero', '-0', 'a number that is not a plain safe integer'],
        ['an unsafe integer', '9007199254740993', 'a number that is not a plain safe integer'],
        ['half a character', '"\\ud800"', 'a text with U+0000 or half a character'],
        ['half a character in a key', '{"\\udc00":1}', 'a text with U+0000 or half a character'],
        ['a raw half of a character', '"\ud800"', 'a text with U+0000 or half a character'],
        ['U+0000', '"\\u0000"', 'a text with U+0000 or half a character'],
        ['a raw line break in a text', '"a\nb"', 'a text with a control character or an unknown escape'],
        ['an unknown escape', '"\\x41"', 'a text with a control character or an unknown escape'],
        ['a text without end', '"abc', 'expected a text'],
        ['a text that ends in an escape', '"abc\\"', 'expected a text'],
        ['a bare key', '{a:1}', 'expected a text'],
        ['a trailing comma in an object', '{"a":1,}', 'expected a text'],
        ['a trailing comma in an array', '[1,]', 'expected a value'],
        ['a missing colon', '{"a" 1}', 'expected ":"'],
        ['an object without end', '{"a":1', 'expected "," or "}"'],
        ['an array without end', '[1', 'expected "," or "]"'],
        ['an array closed as an object', '[1}', 'expected "," or "]"'],
        ['nothing', '', 'expected a value'],
        ['a leading zero', '01', 'text after the end of the JSON'],
        ['a plus sign', '+1', 'expected a value'],
        ['NaN', 'NaN', 'expected a value'],
        ['a second value', '{} {}', 'text after the end of the JSON'],
        ['a byte order mark', '\ufeff{}', 'expected a value'],
        ['a comment', '/* */ 1', 'expected a value'],
    ])('refuses %s', (_name, text, problem) => {
        expect(() => readJson(text)).toThrow(JsonSyntaxError);
        expect(() => readJson(text)).toThrow(problem);
    });

    it('says where the text ceases to be JSON', () => {
        try {
            readJson('{"a":1, x}');
            throw new Error('It was read.');
        } catch (error) {
            expect(error).toMatchObject({ problem: 'expected a text', offset: 8 });
        }
    });
});
