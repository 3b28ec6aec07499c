import { draft, insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    carryCalendarOn,
    confirming,
    deskOf,
    issued,
    issuing,
    outcome,
    usance,
    type Desk,
} from './desks.js';
import { inOurDays } from '../../story/documents.js';

/** The beneficiary says nothing to an amendment, and presents documents that comply with it and only so. */
export function acceptance(running: () => TestConsortium): void {
    describe('an unaccepted amendment is accepted by presentation', () => {
        let harbour: Desk;
        let haizhou: Desk;
        let pearl: Desk;
        let credit: string;
        const jakarta = { locationName: 'Jakarta', UNLocationCode: 'IDJKT', countryCode: 'ID' };
        const amend = { number: 1, changes: { shipment: usance.shipment }, removes: [] };
        const termsAt = async (at: string) => {
            const answer = await harbour.maker.get(`${credit}/terms?party=BENEFICIARY&at=${at}`);
            return [
                answer.at('terms.shipment.portOfDischarge.locationName'),
                answer.at('amendments'),
                answer.at('open'),
            ];
        };

        beforeAll(async () => {
            [harbour, haizhou, pearl] = [issuing, advising, confirming].map((bank) => deskOf(running(), bank)) as [
                Desk,
                Desk,
                Desk,
            ];
            await carryCalendarOn(running());
            const terms = {
                ...usance,
                shipment: { ...usance.shipment, portOfDischarge: jakarta },
                presentationPeriod: { days: 60 },
            };
            const creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0041', terms });
            credit = `/v1/letters-of-credit/${creditId}`;
            await haizhou.maker.post(`${credit}/advices`);
            await byTwo(pearl, `${credit}/confirmations`);
            await byTwo(harbour, `${credit}/amendments`, amend);
            await haizhou.maker.post(`${credit}/amendments/1/advices`);
            await byTwo(pearl, `${credit}/amendments/1/extensions`);
        }, 60_000);

        it('documents for Singapore are presented, under a credit for Jakarta that may go to Singapore', async () => {
            const presentation = {
                number: 1,
                examiningBank: confirming,
                amount: { amount: '450000.00', currency: 'USD' },
                documents: inOurDays([draft, invoice, billOfLading, insurance]),
            };
            expect(outcome(await haizhou.maker.post(`${credit}/presentations`, presentation))).toEqual([201, 'LODGED']);
            const examined = await pearl.maker.post(`${credit}/presentations/1/examinations`);
            const codes = examined.list('findings').flatMap(({ kind, code }) => (kind === 'DISREGARDED' ? [] : [code]));
            expect(codes).toEqual(expect.arrayContaining(['DOCUMENTS_COMPLY_WITH_OPEN_AMENDMENTS']));

            const reject = await haizhou.maker.post(`${credit}/amendments/1/answers`, { answer: 'REJECT' });
            expect(outcome(reject)).toEqual([409, 'PRESENTATION_MUST_BE_DECIDED_FIRST']);
        });

        it('found to comply, they are its acceptance, from the moment of their receipt and at every bank', async () => {
            const presentation = `${credit}/presentations/1`;
            const judged = await pearl.maker.post(`${presentation}/judgements`, { dropped: [], added: [] });
            expect([outcome(judged), judged.at('amendments')]).toEqual([[200, 'COMPLYING'], [1]]);

            const receivedAt = judged.text('receivedAt');
            const accepted = await harbour.maker.get(`${credit}/amendments/1`);
            expect(outcome(accepted)).toEqual([200, 'ACCEPTED_BY_PRESENTATION']);
            expect(accepted.at('answer')).toEqual({ outcome: 'ACCEPTED', presentation: 1, at: receivedAt });
            const before = new Date(Date.parse(receivedAt) - 1).toISOString();
            expect(await termsAt(before)).toEqual(['Jakarta', [], [1]]);
            expect(await termsAt(receivedAt)).toEqual(['Singapore', [1], []]);
            await byTwo(pearl, `${presentation}/honours`);
        });

        it('no amendment takes back what is drawn, and one that nobody passes on is answered by nobody', async () => {
            const propose = (amount: string) =>
                harbour.maker.post(`${credit}/amendments`, {
                    number: 2,
                    changes: { amount: { amount, currency: 'USD' } },
                    removes: [],
                });
            expect(outcome(await propose('428571.42'))).toEqual([409, 'AMOUNT_MUST_COVER_WHAT_IS_DRAWN']);

            await byTwo(harbour, `${credit}/amendments`, { ...amend, number: 2 });
            const second = `${credit}/amendments/2`;
            const reason = { reason: 'CANNOT_AUTHENTICATE' };
            expect(outcome(await haizhou.maker.post(`${second}/advice-refusals`, reason))).toEqual([200, 'ISSUED']);
            expect(outcome(await haizhou.maker.post(`${second}/answers`, { answer: 'ACCEPT' }))).toEqual([
                409,
                'AMENDMENT_MUST_BE_ADVISED',
            ]);
        });
    });
}
