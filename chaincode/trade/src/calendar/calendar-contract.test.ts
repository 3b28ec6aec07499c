import type { CalendarBook } from '@cohong/domain/calendar/calendar-book';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, newYork, published } from '../../../../domain/src/calendar/testing/samples.js';
import { Consortium, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';

const officer = 'PbocMSP/officer-1';
/** Before the days of the samples are over. */
const at = new Date('2026-02-01T01:00:00.000Z');
const typhoon = { day: '2026-07-08', kind: 'FORCE_MAJEURE', name: 'Typhoon' };

describe('calendar contract', () => {
    let consortium: Consortium;

    beforeAll(async () => {
        consortium = await Consortium.start();
    }, 60_000);
    afterAll(() => consortium.stop());

    const read = (user: User = 'CustomsMSP/gateway') =>
        consortium.evaluate(user, 'trade/calendar:ReadCalendars', {}) as Promise<CalendarBook>;
    const publish = (user: User, request = newRequest()) =>
        consortium.submit(user, 'trade/calendar:PublishCalendars', {
            input: { calendars: [published(newYork), published(china)] },
            request,
            at,
        });
    const amend = (user: User, expectedVersion: number, request = newRequest()) =>
        consortium.submit(user, 'trade/calendar:AmendCalendar', {
            input: { place: 'CHINA', expectedVersion, days: [typhoon], source: 'notice' },
            request,
            at,
        });
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);

    it('is of no place before anything is published', async () => {
        expect(await read()).toEqual({ calendars: [] });
        expect(await refusal(() => amend(officer, 1))).toMatchObject({ code: 'PLACE_MUST_HAVE_CALENDAR' });
    });

    it.each<[User, string]>([
        ['SafeMSP/officer-1', 'CALLER_MUST_BE_CENTRAL_BANK'],
        ['HaizhouBankMSP/maker-1', 'CALLER_MUST_BE_CENTRAL_BANK'],
        ['PbocMSP/issuer-1', 'CALLER_MUST_HAVE_ROLE'],
    ])('is not for %s to set', async (user, code) => {
        expect(await refusal(() => publish(user))).toMatchObject({ code });
        expect(await refusal(() => amend(user, 1))).toMatchObject({ code });
    });

    it('is published once for one request, and tells of which places', async () => {
        const request = newRequest();
        const done = await publish(officer, request);

        expect(done.event).toEqual({ type: 'CalendarsPublished', places: ['NEW_YORK', 'CHINA'] });
        expect((await publish(officer, request)).replayed).toBe(true);
        expect((await read()).calendars).toEqual(
            [china, newYork].map((first) => ({ first, publishedAt: at.toISOString(), amendments: [] })),
        );
    });

    it('is added to by who has read how it stands, and what it was stays', async () => {
        const done = await amend(officer, 1);
        const [amended, other] = (await read()).calendars;

        expect(done.event).toEqual({ type: 'CalendarAmended', place: 'CHINA', version: 2 });
        expect(amended).toMatchObject({ first: china, amendments: [{ version: 2, days: [typhoon] }] });
        expect(other).toMatchObject({ first: newYork, amendments: [] });
        expect(await refusal(() => amend(officer, 1))).toMatchObject({
            code: 'CALENDAR_VERSION_MUST_BE_CURRENT',
            detail: { version: 2 },
        });
    });

    it('says how a bank keeps days on which work is made up for, if that is a bank of the consortium', async () => {
        const say = (bank: string) =>
            consortium.submit(officer, 'trade/calendar:AmendCalendar', {
                input: {
                    place: 'CHINA',
                    expectedVersion: 2,
                    makeUpReadings: [{ bank, effectiveFrom: '2026-05-01', makeUpDays: 'OPEN' }],
                    source: 'as the bank has told',
                },
                request: newRequest(),
                at,
            });

        expect(await refusal(() => say('CustomsMSP'))).toMatchObject({ code: 'BANK_MUST_BE_MEMBER' });
        await say('HaizhouBankMSP');
        expect((await read()).calendars[0]?.amendments[1]).toMatchObject({
            version: 3,
            makeUpReadings: [{ bank: 'HaizhouBankMSP', effectiveFrom: '2026-05-01', makeUpDays: 'OPEN' }],
        });
    });
});
