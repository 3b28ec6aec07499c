import { describe, expect, it } from '@jest/globals';
import { BackOff } from './back-off.js';

describe('BackOff', () => {
    it('doubles from a tenth of a second to half a minute', () => {
        const backOff = new BackOff();
        const waits = Array.from({ length: 11 }, () => backOff.nextMilliseconds(0));
        expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000]);
    });

    it('begins anew after a minute of service, and not before', () => {
        const backOff = new BackOff();
        const waits = [0, 59_999, 60_000, 0].map((served) => backOff.nextMilliseconds(served));
        expect(waits).toEqual([100, 200, 100, 200]);
    });
});
