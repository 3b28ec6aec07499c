import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';
import type { Answer } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    confirming,
    deskOf,
    fourthBank,
    issued,
    issuing,
    outcome,
    usance,
    type Desk,
} from './desks.js';
import { inOurDays, renewed } from '../../story/documents.js';
import { until } from '../../story/until.js';
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
    reimbursingBank: { mspId: fourthBank, partyName: 'Lingnan Bank', countryCode: 'CN' },
};

/** The confirming bank buys the documents and sends them on; the issuing bank examines them in its own time and reimburses. */
export function negotiation(running: () => TestConsortium): void {
    describe('documents are negotiated, sent on and reimbursed in e-CNY', () => {
        const documents = renewed(inYuan(inOurDays([invoice, billOfLading, insurance])), 'N');
        const declarationNumber = '310420260046018803';
        const patient = { prefer: 'wait=20' };
        const uetr = '0c7e0a52-6d0b-4a55-8f3b-5b7f0c9d1e22';
        let harbour: Desk;
        let haizhou: Desk;
        let pearl: Desk;
        let creditId: string;
        let page: string;
        let releaseCode: string;
        let financingId: string;
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
            const customs = running().organisation('CustomsMSP').user('officer-1');
            const declared = await customs.post('/v1/declarations', {
                ...bedLinen,
                declarationNumber,
                transportDocumentReference: `${billOfLading.documentReference}-N`,
            });
            releaseCode = declared.text('releaseCode');
            creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0041', terms: negotiable });
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

        it('what it means to advance is reserved on the goods, unless another bank has lent on them', async () => {
            const fourth = deskOf(running(), fourthBank).maker;
            const request = (amount: string) => {
                const shares = [{ declarationNumber, releaseCode, amount: cny(amount) }];
                return pearl.maker.post(`${page}/1/financings`, { amount: cny(amount), shares }, patient);
            };
            // Worth CNY 3 124 000.00, of which 90 % may be financed.
            const lent = await fourth.post(
                '/v1/financings',
                { declarationNumber, releaseCode, exporterUscc: lanternTextiles.uscc, amount: cny('2801800.01') },
                patient,
            );
            expect(outcome(lent)).toEqual([201, 'RESERVED']);

            const refused = await request('9800.00');

            expect([outcome(refused), refused.at('decision')]).toEqual([
                [201, 'REFUSED'],
                { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('9799.99'), declarationNumber },
            ]);
            const order = { advance: cny('9800.00'), hasRecourse: false, means: { kind: 'OUTSIDE', uetr } };
            const negotiate = (more: object) => pearl.maker.post(`${page}/1/negotiations`, { ...order, ...more });
            expect(outcome(await negotiate({}))).toEqual([422, 'NEGOTIATION_MUST_REST_ON_RESERVATION']);
            const { financingId: refusedId } = refused.body as { financingId: string };
            expect(outcome(await negotiate({ financingId: refusedId }))).toEqual([409, 'FINANCING_MUST_BE_RESERVED']);

            await fourth.post(`/v1/financings/${lent.text('financingId')}/withdrawal`);
            await until({
                what: 'the release of the goods',
                ask: () =>
                    running()
                        .organisation('SafeMSP')
                        .user('regulator-1')
                        .get(`/v1/supervision/declarations/${declarationNumber}`),
                isAwaited: (answer) => answer.at('used.amount') === '0.00',
            });
            const reserved = await request('9800.00');
            expect(outcome(reserved)).toEqual([201, 'RESERVED']);
            financingId = reserved.text('financingId');
        });

        it('the bank that has confirmed buys them without recourse, and does not honour besides', async () => {
            const means = { kind: 'OUTSIDE', uetr };
            const negotiate = (advance: string, hasRecourse: boolean) =>
                pearl.maker.post(`${page}/1/negotiations`, { advance: cny(advance), hasRecourse, means, financingId });

            expect(outcome(await pearl.maker.post(`${page}/1/honours`, { means }))).toEqual([
                409,
                'CREDIT_BY_NEGOTIATION_MUST_BE_NEGOTIATED',
            ]);
            expect(outcome(await negotiate('9800.00', true))).toEqual([
                422,
                'CONFIRMING_BANK_MUST_NEGOTIATE_WITHOUT_RECOURSE',
            ]);
            expect(outcome(await negotiate('10000.01', false))).toEqual([422, 'ADVANCE_MUST_NOT_EXCEED_CLAIM']);
            expect(outcome(await negotiate('9800.01', false))).toEqual([409, 'ADVANCE_MUST_BE_AMOUNT_RESERVED']);
            expect(outcome(await pearl.maker.post(`${page}/1/forwardings`, { forwardedNumber: 2 }))).toEqual([
                409,
                'FORWARDING_MUST_FOLLOW_HONOUR_OR_NEGOTIATION',
            ]);
            const order = { advance: cny('9800.00'), hasRecourse: false, means, financingId };
            await byTwo(pearl, `${page}/1/negotiations`, order);
            expect(outcome(await haizhou.maker.get(`${page}/1`))).toEqual([200, 'NEGOTIATED']);
            const back = { amount: cny('9800.00'), uetr: '7d1f8b63-2c4e-4f0a-9b57-1e6c8a3d5f20' };
            expect(outcome(await pearl.maker.post(`${page}/1/recourses`, back))).toEqual([
                409,
                'RECOURSE_MUST_HAVE_BEEN_KEPT',
            ]);
            const used = await pearl.maker.get(`/v1/financings/${financingId}`);
            expect([outcome(used), used.at('disbursement.payment')]).toEqual([
                [200, 'DISBURSED'],
                { means: 'PRESENTATION' },
            ]);
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

        it('is reimbursed once: in part by the reimbursing bank, and the rest in e-CNY by the bank that issued the credit', async () => {
            expect(outcome(await complying(harbour, `${page}/2`))).toEqual([200, 'COMPLYING']);
            const before = await inVault(pearl);
            const [means, reimbursements] = [{ kind: 'E_CNY' }, `/v1/reimbursement-authorisations`];
            const claims = `${reimbursements}/${creditId}/claims`;
            const part = { number: 1, presentationNumber: 1, amount: cny('4000.00') };
            await byTwo(harbour, reimbursements, { creditId, amount: cny('4000.00') });
            expect(outcome(await pearl.maker.post(claims, part))).toEqual([201, 'CLAIMED']);
            expect(outcome(await harbour.maker.post(`${page}/2/honours`, { means }))).toEqual([
                409,
                'REIMBURSEMENT_CLAIM_MUST_BE_SETTLED',
            ]);
            await byTwo(deskOf(running(), fourthBank), `${claims}/1/reimbursements`, { uetr });
            await byTwo(harbour, `${page}/2/honours`, { means });

            expect([before, await inVault(pearl)]).toEqual([cny('0.00'), cny('6000.00')]);
            for (const { maker } of [harbour, haizhou, pearl]) {
                expect(outcome(await maker.get(`${page}/2`))).toEqual([200, 'PAID']);
            }
            const credit = await harbour.maker.get(`/v1/letters-of-credit/${creditId}`);
            expect([outcome(credit), credit.at('remaining')]).toEqual([[200, 'EFFECTIVE'], cny('462500.00')]);
            const repaid = await until({
                what: 'the end of the advance',
                ask: () => pearl.maker.get(`/v1/financings/${financingId}`),
                isAwaited: (answer) => answer.at('status') === 'RELEASED',
            });
            expect(repaid.at('repayments')).toMatchObject([
                { amount: cny('9800.00'), proceeds: cny('10000.00'), payment: { means: 'PRESENTATION' } },
            ]);
        });
    });
}
