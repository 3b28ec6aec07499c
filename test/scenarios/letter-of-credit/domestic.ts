import { serviceCertificate, vatInvoice } from '@cohong/domain/document/testing/domestic-samples';
import { addDays } from '@cohong/domain/kernel/time';
import { domesticWire } from '@cohong/domain/letter-of-credit/testing/samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { inOurDays, renewed } from '../../story/documents.js';
import type { TestConsortium } from '../consortium.js';
import { collectionsWrittenBy } from '../dcep/collections-written.js';
import { actAt } from '../dcep/dated-act.js';
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
    type Desk,
} from './desks.js';

/** Of the one payment of its claim. */
export const uetr = 'b1c7a0de-5c1f-4d0e-9a44-3d0f6f1f7a21';
/** The refit of a weaving hall, in our days: paid thirty days after the service, which was rendered eight days ago. */
const terms: CreditTermsWire = {
    ...domesticWire,
    expiry: { ...domesticWire.expiry, expiryDate: inDays(120) },
    shipment: { latestShipmentDate: inDays(90) },
    availability: {
        ...domesticWire.availability,
        deferredPayment: { basis: 'AFTER_SERVICE_DATE', days: 30 },
    },
    // However many holidays are between the service and the next banking day.
    presentationPeriod: { days: 60 },
};
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const maturity = addDays(inDays(-8), 30);

