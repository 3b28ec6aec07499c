import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { seed } from '../../../test/seed.js';
import { readLines, type Line } from './lines.js';

const maximumBytes = 20;
const linesOf = async (pieces: readonly Uint8Array[]): Promise<readonly Line[]> => {
    const lines: Line[] = [];
    for await (const some of readLines(Readable.from(pieces), maximumBytes)) {
        lines.push(...some);
    }
    return lines;
};
const ofText = (...pieces: readonly string[]) => linesOf(pieces.map((piece) => Buffer.from(piece)));

describe('readLines', () => {
    it('gives each line with its number, however it is cut into pieces', async () => {
        const [a, b, c] = ['{"a":1}', '{"b":2}', '{"c":3}'];

        expect(await ofText('{"a"', ':1}\n{"b":2}\n{"c', '":3}\n')).toEqual([
            { number: 1, text: a, bytes: 7, isEnded: true },
            { number: 2, text: b, bytes: 7, isEnded: true },
            { number: 3, text: c, bytes: 7, isEnded: true },
        ]);
    });

    it('tells what no line break ends: it may be whole, or cut off', async () => {
        expect(await ofText('{"a":1}\n{"b"')).toEqual([
            expect.objectContaining({ number: 1, isEnded: true }),
            { number: 2, text: '{"b"', bytes: 4, isEnded: false },
        ]);
    });

    it('passes over empty lines, and counts them', async () => {
        expect((await ofText('\n \r\n{}\r\n\n\n{}')).map(({ number }) => number)).toEqual([3, 6]);
        expect(await ofText('', '\n')).toEqual([]);
    });

    it('keeps nothing of a line that is too long, and goes on behind it', async () => {
        expect(await ofText('a'.repeat(19), 'aa', 'a'.repeat(50), '\nb\n', 'c'.repeat(20), '\n')).toEqual([
            { number: 1, text: undefined, bytes: 71, isEnded: true },
            { number: 2, text: 'b', bytes: 1, isEnded: true },
            { number: 3, text: 'c'.repeat(20), bytes: 20, isEnded: true },
        ]);
    });

    it('takes a line that is no UTF-8 for unreadable, and leaves a byte order mark out', async () => {
        const bytes = [Buffer.from('\ufeff{}\n'), Buffer.from([0xe4, 0xb8, 0x0a]), Buffer.from('一\n')];

        expect((await linesOf(bytes)).map(({ text }) => text)).toEqual(['{}', undefined, '一']);
    });

    it('gives the same lines, whatever the pieces', async () => {
        const body = fc.array(fc.constantFrom('{', '}', '一', '\n', '\r\n', ' ', 'a'), { maxLength: 60 });
        const cuts = fc.array(fc.nat({ max: 120 }), { maxLength: 10 });

        await fc.assert(
            fc.asyncProperty(body, cuts, async (signs, at) => {
                const bytes = Buffer.from(signs.join(''));
                const ends = [...new Set(at)].sort((one, other) => one - other);
                const pieces = [0, ...ends].map((begin, index) => bytes.subarray(begin, ends[index]));

                expect(await linesOf(pieces)).toEqual(await linesOf([bytes]));
            }),
            { seed, numRuns: Number(process.env['RUNS'] ?? 200) },
        );
    });
});
