import { bedLinen, rawCotton } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Line } from '../http/lines.js';
import { LineCheck, mostLines } from './check-line.js';

const lineOf = (text: string | undefined, change: Partial<Line> = {}): Line => ({
    number: 7,
    text,
    bytes: 1,
    isEnded: true,
    ...change,
});
const right = JSON.stringify(bedLinen);

describe('LineCheck', () => {
    it('takes a declaration whose line has no end, when it is whole', () => {
        const line = lineOf(right, { isEnded: false });

        expect(new LineCheck('en').check(line)).toMatchObject({
            line,
            declaration: { declarationNumber: bedLinen.declarationNumber },
        });
    });

    it('takes an import for one by its form, however its number is typed, and tells a fault by that form', () => {
        const check = new LineCheck('en');
        const { declarationNumber } = rawCotton;
        const wide = declarationNumber.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
        const cotton = (change: object): Line => lineOf(JSON.stringify({ ...rawCotton, ...change }));

        expect(check.check(cotton({ declarationNumber: wide }))).toMatchObject({
            declaration: { declarationNumber, entryOfficeCode: rawCotton.entryOfficeCode },
        });
        expect(check.check(cotton({ declarationNumber: '3104202610465OOO17', voyage: 1 }))).toMatchObject({
            code: 'REQUEST_MUST_MATCH_SCHEMA',
            errors: [{ path: 'voyage' }, { path: 'declarationNumber' }],
        });
    });

    it.each<[string, Line]>([
        ['LINE_MUST_BE_READABLE', lineOf(undefined)],
        ['LINE_MUST_BE_WHOLE', lineOf(undefined, { isEnded: false })],
        ['LINE_MUST_BE_WHOLE', lineOf(right.slice(0, -1), { isEnded: false })],
        ['REQUEST_MUST_BE_JSON', lineOf(right.slice(0, -1))],
        ['REQUEST_MUST_MATCH_SCHEMA', lineOf('[]', { isEnded: false })],
    ])('refuses: %s', (code, line) => {
        expect(new LineCheck('en').check(line)).toMatchObject({ lineNumber: 7, outcome: 'REFUSED', code });
    });

    it('never takes the beginning of a line for a whole one, wherever it was cut off', () => {
        const cut = Array.from({ length: right.length }, (_, length) => right.slice(0, length)).filter((text) => text);
        const codes = cut.map((text) => new LineCheck('en').check(lineOf(text, { isEnded: false })));

        expect(new Set(codes.map((told) => 'code' in told && told.code))).toEqual(new Set(['LINE_MUST_BE_WHOLE']));
    });

    it('refuses: DECLARATION_MUST_OCCUR_ONCE, and names the line that was first', () => {
        const check = new LineCheck('en');
        const typed = JSON.stringify({ ...bedLinen, declarationNumber: '3104 2026 0046012345' });
        check.check(lineOf('{}', { number: 1 }));
        check.check(lineOf(right, { number: 2 }));

        expect(check.check(lineOf(typed, { number: 3 }))).toMatchObject({
            code: 'DECLARATION_MUST_OCCUR_ONCE',
            facts: { firstLineNumber: 2 },
        });
    });

    it('refuses: IMPORT_MUST_HAVE_FEWER_LINES, from the first line too many on', () => {
        const check = new LineCheck('en');
        const told = Array.from({ length: mostLines + 1 }, () => check.check(lineOf('')));

        expect(told.slice(-2)).toMatchObject([
            { code: 'REQUEST_MUST_BE_JSON' },
            { code: 'IMPORT_MUST_HAVE_FEWER_LINES', facts: { most: mostLines } },
        ]);
    });

    it('tells the first faults of a line, in the language of who sent it, and no value', () => {
        const faults = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`field${index}`, 'secret']));
        const told = new LineCheck('zh').check(lineOf(JSON.stringify(faults)));

        expect(told).toMatchObject({ errors: { length: 5 } });
        expect(JSON.stringify(told)).not.toContain('secret');
    });
});