/** A domestic credit for a service: issued in yuan, presented with the tax invoice, confirmed for its maturity and paid. */
export function domestic(running: () => TestConsortium): void {
    describe('a domestic credit for a service is confirmed for its maturity', () => {
        let harbour: Desk;
        let haizhou: Desk;
        let creditId: string;
        const first = () => `/v1/letters-of-credit/${creditId}/presentations/1`;

        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            await carryCalendarOn(running());
        }, 60_000);

        it('whoever drafts it hears what the measures ask, in their own words', async () => {
            const { contractReference, ...unnamed } = { ...terms, amount: { amount: '900000.00', currency: 'USD' } };
            const application = { letterOfCreditReference: 'HCB2603LC0077', terms: unnamed, instructions: {} };
            const drafted = await harbour.maker.post('/v1/credit-applications', application, {
                'accept-language': 'zh',
            });
            const policies = await haizhou.maker.get('/v1/domestic-credit-policies');

            expect(contractReference).toBe('HL-2026-014');
            expect(drafted.list('errors')).toMatchObject([
                {
                    path: 'amount.currency',
                    problem: '国内信用证必须为人民币',
                    rule: 'PRC domestic credits 2016, art. 2',
                },
                { path: 'contractReference', problem: '国内信用证须有真实贸易背景，必须填写' },
            ]);
            expect(policies.list('policies')).toMatchObject([{ examinationDays: 5, presentationDays: 15 }]);
        });

        it('the tax invoice and the certificate of the service comply, and five banking days run for the issuing bank', async () => {
            creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0077', terms });
            expect(outcome(await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/advices`))).toEqual([
                200,
                'EFFECTIVE',
            ]);
            const documents = inOurDays([vatInvoice, serviceCertificate]);
            const presented = { number: 1, examiningBank: issuing, amount: terms.amount, documents };
            const lodged = await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/presentations`, presented);
            expect([...(outcome(lodged) as unknown[]), lodged.at('examinationDays')]).toEqual([201, 'LODGED', 5]);
            const examined = await harbour.maker.post(`${first()}/examinations`);
            expect([outcome(examined), examined.at('findings')]).toEqual([[200, 'EXAMINING'], []]);
            const judged = await harbour.maker.post(`${first()}/judgements`, { dropped: [], added: [] });
            expect(outcome(judged)).toEqual([200, 'COMPLYING']);
        });

        it('what is refused is taken on a waiver of the applicant, while its amount is left and until it is returned', async () => {
            const second = first().replace(/1$/, '2');
            const [another, certificate] = renewed(inOurDays([vatInvoice, serviceCertificate]), 'B');
            const documents = [another, { ...certificate, isRendered: false }];
            const presented = { number: 2, examiningBank: issuing, amount: cny('45000.00'), documents };
            await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/presentations`, presented);
            await harbour.maker.post(`${second}/examinations`);
            const judged = await harbour.maker.post(`${second}/judgements`, { dropped: [], added: [] });
            expect(outcome(judged)).toEqual([200, 'DISCREPANT']);
            const sought = await harbour.maker.post(`${second}/waiver-requests`);
            expect(outcome(sought)).toEqual([200, 'WAIVER_SOUGHT']);
            expect(outcome(await haizhou.maker.get(second))).toEqual([200, 'EXAMINING']);
            await byTwo(harbour, `${second}/refusals`, { disposal: 'HELD_FOR_WAIVER' });
            expect(outcome(await haizhou.maker.post(`${second}/waivers`))).toEqual([
                403,
                'ACT_MUST_BE_BY_EXAMINING_BANK',
            ]);
            expect(outcome(await harbour.maker.post(`${second}/waivers`))).toEqual([409, 'APPLICANT_MUST_HAVE_WAIVED']);
            const shown = await harbour.maker.get(`/v1/letters-of-credit/${creditId}/applicants-view`);
            expect(shown.list('presentations')[1]).toMatchObject({
                waiverRequest: { discrepancies: [expect.objectContaining({ kind: 'DISCREPANCY' })] },
            });
            const answered = await harbour.maker.post(`${second}/waiver-answers`, { answer: 'WAIVED' });
            expect(answered.at('judgement.waiver.answer.outcome')).toBe('WAIVED');
            // Who sees the blocks does not tell one from the other, nor what was found.
            for (const each of [judged, sought, answered]) {
                const written = await collectionsWrittenBy(each.text('ledger.transactionId'), running());
                expect(written).toEqual([`trade vault_${issuing}`]);
            }
            await byTwo(harbour, `${second}/waivers`);
            expect(outcome(await harbour.maker.post(`${second}/returns`))).toEqual([
                409,
                'PRESENTATION_MUST_STAND_AT_THIS_ACT',
            ]);
            expect(outcome(await haizhou.maker.get(second))).toEqual([200, 'WAIVED']);
        });

        it('the issuing bank confirms payment at maturity, which binds it, and pays then', async () => {
            await byTwo(harbour, `${first()}/honours`);
            for (const { maker } of [harbour, haizhou]) {
                const held = await maker.get(first());
                expect(held.at('status')).toBe('UNDERTAKEN');
                expect(held.list('undertaking.parts')).toMatchObject([{ maturity }]);
            }
            expect((await deskOf(running(), confirming).maker.get(first())).status).toBe(404);

            const approvalId = 'd0'.repeat(16);
            const [claim] = (await haizhou.maker.get(`/v1/claims?creditId=${creditId}`)).list('data');
            const claimId = String(claim?.['claimId']);
            const payment = { claimId, means: { kind: 'OUTSIDE', uetr }, approvalId };
            const onTheDay = new Date(`${maturity}T02:00:00.000Z`);
            const endorsers = [issuing, 'SafeMSP'];
            for (const [user, act, input] of [
                ['maker-1', 'claim:ProposePayment', payment],
                ['checker-1', 'claim:ApprovePayment', { approvalId }],
            ] as const) {
                await actAt(running(), onTheDay, {
                    user: [issuing, user],
                    chaincode: 'trade',
                    act,
                    input,
                    endorsers,
                });
            }
            expect(outcome(await haizhou.maker.get(first()))).toEqual([200, 'PAID']);
            const paid = await haizhou.maker.get(`/v1/claims/${claimId}`);
            expect([paid.at('status'), paid.at('payment.uetr')]).toEqual(['PAID', uetr]);
        });
    });
}
