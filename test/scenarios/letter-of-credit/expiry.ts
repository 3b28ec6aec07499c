import { addDays } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { examplePresentation } from '../../../gateway/src/examination/examination-examples.js';
import type { TestConsortium } from '../consortium.js';
import { actAt } from '../dcep/dated-act.js';
import { advising, byTwo, confirming, deskOf, issued, issuing, outcome, usance, type Desk } from './desks.js';

/**
 * A credit that expires at the place of which the calendars' story has published the days: on a day of its weekend, on
 * which work is made up for, so that documents may still come on the day after the weekend.
 */
export function expiry(running: () => TestConsortium): void {
    describe('a credit expires when its last day is over at its place', () => {
        const today = new Date().toISOString().slice(0, 10);
        const [expiryDate, lastDay, dayAfter] = [addDays(today, 5), addDays(today, 7), addDays(today, 8)];
        const place = { locationName: 'Reykjavik', UNLocationCode: 'ISREY', countryCode: 'IS' };
        let harbour: Desk;
        let haizhou: Desk;
        let creditId: string;
        const credit = () => `/v1/letters-of-credit/${creditId}`;

        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            const shipment = { ...usance.shipment, latestShipmentDate: expiryDate };
            const terms = { ...usance, expiry: { expiryDate, place }, shipment };
            creditId = await issued(running(), { letterOfCreditReference: 'LC26/000150', terms });
        }, 60_000);

        it('everybody who is party reads by when documents must come, and nobody can say that it is over before', async () => {
            expect((await haizhou.maker.get(`${credit()}/last-day`)).body).toEqual({
                earlier: { lastDay: expiryDate, endsAt: `${addDays(expiryDate, 1)}T00:00:00.000Z` },
                later: { lastDay, endsAt: `${dayAfter}T00:00:00.000Z` },
            });
            expect(outcome(await harbour.maker.post(`${credit()}/expiry`))).toEqual([
                409,
                'LAST_DAY_TO_PRESENT_MUST_BE_OVER',
            ]);
        });

        it('documents are examined under what the bank holds of it, by the days of the place of expiry', async () => {
            // Without the bill of lading, whose days are not those of whoever runs this.
            const documents = examplePresentation.documents.filter(({ kind }) => kind !== 'BILL_OF_LADING');
            const asked = { creditId, documents, amountClaimed: usance.amount, presentedOn: dayAfter };
            const examined = await haizhou.maker.post('/v1/examinations', asked);

            expect([examined.status, examined.at('available.amount')]).toEqual([200, '472500.00']);
            // A beneficiary is late only by the later reading, by which a make-up day is no banking day.
            expect(examined.list('findings')).toContainEqual(
                expect.objectContaining({ code: 'PRESENTATION_MUST_COME_BY_EXPIRY', expected: `by ${lastDay}` }),
            );
            expect(outcome(await haizhou.maker.post('/v1/examinations', { ...asked, place: 'ATLANTIS' }))).toEqual([
                404,
                'PLACE_MUST_HAVE_CALENDAR',
            ]);
        });

        it('an amendment of which the beneficiary has said nothing keeps the credit open for as long as it gives', async () => {
            const longer = { expiry: { expiryDate: addDays(today, 9), place } };
            await byTwo(harbour, `${credit()}/amendments`, { number: 1, changes: longer, removes: [] });
            expect((await haizhou.maker.get(`${credit()}/last-day`)).at('later.lastDay')).toBe(addDays(today, 9));

            await haizhou.maker.post(`${credit()}/advices`);
            await haizhou.maker.post(`${credit()}/amendments/1/advices`);
            const rejected = await haizhou.maker.post(`${credit()}/amendments/1/answers`, { answer: 'REJECT' });
            expect(rejected.status).toBe(200);
            expect((await haizhou.maker.get(`${credit()}/last-day`)).at('later.lastDay')).toBe(lastDay);
        });

        it('once the day is over a bank that is party notes it, and then nothing but its closure is done', async () => {
            await actAt(running(), new Date(`${dayAfter}T00:00:00.000Z`), {
                user: [confirming, 'maker-1'],
                chaincode: 'trade',
                act: 'letter-of-credit:ExpireCredit',
                input: { creditId },
                endorsers: [confirming, 'SafeMSP'],
            });

            expect(outcome(await haizhou.maker.get(credit()))).toEqual([200, 'EXPIRED']);
            const more = { number: 2, changes: { amount: { amount: '500000.00', currency: 'USD' } }, removes: [] };
            expect(outcome(await harbour.maker.post(`${credit()}/amendments`, more))).toEqual([
                409,
                'CREDIT_MUST_BE_LIVE',
            ]);
            expect(outcome(await harbour.maker.post(`${credit()}/closure`))).toEqual([200, 'CLOSED']);
        });
    });
}
