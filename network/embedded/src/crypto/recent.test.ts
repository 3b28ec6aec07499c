import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

describe('the latest entries', () => {
    it('are kept up to the capacity; the oldest goes first', () => {
        const recent = new Recent<number>(2);
        recent.add('a', 1);
        recent.add('b', 2);
        expect([recent.get('a'), recent.get('b')]).toEqual([1, 2]);
        recent.add('c', 3);
        expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([undefined, 2, 3]);
    });
});
