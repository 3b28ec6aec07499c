import { describe, expect, it } from '@jest/globals';
import { gathered } from './gathered.js';

describe('statements that are gathered', () => {
    const sent: (readonly number[])[] = [];
    const tenfold = gathered(async (items: readonly number[]) => {
        sent.push(items);
        await new Promise((resolve) => setImmediate(resolve));
        if (items.includes(0)) {
            throw new Error('the database is away');
        }
        return items.map((item) => item * 10);
    });

    it('go at once when none is under way, and else together; each gets its own answer', async () => {
        expect(await Promise.all([1, 2, 3].map(tenfold))).toEqual([10, 20, 30]);
        expect(await tenfold(4)).toBe(40);
        expect(sent.splice(0)).toEqual([[1], [2, 3], [4]]);
    });

    it('fail together, and only those', async () => {
        const ends = await Promise.allSettled([[1], [0, 2]].flat().map(tenfold));

        expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
        expect(await tenfold(3)).toBe(30);
    });

    it('are of at most a hundred', async () => {
        sent.splice(0);
        await Promise.all(Array.from({ length: 102 }, (_, index) => tenfold(index + 1)));

        expect(sent.map(({ length }) => length)).toEqual([1, 100, 1]);
    });
});
