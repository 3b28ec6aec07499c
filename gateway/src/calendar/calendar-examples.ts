import type { AmendCalendar, PublishCalendars } from '@cohong/domain/calendar/api';

/** A place that has no calendar yet. */
export const publicationExample: PublishCalendars = {
    calendars: [
        {
            place: 'DUBAI',
            from: '2026-01-01',
            until: '2026-12-31',
            locations: ['AE'],
            timeZone: 'Asia/Dubai',
            utcOffsets: [{ from: '2025-12-31T00:00:00.000Z', minutes: 240 }],
            hours: [{ effectiveFrom: '2026-01-01', weekend: ['SATURDAY', 'SUNDAY'], cutOff: '14:00' }],
            days: [
                { day: '2026-01-01', kind: 'HOLIDAY', name: "New Year's Day" },
                { day: '2026-12-02', kind: 'HOLIDAY', name: 'National Day' },
            ],
            source: 'the central bank of the place',
        },
    ],
};

/** Banks are closed by a typhoon. */
export const amendmentExample: Omit<AmendCalendar, 'place'> = {
    expectedVersion: 1,
    days: [{ day: '2026-12-30', kind: 'FORCE_MAJEURE', name: 'Typhoon' }],
    source: 'notice of the observatory, signal 10',
};
