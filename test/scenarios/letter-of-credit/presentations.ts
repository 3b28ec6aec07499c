import { draft, insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { addDays } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    carryCalendarOn,
    confirming,
    deskOf,
    inDays,
    issued,
    issuing,
    outcome,
    usance,
    type Desk,
} from './desks.js';
import { inOurDays, renewed } from '../../story/documents.js';

const dollars = (amount: string) => ({ amount, currency: 'USD' });

/** A confirmed usance credit is drawn twice: the first drawing complies, the second is refused, gives back what it held, and is accepted when the issuing bank authorises it. */
export function presentations(running: () => TestConsortium): void {
    describe('documents are presented, examined, honoured and refused', () => {
        const complying = inOurDays([draft, invoice, billOfLading, insurance]);
        let harbour: Desk;
        let haizhou: Desk;
        let pearl: Desk;
        let creditId: string;
        let page: string;
        const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
        const lodge = (number: number, amount: string, documents = complying) =>
            haizhou.maker.post(page, { number, examiningBank: confirming, amount: dollars(amount), documents });

        beforeAll(async () => {
            [harbour, haizhou, pearl] = [issuing, advising, confirming].map((bank) => deskOf(running(), bank)) as [
                Desk,
                Desk,
                Desk,
            ];
            await carryCalendarOn(running());
            // However many holidays are between a shipment and the next banking day.
            const terms = { ...usance, presentationPeriod: { days: 60 } };
            creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0041', terms });
            page = `/v1/letters-of-credit/${creditId}/presentations`;
            await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/advices`);
            await byTwo(pearl, `/v1/letters-of-credit/${creditId}/confirmations`);
        }, 60_000);

        it('what they claim is held, to the cent, and the same documents come once', async () => {
            expect(outcome(await lodge(1, '472500.01'))).toEqual([409, 'PRESENTATION_MUST_BE_WITHIN_AVAILABLE']);
            const lodged = await lodge(1, '450000.00');
            expect(outcome(lodged)).toEqual([201, 'LODGED']);
            expect(lodged.text('examinationEnds.earlier.lastDay') > inDays(0)).toBe(true);
            expect(outcome(await lodge(2, '22500.00'))).toEqual([409, 'DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE']);
            expect(outcome(await lodge(2, '22500.01', renewed(complying, 'B')))).toEqual([
                409,
                'PRESENTATION_MUST_BE_WITHIN_AVAILABLE',
            ]);
        });

        it('the first complies, and its bank is bound to pay ninety days after shipment', async () => {
            const first = `${page}/1`;
            expect(outcome(await haizhou.maker.post(`${first}/examinations`))).toEqual([
                403,
                'ACT_MUST_BE_BY_EXAMINING_BANK',
            ]);
            const examined = await pearl.maker.post(`${first}/examinations`);
            expect(outcome(examined)).toEqual([200, 'EXAMINING']);
            expect(examined.list('findings').filter(({ kind }) => kind === 'DISCREPANCY')).toEqual([]);
            const judgement = { dropped: [], added: [] };
            expect(outcome(await pearl.maker.post(`${first}/judgements`, judgement))).toEqual([200, 'COMPLYING']);
            await byTwo(pearl, `${first}/honours`);

            const maturity = addDays(inDays(-8), 90);
            for (const { maker } of [harbour, haizhou, pearl]) {
                const held = await maker.get(first);
                expect(held.at('status')).toBe('UNDERTAKEN');
                expect(held.list('undertaking.parts')).toMatchObject([{ maturity }]);
            }
            const claims = async ({ maker }: Desk) => (await maker.get(`/v1/claims?creditId=${creditId}`)).list('data');
            const [claim] = await claims(haizhou);
            const payment = { means: { kind: 'OUTSIDE', uetr } };
            expect(claim).toMatchObject({ debtorBank: confirming, holder: advising, maturity, status: 'OUTSTANDING' });
            expect([await claims(pearl), await claims(harbour)]).toEqual([[claim], []]);
            expect(
                outcome(await pearl.maker.post(`/v1/claims/${String(claim?.['claimId'])}/payments`, payment)),
            ).toEqual([409, 'PAYMENT_MUST_NOT_PRECEDE_MATURITY']);
        });

        it('the second lacks a document: refused once, with a disposal, it gives back what it held', async () => {
            const second = `${page}/2`;
            const without = renewed(complying, 'B').filter(({ kind }) => kind !== 'INSURANCE_DOCUMENT');
            await lodge(2, '22500.00', without);
            await pearl.maker.post(`${second}/examinations`);
            const judged = await pearl.maker.post(`${second}/judgements`, { dropped: [], added: [] });

            expect(outcome(judged)).toEqual([200, 'DISCREPANT']);
            expect(outcome(await pearl.maker.post(`${second}/honours`))).toEqual([
                409,
                'PRESENTATION_MUST_STAND_AT_THIS_ACT',
            ]);
            expect((await pearl.maker.post(`${second}/refusals`)).status).toBe(422);
            await byTwo(pearl, `${second}/refusals`, { disposal: 'HELD_FOR_WAIVER' });
            expect(outcome(await pearl.maker.post(`${second}/refusals`, { disposal: 'RETURNING' }))).toEqual([
                409,
                'NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE',
            ]);
            const refused = await haizhou.maker.get(second);
            expect(refused.at('refusal.disposal')).toBe('HELD_FOR_WAIVER');
            expect(refused.list('refusal.discrepancies').length).toBeGreaterThan(0);
            const more = await lodge(3, '22500.01', renewed(complying, 'C'));
            expect([outcome(more), more.at('facts.available')]).toEqual([
                [409, 'PRESENTATION_MUST_BE_WITHIN_AVAILABLE'],
                { amount: '22500.00', currency: 'USD' },
            ]);
        });

        it('the issuing bank authorises to take it after all: the second holds its amount again, and is honoured', async () => {
            const second = `${page}/2`;
            const advice = `${second}/discrepancy-advices`;
            expect(outcome(await pearl.maker.post(`${second}/waivers`))).toEqual([
                409,
                'ISSUING_BANK_MUST_HAVE_AUTHORISED',
            ]);
            expect(outcome(await pearl.maker.post(`${second}/waiver-requests`))).toEqual([
                403,
                'WAIVER_MUST_BE_SOUGHT_BY_ISSUING_BANK',
            ]);
            expect((await pearl.maker.post(advice)).status).toBe(201);
            const awaited = await harbour.maker.get(`/v1/letters-of-credit/${creditId}/timeline`);
            expect(awaited.list('awaited').map(({ code }) => code)).toContain('AUTHORITY');
            expect(outcome(await haizhou.maker.get(advice))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await pearl.maker.post(`${advice}/answers`, { answer: 'AUTHORISE' }))).toEqual([
                403,
                'AUTHORITY_MUST_BE_GIVEN_BY_ISSUING_BANK',
            ]);
            await byTwo(harbour, `${advice}/answers`, { answer: 'AUTHORISE' });
            expect((await pearl.maker.get(advice)).at('answer.outcome')).toBe('AUTHORISED');

            await byTwo(pearl, `${second}/waivers`);
            expect(outcome(await lodge(3, '0.01', renewed(complying, 'C')))).toEqual([
                409,
                'PRESENTATION_MUST_BE_WITHIN_AVAILABLE',
            ]);
            await byTwo(pearl, `${second}/honours`);
            expect(outcome(await haizhou.maker.get(second))).toEqual([200, 'UNDERTAKEN']);
            expect(outcome(await harbour.maker.post(`${second}/preclusions`))).toEqual([
                409,
                'EXAMINATION_TIME_MUST_BE_OVER',
            ]);
        });

        it('each bank lists what lies with whom, and SAFE sees it', async () => {
            const listed = await harbour.maker.get('/v1/presentations?status=UNDERTAKEN');
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const supervised = page.replace('/letters-of-credit/', `/supervision/letters-of-credit/${issuing}/`);

            expect(listed.list('data')).toMatchObject([
                { number: 2, examiningBank: confirming },
                { number: 1, examiningBank: confirming },
            ]);
            expect(outcome(await regulator.get(`${supervised}/2`))).toEqual([200, 'UNDERTAKEN']);
        });
    });
}
