import { describe, expect, it } from '@jest/globals';
import { endOfLocalDay, localTimeAt } from './local-time.js';
import { newYork } from './testing/samples.js';

const { utcOffsets } = newYork;

describe('localTimeAt', () => {
    it.each([
        ['2026-03-08T06:59:59.999Z', '2026-03-08', '01:59:59.999'],
        ['2026-03-08T07:00:00Z', '2026-03-08', '03:00:00.000'],
        ['2026-03-08T12:00:00+05:00', '2026-03-08', '03:00:00.000'],
        ['2026-11-01T05:59:59.999Z', '2026-11-01', '01:59:59.999'],
        ['2026-11-01T06:00:00Z', '2026-11-01', '01:00:00.000'],
        ['2027-01-01T04:59:59Z', '2026-12-31', '23:59:59.000'],
    ])('at %s it is %s, %s in New York', (at, day, time) => {
        expect(localTimeAt(utcOffsets, at)).toEqual({ day, time });
    });

    it('is not known before the first offset', () => {
        expect(localTimeAt(utcOffsets, '2025-11-02T05:59:59.999Z')).toBeUndefined();
    });
});

describe('endOfLocalDay', () => {
    it.each([
        ['2026-01-01', '2026-01-02T05:00:00.000Z'],
        ['2026-03-07', '2026-03-08T05:00:00.000Z'],
        ['2026-03-08', '2026-03-09T04:00:00.000Z'],
        ['2026-10-31', '2026-11-01T04:00:00.000Z'],
        ['2026-11-01', '2026-11-02T05:00:00.000Z'],
    ])('%s is over in New York at %s', (day, end) => {
        expect(endOfLocalDay(utcOffsets, day)).toBe(end);
    });

    it('comes where clocks skip midnight, as they do in Beirut', () => {
        const beirut = [
            { from: '2025-10-25T21:00:00.000Z', minutes: 120 },
            { from: '2026-03-28T22:00:00.000Z', minutes: 180 },
        ];

        expect(endOfLocalDay(beirut, '2026-03-28')).toBe('2026-03-28T22:00:00.000Z');
        expect(endOfLocalDay(beirut, '2026-03-29')).toBe('2026-03-29T21:00:00.000Z');
    });

    it('is the last where clocks show midnight twice', () => {
        const setBackAfterMidnight = [
            { from: '2026-01-01T00:00:00.000Z', minutes: 60 },
            { from: '2026-06-30T23:30:00.000Z', minutes: 0 },
        ];

        expect(endOfLocalDay(setBackAfterMidnight, '2026-06-30')).toBe('2026-07-01T00:00:00.000Z');
    });

    it('is not known before the first offset', () => {
        expect(endOfLocalDay(utcOffsets, '2025-10-31')).toBeUndefined();
    });
});
