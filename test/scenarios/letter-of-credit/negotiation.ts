import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, confirming, deskOf, issued, issuing, outcome, usance, type Desk } from './desks.js';
import { inOurDays, renewed } from '../../story/documents.js';
import { atSight, cny, inYuan } from './settlement.js';

/** A credit that a bank which has confirmed it negotiates. */
const negotiable: CreditTermsWire = {
    ...atSight,
    availability: {
        ...usance.availability,
        by: 'NEGOTIATION',
        drafts: { ...usance.availability.drafts!, drawee: usance.issuingBank, tenor: { basis: 'SIGHT' } },
    },
    confirmation: usance.confirmation,
};

/** The confirming bank buys the documents and sends them on; the issuing bank examines them in its own time and reimburses. */
export function negotiation(running: () => TestConsortium): void {
    describe('documents are negotiated, sent on and reimbursed in e-CNY', () => {
        const documents = renewed(inYuan(inOurDays([invoice, billOfLading, insurance])), 'N');
        const uetr = '0c7e0a52-6d0b-4a55-8f3b-5b7f0c9d1e22';
        let harbour: Desk;
        let haizhou: Desk;
        let pearl: Desk;
        let page: string;
        const inVault = async ({ maker }: Desk) => (await maker.get('/v1/vault')).at('coins');
        const complying = async ({ maker }: Desk, presentation: string): Promise<Answer> => {
            const examined = await maker.post(`${presentation}/examinations`);
            // The documents are those of a larger drawing: each bank takes them all the same.
            const dropped = examined
                .list('findings')
                .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'agreed' }] : []));
            return await maker.post(`${presentation}/judgements`, { dropped, added: [] });
        };

        beforeAll(async () => {
            [harbour, haizhou, pearl] = [issuing, advising, confirming].map((bank) => deskOf(running(), bank)) as [
                Desk,
                Desk,
                Desk,
            ];
            const creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0041', terms: negotiable });
            await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/advices`);
            await byTwo(pearl, `/v1/letters-of-credit/${creditId}/confirmations`);
            page = `/v1/letters-of-credit/${creditId}/presentations`;
            await haizhou.maker.post(page, {
                number: 1,
                examiningBank: confirming,
                amount: cny('10000.00'),
                documents,
            });
            expect(outcome(await complying(pearl, `${page}/1`))).toEqual([200, 'COMPLYING']);
        }, 60_000);

        it('the bank that has confirmed buys them without recourse, and does not honour besides', async () => {
            const means = { kind: 'OUTSIDE', uetr };
            const negotiate = (advance: string, hasRecourse: boolean) =>
                pearl.maker.post(`${page}/1/negotiations`, { advance: cny(advance), hasRecourse, means });

            expect(outcome(await pearl.maker.post(`${page}/1/honours`, { means }))).toEqual([
                409,
                'CREDIT_BY_NEGOTIATION_MUST_BE_NEGOTIATED',
            ]);
            expect(outcome(await negotiate('9800.00', true))).toEqual([
                422,
                'CONFIRMING_BANK_MUST_NEGOTIATE_WITHOUT_RECOURSE',
            ]);
            expect(outcome(await negotiate('10000.01', false))).toEqual([422, 'ADVANCE_MUST_NOT_EXCEED_CLAIM']);
            expect(outcome(await pearl.maker.post(`${page}/1/forwardings`, { forwardedNumber: 2 }))).toEqual([
                409,
                'FORWARDING_MUST_FOLLOW_HONOUR_OR_NEGOTIATION',
            ]);
            await byTwo(pearl, `${page}/1/negotiations`, { advance: cny('9800.00'), hasRecourse: false, means });
            expect(outcome(await haizhou.maker.get(`${page}/1`))).toEqual([200, 'NEGOTIATED']);
        });

        it('sends them on: the issuing bank has five banking days of its own, and the credit is drawn once', async () => {
            const forwarded = await pearl.maker.post(`${page}/1/forwardings`, { forwardedNumber: 2 });

            expect([
                outcome(forwarded),
                forwarded.at('firstPresentedAs.number'),
                forwarded.at('examiningBank'),
            ]).toEqual([[201, 'LODGED'], 1, issuing]);
            expect(forwarded.text('examinationEnds.earlier.lastDay')).toMatch(/^\d{4}-/);
            const other = renewed(documents, 'O');
            const rest = { number: 3, examiningBank: confirming, amount: cny('462500.01'), documents: other };
            const refused = await haizhou.maker.post(page, rest);
            expect([outcome(refused), refused.at('facts.available')]).toEqual([
                [409, 'PRESENTATION_MUST_BE_WITHIN_AVAILABLE'],
                cny('462500.00'),
            ]);
        });

        it('is reimbursed in e-CNY, in full, by the bank that issued the credit', async () => {
            expect(outcome(await complying(harbour, `${page}/2`))).toEqual([200, 'COMPLYING']);
            const before = await inVault(pearl);
            await byTwo(harbour, `${page}/2/honours`, { means: { kind: 'E_CNY' } });

            expect([before, await inVault(pearl)]).toEqual([cny('0.00'), cny('10000.00')]);
            for (const { maker } of [harbour, haizhou, pearl]) {
                expect(outcome(await maker.get(`${page}/2`))).toEqual([200, 'PAID']);
            }
        });
    });
}
