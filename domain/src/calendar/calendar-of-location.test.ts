import { describe, expect, it } from '@jest/globals';
import type { CalendarBook } from './calendar-book.js';
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
        ['NEW_YORK', { countryCode: 'US' }],
    ])('is %s for %j', (place, location) => {
        expect(calendarOfLocation(book, location).place).toBe(place);
    });

    it.each([{ UNLocationCode: 'USLAX' }, { UNLocationCode: 'USLAX', countryCode: 'US' }, { countryCode: 'IS' }, {}])(
        'refuses to guess for %j: LOCATION_MUST_HAVE_CALENDAR',
        (location) => {
            expect(() => calendarOfLocation(book, location)).toThrow('LOCATION_MUST_HAVE_CALENDAR');
            expect(() => calendarOfLocation(undefined, { countryCode: 'CN' })).toThrow('LOCATION_MUST_HAVE_CALENDAR');
        },
    );

    it('takes the one place of a country of which there is a calendar, whatever is published after it', () => {
        const chicago = { ...newYork, place: 'CHICAGO', locations: ['USCHI'] };
        const unitedStates = { ...newYork, place: 'UNITED_STATES', locations: ['US'] };
        const later = { publishedAt: '2026-05-01T00:00:00.000Z', amendments: [] };
        const placeIn = (...calendars: CalendarBook['calendars']): string =>
            calendarOfLocation({ calendars }, { countryCode: 'US' }).place;

        expect(placeIn({ ...later, first: chicago }, { ...kept, first: newYork })).toBe('NEW_YORK');
        expect(placeIn({ ...kept, first: newYork }, { ...later, first: unitedStates })).toBe('NEW_YORK');
        expect(placeIn({ ...kept, first: newYork }, { ...kept, first: unitedStates })).toBe('UNITED_STATES');
        expect(() => placeIn({ ...kept, first: newYork }, { ...kept, first: chicago })).toThrow(
            'LOCATION_MUST_HAVE_CALENDAR',
        );
    });
});
