import { draft, insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { exampleRefused, exampleTransfer } from '../../../gateway/src/transfer/transfer-examples.js';
import { inOurDays, renewed } from '../../story/documents.js';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    carryCalendarOn,
    confirming,
    deskOf,
    fourthBank,
    inDays,
    issued,
    issuing,
    outcome,
    usance,
    type Desk,
} from './desks.js';

const dollars = (amount: string) => ({ amount, currency: 'USD' });

/** The usance credit, transferable; nothing but the invoice shows the applicant. */
const transferable: CreditTermsWire = {
    ...usance,
    form: 'IRREVOCABLE_TRANSFERABLE',
    requiredDocuments: usance.requiredDocuments.map((required) => ({
        ...required,
        ...(required.mustShow && { mustShow: required.mustShow.filter(({ test }) => test !== 'STATES') }),
    })),
};

/** A mill that sells at 22.00, and a weaver that sells at 24.00, deliver half of the sheets each. */
const toMill = {
    ...exampleTransfer,
    secondBeneficiarysBank: { mspId: fourthBank, partyName: 'Lingnan Bank', countryCode: 'CN', address: 'Guangzhou' },
    isFirstBeneficiaryNamedAsApplicant: true,
};
export const toWeaver = {
    ...toMill,
    number: 2,
    secondBeneficiary: { partyName: 'Siming Weaving Co., Ltd.', countryCode: 'CN' },
    secondBeneficiarysBank: usance.advisingBank,
    amount: dollars('216000.00'),
    lines: [{ line: 0, unitPrice: '24.00', quantity: '9000' }],
};

/** Of the invoice that the first beneficiary puts in place of the weaver's. */
export const substitutedAmount = '217000.00';

