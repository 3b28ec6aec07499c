import { describe, expect, it } from '@jest/globals';
import { untilMidnightIsFar } from '../story/midnight.js';

describe('a test that counts by the day', () => {
    const minute = 60_000;

    it.each([
        ['begins at once when the day lasts long enough', '2026-12-31T15:58:00.000Z', 0],
        ['waits until the next one has begun when it does not', '2026-12-31T15:58:00.001Z', 2 * minute + 999],
        ['waits no longer than that', '2028-02-28T15:59:59.999Z', 1_001],
        ['begins at once on the next', '2028-02-28T16:00:00.000Z', 0],
    ])('%s', (_rule, now, milliseconds) => {
        expect(untilMidnightIsFar(Date.parse(now), 2 * minute)).toBe(milliseconds);
    });
});
