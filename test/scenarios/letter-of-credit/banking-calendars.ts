import type { NamedDay } from '@cohong/domain/calendar/banking-calendar';
import { weekdayOf } from '@cohong/domain/calendar/banking-days';
import { addDays } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';

const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

/** Everybody counts by the same days: those that were shipped, of a further place, and when a storm closes banks there. */
export function bankingCalendars(running: () => TestConsortium): void {
    describe('banking days are counted by calendars that everybody reads', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const officer = (): Client => user('PbocMSP', 'officer-1');
        const maker = (): Client => user('HaizhouBankMSP', 'maker-1');
        const daysAfter = (place: string, after: string, count: number): Promise<Answer> =>
            maker().get(`/v1/calendars/${place}/banking-days?after=${after}&count=${count}`);
        const bothOf = (answer: Answer): unknown => [answer.at('earlier.day'), answer.at('later.day')];

        const today = new Date().toISOString().slice(0, 10);
        const inDays = (days: number): string => addDays(today, days);
        /** Its weekend begins in five days, and work is made up for on the first day of it. */
        const reykjavik = {
            place: 'REYKJAVIK',
            from: inDays(-10),
            until: inDays(60),
            locations: ['IS'],
            timeZone: 'Atlantic/Reykjavik',
            utcOffsets: [{ from: `${inDays(-20)}T00:00:00.000Z`, minutes: 0 }],
            hours: [
                {
                    effectiveFrom: inDays(-10),
                    weekend: [weekdayOf(inDays(5)), weekdayOf(inDays(6))],
                    cutOff: '16:00',
                },
            ],
            days: [{ day: inDays(5), kind: 'MAKE_UP', name: 'Work for a holiday' }],
            source: 'made for this test',
        };
        const close = (day: string, expectedVersion: number): Promise<Answer> => {
            const storm: NamedDay = { day, kind: 'FORCE_MAJEURE', name: 'Storm' };
            const body = { expectedVersion, days: [storm], source: 'notice of the weather office' };
            return officer().post('/v1/calendars/REYKJAVIK/amendments', body);
        };

        it('a founded consortium has eight places, and a period ends by either reading of make-up days', async () => {
            const places = (await user('CustomsMSP', 'officer-1').get('/v1/calendars')).list('calendars');
            const fifth = await daysAfter('CHINA', '2026-02-13', 5);

            expect(places.map(({ place }) => place)).toEqual([
                ...['CHINA', 'FRANKFURT', 'HONG_KONG', 'LONDON', 'NEW_YORK', 'SINGAPORE', 'TARGET', 'TOKYO'],
            ]);
            expect([fifth.at('earlier'), fifth.at('later')]).toEqual([
                { day: '2026-02-27', endsAt: '2026-02-27T16:00:00.000Z' },
                { day: '2026-03-02', endsAt: '2026-03-02T16:00:00.000Z' },
            ]);
        });

        it('nobody guesses: neither a place nor a day that no calendar covers', async () => {
            expect(outcome(await daysAfter('ATLANTIS', '2026-02-13', 5))).toEqual([404, 'PLACE_MUST_HAVE_CALENDAR']);
            expect(outcome(await daysAfter('CHINA', '2026-12-28', 5))).toEqual([409, 'CALENDAR_MUST_COVER_DAY']);
        });

        it('the central bank publishes one more, and saying the same again adds nothing', async () => {
            const bodies = { calendars: [reykjavik] };
            const published = await officer().post('/v1/calendars', bodies);
            const again = await officer().post('/v1/calendars', bodies);

            expect([published.status, again.status]).toEqual([201, 201]);
            expect(again.at('calendars')).toEqual(published.at('calendars'));
            expect(bothOf(await daysAfter('REYKJAVIK', today, 5))).toEqual([inDays(5), inDays(7)]);
        });

        it('a storm closes banks: each period over the day has a day more, and what the calendar said stays', async () => {
            const closed = await close(inDays(3), 1);
            const [first, second] = closed.list('versions');
            const before = await maker().get(`/v1/calendars/REYKJAVIK?asOf=${String(first?.['publishedAt'])}`);

            expect(closed.at('days')).toEqual([
                { day: inDays(3), kind: 'FORCE_MAJEURE', name: 'Storm' },
                ...reykjavik.days,
            ]);
            expect(second).toMatchObject({ version: 2, source: 'notice of the weather office' });
            expect(before.body).toEqual({ ...reykjavik, version: 1, versions: [first] });
            expect(bothOf(await daysAfter('REYKJAVIK', today, 5))).toEqual([inDays(7), inDays(8)]);
        });

        it('nothing moves a deadline that has passed, nor what somebody else has just added', async () => {
            expect(outcome(await close(inDays(-1), 2))).toEqual([409, 'CALENDAR_MUST_NOT_CHANGE_THE_PAST']);
            expect(outcome(await close(inDays(4), 1))).toEqual([409, 'CALENDAR_VERSION_MUST_BE_CURRENT']);
            expect(outcome(await close(inDays(6), 2))).toEqual([422, 'CLOSURE_MUST_BE_OF_BANKING_DAY']);
        });
    });
}
