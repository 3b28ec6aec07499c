import { describe, expect, it } from '@jest/globals';
import { calendarOfLocation } from './calendar-of-location.js';
import { china, newYork } from './testing/samples.js';

const kept = { publishedAt: '2025-12-01T00:00:00.000Z', amendments: [] };
const shanghai = { ...china, place: 'SHANGHAI', locations: ['CNSHA'] };
const book = { calendars: [china, newYork, shanghai].map((first) => ({ ...kept, first })) };

describe('calendarOfLocation', () => {
    it.each([
        ['CHINA', { UNLocationCode: 'CNCAN', countryCode: 'CN' }],
        ['CHINA', { UNLocationCode: 'CNCAN' }],
        ['CHINA', { countryCode: 'CN' }],
        ['SHANGHAI', { UNLocationCode: 'CNSHA', countryCode: 'CN' }],
        ['NEW_YORK', { UNLocationCode: 'USNYC' }],
    ])('is %s for %j', (place, location) => {
        expect(calendarOfLocation(book, location).place).toBe(place);
    });

    it.each([{ UNLocationCode: 'USLAX' }, { countryCode: 'US' }, {}])(
        'refuses to guess for %j: LOCATION_MUST_HAVE_CALENDAR',
        (location) => {
            expect(() => calendarOfLocation(book, location)).toThrow('LOCATION_MUST_HAVE_CALENDAR');
            expect(() => calendarOfLocation(undefined, { countryCode: 'CN' })).toThrow('LOCATION_MUST_HAVE_CALENDAR');
        },
    );
});
