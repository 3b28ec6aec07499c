import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { exampleTransfer } from '../../../gateway/src/transfer/transfer-examples.js';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    carryCalendarOn,
    confirming,
    deskOf,
    fourthBank,
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
const toWeaver = {
    ...toMill,
    number: 2,
    secondBeneficiary: { partyName: 'Siming Weaving Co., Ltd.', countryCode: 'CN' },
    secondBeneficiarysBank: usance.advisingBank,
    amount: dollars('216000.00'),
    lines: [{ line: 0, unitPrice: '24.00', quantity: '9000' }],
};

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
    });
}
