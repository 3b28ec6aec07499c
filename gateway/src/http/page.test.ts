import { describe, expect, it } from '@jest/globals';
import { page } from './page.js';

const keyOf = (key: string) => key;

describe('page', () => {
    it('gives the highest keys first, and a cursor while more follow', () => {
        const first = page(['a', 'd', 'b', 'c'], { limit: 3, keyOf });

        expect(first).toEqual({ data: ['d', 'c', 'b'], nextCursor: 'b' });
        expect(page(['a', 'd', 'b', 'c'], { limit: 3, keyOf, cursor: first.nextCursor })).toEqual({ data: ['a'] });
    });

    it('does not shift when something new comes in between', () => {
        expect(page(['a', 'd', 'b', 'c', 'e'], { limit: 3, keyOf, cursor: 'b' })).toEqual({ data: ['a'] });
    });

    it('has no cursor when the last fits exactly', () => {
        expect(page(['a', 'b'], { limit: 2, keyOf })).toEqual({ data: ['b', 'a'] });
    });
});