/** A transferable credit at four banks: two second beneficiaries deliver, and nobody hears more than it must. */
export function transfers(running: () => TestConsortium): void {
    describe('a credit is transferred to two second beneficiaries', () => {
        let harbour: Desk;
        let haizhou: Desk;
        let pearl: Desk;
        let lingnan: Desk;
        let credit: string;
        let millsCredit: string;

        beforeAll(async () => {
            [harbour, haizhou, pearl, lingnan] = [issuing, advising, confirming, fourthBank].map((bank) =>
                deskOf(running(), bank),
            ) as [Desk, Desk, Desk, Desk];
            await carryCalendarOn(running());
            const creditId = await issued(running(), {
                letterOfCreditReference: 'HCB2603LC0051',
                terms: transferable,
            });
            credit = `/v1/letters-of-credit/${creditId}`;
            await haizhou.maker.post(`${credit}/advices`);
            await byTwo(pearl, `${credit}/confirmations`);
        }, 60_000);

        it('nothing is enlarged, and only the first beneficiary asks', async () => {
            const enlarged = {
                ...toMill,
                expiryDate: '2079-12-31',
                lines: [{ line: 0, unitPrice: '25.01' }],
                presentationPeriodDays: 16,
            };
            const refused = await haizhou.maker.post(`${credit}/transfers`, enlarged);

            expect(outcome(refused)).toEqual([422, 'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES']);
            expect(refused.list('errors').map(({ path, rule }) => [path, rule])).toEqual([
                ['lines.0.unitPrice', 'UCP 600 art. 38g'],
                ['expiryDate', 'UCP 600 art. 38g'],
                ['presentationPeriodDays', 'UCP 600 art. 38g'],
            ]);
            expect(outcome(await harbour.maker.post(`${credit}/transfers`, toMill))).toEqual([
                403,
                'TRANSFER_MUST_BE_ASKED_BY_BENEFICIARYS_BANK',
            ]);
            expect((await lingnan.maker.post(`${credit}/transfers`, toMill)).status).toBe(404);
        });

        it('the bank that has confirmed transfers, and the mill’s bank holds a credit at the mill’s price', async () => {
            const page = `${credit}/transfers/1`;
            expect(outcome(await haizhou.maker.post(`${credit}/transfers`, toMill))).toEqual([201, 'REQUESTED']);
            expect(outcome(await haizhou.maker.post(`${page}/refusals`))).toEqual([
                403,
                'ACT_MUST_BE_BY_TRANSFERRING_BANK',
            ]);
            await byTwo(pearl, `${page}/consents`, { transferReference: 'PRB-T-0001' });

            const request = await haizhou.maker.get(`${page}/request`);
            millsCredit = `/v1/letters-of-credit/${request.text('transferredCreditId')}`;
            const held = await lingnan.maker.get(millsCredit);
            expect(outcome(held)).toEqual([200, 'ISSUED']);
            expect(held.body).toMatchObject({
                letterOfCreditReference: 'HCB2603LC0051',
                issuingBank: issuing,
                confirmation: { bank: confirming, outcome: 'CONFIRMED' },
                terms: {
                    form: 'IRREVOCABLE',
                    applicant: usance.beneficiary,
                    amount: dollars('198000.00'),
                    transferred: { transferReference: 'PRB-T-0001', amendmentAdvice: 'WITH_CONSENT' },
                },
            });
            expect(JSON.stringify(held.body)).not.toMatch(/25\.00|450000|Straits Homeware/);
        });

        it('the issuing bank learns how much is transferred, not to whom or at which price', async () => {
            const seen = await harbour.maker.get(`${credit}/transfers/1`);
            expect(outcome(seen)).toEqual([200, 'TRANSFERRED']);
            expect(seen.at('decision.amount')).toEqual(dollars('207900.00'));
            expect(JSON.stringify(seen.body)).not.toMatch(/Yaojiang|22\.00|Lingnan/);
            for (const page of [`${credit}/transfers/1/request`, millsCredit]) {
                expect((await harbour.maker.get(page)).status).toBe(404);
            }
            expect((await lingnan.maker.get(credit)).status).toBe(404);
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const supervised = credit.replace('/letters-of-credit/', `/supervision/letters-of-credit/${advising}/`);
            expect((await regulator.get(`${supervised}/transfers/1/request`)).at('amount')).toEqual(toMill.amount);
        });

        it('the mill cannot transfer on, and whatever is left is the first beneficiary’s, to the cent', async () => {
            await lingnan.maker.post(`${millsCredit}/advices`);
            expect(outcome(await lingnan.maker.post(`${millsCredit}/transfers`, toMill))).toEqual([
                409,
                'TRANSFERRED_CREDIT_MUST_NOT_BE_TRANSFERRED_ON',
            ]);
            // 472 500.00 with its tolerance, of which the mill has 207 900.00: at most 252 000.00 with five per cent.
            const tooMuch = await haizhou.maker.post(`${credit}/transfers`, {
                ...toWeaver,
                amount: dollars('252000.01'),
            });
            expect(outcome(tooMuch)).toEqual([409, 'TRANSFER_MUST_BE_WITHIN_AVAILABLE']);
            expect(tooMuch.at('facts.available')).toEqual(dollars('264600.00'));
            await haizhou.maker.post(`${credit}/transfers`, toWeaver);
            await byTwo(pearl, `${credit}/transfers/2/consents`, { transferReference: 'PRB-T-0002' });
            const listed = await harbour.maker.get(`/v1/credit-transfers?creditId=${credit.split('/').at(-1)!}`);

            expect(listed.list('data').map(({ number, status }) => [number, status])).toEqual([
                [2, 'TRANSFERRED'],
                [1, 'TRANSFERRED'],
            ]);
        });

        it('of an amendment each second beneficiary hears when the first has agreed, and one refuses it for itself', async () => {
            const expiry = { ...usance.expiry, expiryDate: inDays(140) };
            await byTwo(harbour, `${credit}/amendments`, { number: 1, changes: { expiry }, removes: [] });
            await haizhou.maker.post(`${credit}/amendments/1/advices`);
            const pass = (number: number) =>
                pearl.maker.post(`${credit}/transfers/${number}/amendments`, { amendmentNumber: 1 });
            expect(outcome(await pass(1))).toEqual([409, 'FIRST_BENEFICIARY_MUST_AGREE']);
            await haizhou.maker.post(`${credit}/amendments/1/answers`, { answer: 'ACCEPT' });
            for (const number of [1, 2]) {
                expect((await pass(number)).at('passedOn')).toEqual([{ amendmentNumber: 1, number: 1 }]);
            }
            expect(outcome(await pass(1))).toEqual([409, 'AMENDMENT_MUST_BE_PASSED_ON_ONCE']);

            const request = await haizhou.maker.get(`${credit}/transfers/2/request`);
            const weaversCredit = `/v1/letters-of-credit/${request.text('transferredCreditId')}`;
            const expires: unknown[] = [];
            for (const [{ maker }, page, answer] of [
                [lingnan, millsCredit, 'ACCEPT'],
                [haizhou, weaversCredit, 'REJECT'],
            ] as const) {
                await maker.post(`${page}/amendments/1/advices`);
                await maker.post(`${page}/amendments/1/answers`, { answer });
                const terms = await pearl.maker.get(`${page}/terms?party=BENEFICIARY`);
                expires.push(terms.at('terms.expiry.expiryDate'));
            }

            expect(expires).toEqual([inDays(140), usance.expiry.expiryDate]);
        });

        it('the mill presents to the transferring bank, and the first beneficiary puts its invoice in place of the mill’s', async () => {
            const page = `${millsCredit}/presentations`;
            const presented = {
                number: 1,
                examiningBank: confirming,
                amount: dollars('198000.00'),
                documents: renewed(inOurDays([draft, invoice, billOfLading, insurance]), 'MILL'),
            };
            const elsewhere = await lingnan.maker.post(page, { ...presented, examiningBank: issuing });
            expect(outcome(elsewhere)).toEqual([422, 'PRESENTATION_MUST_BE_TO_TRANSFERRING_BANK']);
            expect(outcome(await lingnan.maker.post(page, presented))).toEqual([201, 'LODGED']);
            const examined = await pearl.maker.post(`${page}/1/examinations`);
            const dropped = examined
                .list('findings')
                .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'Agreed' }] : []));
            const judged = await pearl.maker.post(`${page}/1/judgements`, { dropped, added: [] });
            expect(outcome(judged)).toEqual([200, 'COMPLYING']);

            const substitution = `${credit}/transfers/1/substitutions/1`;
            const forward = (as: string) =>
                pearl.maker.post(`${substitution}/forwardings`, { examiningBank: issuing, as });
            await pearl.maker.post(`${substitution}/demands`, { answerBy: `${inDays(3)}T08:00:00.000Z` });
            expect(outcome(await forward('AS_RECEIVED'))).toEqual([409, 'FIRST_DEMAND_MUST_BE_OVER']);
            const own = { amount: dollars('225000.00'), documents: renewed(inOurDays([draft, invoice]), 'OWN') };
            expect((await haizhou.maker.post(`${substitution}/answers`, own)).status).toBe(200);
            expect((await forward('SUBSTITUTED')).status).toBe(200);

            const shown = await harbour.maker.get(`${credit}/presentations/1`);
            expect(shown.at('amount')).toEqual(dollars('225000.00'));
            expect(JSON.stringify(shown.list('documents').slice(0, 2))).toMatch(/-OWN/);
            expect(JSON.stringify(shown.body)).not.toMatch(/HL-2026-0512-MILL/);
            const [listed] = (await haizhou.maker.get('/v1/credit-substitutions')).list('data');
            expect(listed).toMatchObject({ status: 'SUBSTITUTED', claimed: dollars('198000.00') });
        });

        /** Examines a presentation and, unless it is to be refused, drops what was found. */
        const judged = async ({ maker }: Desk, page: string, reason?: string): Promise<unknown> => {
            const examined = await maker.post(`${page}/examinations`);
            const dropped = examined
                .list('findings')
                .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' && reason ? [{ finding, reason }] : []));

            return outcome(await maker.post(`${page}/judgements`, { dropped, added: [] }));
        };

        it('the issuing bank honours what was forwarded, and the transferring bank what the mill has presented', async () => {
            expect(await judged(harbour, `${credit}/presentations/1`, 'Agreed')).toEqual([200, 'COMPLYING']);
            await byTwo(harbour, `${credit}/presentations/1/honours`);
            await byTwo(pearl, `${millsCredit}/presentations/1/honours`);

            const shown = await lingnan.maker.get(`${millsCredit}/presentations/1`);
            expect(outcome(shown)).toEqual([200, 'UNDERTAKEN']);
            expect(outcome(await harbour.maker.get(`${credit}/presentations/1`))).toEqual([200, 'UNDERTAKEN']);
        });

        it('the weaver’s documents go as received where the first beneficiary’s invoice is wrong; who has confirmed passes no refusal on', async () => {
            const request = await haizhou.maker.get(`${credit}/transfers/2/request`);
            const page = `/v1/letters-of-credit/${request.text('transferredCreditId')}/presentations`;
            const amount = toWeaver.amount;
            const documents = renewed(inOurDays([draft, invoice, billOfLading, insurance]), 'WEAVER');
            await haizhou.maker.post(page, { number: 1, examiningBank: confirming, amount, documents });
            expect(await judged(pearl, `${page}/1`, 'Agreed')).toEqual([200, 'COMPLYING']);

            const substitution = `${credit}/transfers/2/substitutions/1`;
            await pearl.maker.post(`${substitution}/demands`, { answerBy: `${inDays(3)}T08:00:00.000Z` });
            const unsigned = renewed(inOurDays([{ ...invoice, isSigned: false }]), 'UNSIGNED');
            await haizhou.maker.post(`${substitution}/answers`, {
                amount: dollars(substitutedAmount),
                documents: unsigned,
            });
            const asReceived = { examiningBank: issuing, as: 'AS_RECEIVED' };
            expect((await pearl.maker.post(`${substitution}/forwardings`, asReceived)).status).toBe(200);
            const shown = await harbour.maker.get(`${credit}/presentations/2`);
            expect([shown.at('amount'), shown.at('forwards.amendments')]).toEqual([amount, []]);

            const refusal = { disposal: 'RETURNING', discrepancies: exampleRefused.discrepancies };
            const pass = () => pearl.maker.post(`${substitution}/refusals`, refusal);
            expect(outcome(await pass())).toEqual([409, 'FORWARDED_PRESENTATION_MUST_BE_REFUSED']);
            expect(await judged(harbour, `${credit}/presentations/2`)).toEqual([200, 'DISCREPANT']);
            await byTwo(harbour, `${credit}/presentations/2/refusals`, { disposal: 'RETURNING' });
            expect(outcome(await pass())).toEqual([409, 'TRANSFERRING_BANK_MUST_NOT_BE_BOUND']);
            const cancelling = await harbour.maker.post(`${credit}/cancellations`);
            expect(outcome(cancelling)).toEqual([409, 'TRANSFERS_MUST_HAVE_BEEN_RETURNED']);
        });
    });
}
