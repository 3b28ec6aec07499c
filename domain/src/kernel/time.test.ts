import { describe, expect, it } from '@jest/globals';
import {
    addDays,
    addHours,
    addMonths,
    chinaDate,
    daysBetween,
    dateSchema,
    endOfChinaDate,
    epochMilliseconds,
    instantOf,
    instantSchema,
    startOfChinaDate,
} from './time.js';

describe('addMonths', () => {
    it.each([
        ['2026-06-30', 1, '2026-07-30'],
        ['2026-01-31', 1, '2026-02-28'],
        ['2027-12-31', 2, '2028-02-29'],
        ['2026-11-30', 13, '2027-12-30'],
        ['2026-05-15', 0, '2026-05-15'],
    ])('from %s, %i months', (day, months, after) => {
        expect(addMonths(day, months)).toBe(after);
    });
});

describe('dateSchema', () => {
    it.each(['2026-01-01', '2026-12-31', '2024-02-29', '0001-01-01', '2000-02-29'])('takes %s', (text) => {
        expect(dateSchema.parse(text)).toBe(text);
    });

    it.each([
        '2026-02-29',
        '1900-02-29',
        '2026-02-30',
        '2026-13-01',
        '2026-00-10',
        '2026-04-31',
        '2026-1-1',
        '26-01-01',
        '2026-01-01T00:00:00Z',
        ' 2026-01-01',
        '２026-01-01',
        '',
    ])('refuses %s', (text) => {
        expect(dateSchema.safeParse(text).success).toBe(false);
    });
});

describe('instantSchema', () => {
    it.each([
        '2026-03-31T09:30:00+08:00',
        '2026-03-31T01:30:00Z',
        '2026-03-31T01:30:00.123Z',
        '2026-03-31T00:00:00-11:30',
    ])('takes %s', (text) => {
        expect(instantSchema.parse(text)).toBe(text);
    });

    it.each([
        '2026-03-31T09:30:00',
        '2026-03-31 09:30:00Z',
        '2026-03-31T24:00:00Z',
        '2026-03-31T09:60:00Z',
        '2026-03-31T09:30:60Z',
        '2026-02-30T09:30:00Z',
        '2026-03-31T09:30:00.1234Z',
        '2026-03-31T09:30:00z',
        '2026-03-31T09:30:00+0800',
        '2026-03-31T09:30:00+15:00',
        '2026-03-31',
        '',
    ])('refuses %s', (text) => {
        expect(instantSchema.safeParse(text).success).toBe(false);
    });
});

describe('instants', () => {
    it('count as the same whatever their offset', () => {
        expect(epochMilliseconds('2026-03-31T09:30:00+08:00')).toBe(epochMilliseconds('2026-03-31T01:30:00Z'));
        expect(instantOf(epochMilliseconds('2026-03-31T09:30:00.500+08:00'))).toBe('2026-03-31T01:30:00.500Z');
    });

    it('add hours over the end of a day', () => {
        expect(addHours('2026-12-31T23:30:00Z', 72)).toBe('2027-01-03T23:30:00.000Z');
    });

    it.each([
        ['2026-03-31T15:59:59.999Z', '2026-03-31'],
        ['2026-03-31T16:00:00Z', '2026-04-01'],
        ['2026-12-31T23:00:00-05:00', '2027-01-01'],
        ['2026-07-01T00:00:00+08:00', '2026-07-01'],
    ])('it is at %s in China the %s', (instant, day) => {
        expect(chinaDate(instant)).toBe(day);
    });

    it('says when a day begins and when it is over in China', () => {
        expect(startOfChinaDate('2026-01-01')).toBe('2025-12-31T16:00:00.000Z');
        expect(endOfChinaDate('2026-03-31')).toBe('2026-03-31T16:00:00.000Z');
        expect(chinaDate(endOfChinaDate('2026-12-31'))).toBe('2027-01-01');
    });

    it.each([
        ['2026-12-31', 1, '2027-01-01'],
        ['2028-02-28', 2, '2028-03-01'],
        ['2026-03-01', -1, '2026-02-28'],
        ['2026-01-01', 365, '2027-01-01'],
    ])('%s and %d days is %s', (day, days, later) => {
        expect(addDays(day, days)).toBe(later);
        expect(daysBetween(day, later)).toBe(days);
    });

    it('throws on a text that no schema let in, as a defect', () => {
        expect(() => epochMilliseconds('yesterday')).toThrow(RangeError);
        expect(() => chinaDate('2026-03-31')).toThrow(RangeError);
    });
});
