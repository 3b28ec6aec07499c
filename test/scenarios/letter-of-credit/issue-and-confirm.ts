import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    confirming,
    deskOf,
    fourthBank,
    instructions,
    issuing,
    outcome,
    usance,
    type Desk,
} from './desks.js';

/** A usance credit from its application to the bank that confirms it, at three banks. */
export function issueAndConfirm(running: () => TestConsortium): void {
    describe('a usance credit is applied for, issued, advised and confirmed', () => {
        const application = { letterOfCreditReference: 'LC26/000142', terms: usance, instructions };
        let harbour: Desk;
        let haizhou: Desk;
        let pearl: Desk;
        let creditId: string;
        const credit = () => `/v1/letters-of-credit/${creditId}`;

        beforeAll(() => {
            [harbour, haizhou, pearl] = [issuing, advising, confirming].map((bank) => deskOf(running(), bank)) as [
                Desk,
                Desk,
                Desk,
            ];
        });

        it('whoever drafts it hears of every fault at once, each with its field and its rule, in the language asked for', async () => {
            const { drafts } = usance.availability;
            const terms = {
                ...usance,
                shipment: { ...usance.shipment, latestShipmentDate: '2079-12-31' },
                availability: {
                    ...usance.availability,
                    drafts: { ...drafts, drawee: { partyName: usance.applicant.partyName, bic: 'ABCDSGSG' } },
                },
            };
            const drafted = (language: string) =>
                harbour.maker.post(
                    '/v1/credit-applications',
                    { ...application, terms },
                    { 'accept-language': language },
                );
            const [english, chinese] = [await drafted('en'), await drafted('zh')];

            expect(outcome(english)).toEqual([422, 'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES']);
            expect(english.at('errors')).toEqual([
                {
                    path: 'shipment.latestShipmentDate',
                    code: 'SHIPMENT_MUST_NOT_FOLLOW_EXPIRY',
                    problem: 'must not be after the expiry date',
                    rule: 'MT700 44C with 31D',
                },
                expect.objectContaining({ path: 'availability.drafts.drawee', rule: 'UCP 600 art. 6c' }),
                expect.objectContaining({ path: 'availability.drafts.drawee', rule: 'UCP 600 art. 7a, 8a' }),
            ]);
            expect(chinese.list('errors')[0]).toMatchObject({ problem: '不得晚于有效期' });
        });

        it('word of it goes ahead to the advising bank alone, and another user of the issuing bank issues it', async () => {
            const applied = await harbour.maker.post('/v1/credit-applications', application);
            expect(outcome(applied)).toEqual([201, 'APPLIED']);
            creditId = applied.text('creditId');
            const page = `/v1/credit-applications/${creditId}`;

            await byTwo(harbour, `${page}/pre-advices`, { version: 1 });
            expect(outcome(await harbour.maker.get(page))).toEqual([200, 'PREADVISED']);
            const preAdvice = await haizhou.maker.get(`/v1/credit-pre-advices/${creditId}`);
            expect(preAdvice.at('particulars.amount')).toEqual(usance.amount);
            expect(preAdvice.at('particulars.requiredDocuments')).toBeUndefined();
            expect((await pearl.maker.get(`/v1/credit-pre-advices/${creditId}`)).status).toBe(404);

            const proposed = await harbour.maker.post(`${page}/issues`, { version: 1 });
            const approval = `/v1/approvals/${proposed.text('approvalId')}/approve`;
            expect((await harbour.maker.post(approval)).status).toBe(403);
            expect((await haizhou.checker.post(approval)).status).toBe(404);
            expect(outcome(await harbour.checker.post(approval))).toEqual([200, 'APPROVED']);
            expect(outcome(await harbour.maker.post(`${page}/issues`, { version: 1 }))).toEqual([
                409,
                'APPLICATION_MUST_BE_OPEN',
            ]);
        });

        it('every bank that is party to it holds the same, and is told of it', async () => {
            const held = await harbour.maker.get(credit());

            expect(outcome(held)).toEqual([200, 'ISSUED']);
            expect(held.at('terms')).toEqual(usance);
            for (const { maker } of [haizhou, pearl]) {
                expect((await maker.get(credit())).body).toEqual(held.body);
                expect((await maker.get(`${credit()}/instructions`)).body).toEqual({ ...instructions, creditId });
                const told = await maker.get('/v1/events?type=cohong.CreditIssued');
                expect(told.list('data').at(-1)).toMatchObject({ data: { creditId } });
            }
            const lingnan = deskOf(running(), fourthBank);
            expect((await lingnan.maker.get(credit())).status).toBe(404);
            const listed = await haizhou.maker.get('/v1/letters-of-credit?letterOfCreditReference=LC26/000142');
            expect(listed.list('data')).toMatchObject([{ creditId, status: 'ISSUED' }]);
        });

        it('it is advised to the beneficiary and confirmed, each once and by the bank that it names', async () => {
            expect(outcome(await pearl.maker.post(`${credit()}/advices`))).toEqual([
                403,
                'ADVICE_MUST_BE_BY_ADVISING_BANK',
            ]);
            expect(outcome(await haizhou.maker.post(`${credit()}/advices`))).toEqual([200, 'EFFECTIVE']);
            expect(outcome(await haizhou.maker.post(`${credit()}/confirmations`))).toEqual([
                403,
                'CONFIRMATION_MUST_BE_BY_REQUESTED_BANK',
            ]);
            await byTwo(pearl, `${credit()}/confirmations`);
            expect(outcome(await pearl.maker.post(`${credit()}/confirmation-refusals`))).toEqual([
                409,
                'CONFIRMATION_MUST_BE_DECIDED_ONCE',
            ]);
            expect((await harbour.maker.get(credit())).at('confirmation')).toMatchObject({
                bank: confirming,
                outcome: 'CONFIRMED',
                throughAmendment: 0,
            });
        });

        it('its applicant and its beneficiary see its terms, and nothing that the banks tell each other', async () => {
            const views = [
                await harbour.maker.get(`${credit()}/applicants-view`),
                await haizhou.maker.get(`${credit()}/beneficiarys-view`),
            ];

            for (const view of views) {
                expect(outcome(view)).toEqual([200, 'EFFECTIVE']);
                expect(view.body).toMatchObject({ terms: usance, isConfirmed: true });
                expect(JSON.stringify(view.body)).not.toMatch(/We cover you|Post-financed/);
            }
            expect(outcome(await pearl.maker.get(`${credit()}/beneficiarys-view`))).toEqual([
                403,
                'CUSTOMER_MUST_BE_OF_THE_BANK',
            ]);
        });

        it('SAFE sees it, with what the banks tell each other', async () => {
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const listed = await regulator.get('/v1/supervision/letters-of-credit?status=EFFECTIVE&currency=USD');
            const page = `/v1/supervision/letters-of-credit/${issuing}/${creditId}`;

            const ids = listed.list('data').map((each) => each['creditId']);
            expect(ids.filter((id) => id === creditId)).toEqual([creditId]);
            expect(outcome(await regulator.get(page))).toEqual([200, 'EFFECTIVE']);
            expect((await regulator.get(`${page}/instructions`)).body).toEqual({ ...instructions, creditId });
        });
    });
}
