import { beforeAll, describe, expect, it } from '@jest/globals';
import { examplePaymentReport } from '../../../gateway/src/balance-of-payments/payment-report-examples.js';
import { exampleApplication } from '../../../gateway/src/letter-of-credit/credit-examples.js';
import { examplePresented } from '../../../gateway/src/presentation/presentation-examples.js';
import type { Answer } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';
import { byTwo, deskOf, inDays, type Desk } from '../letter-of-credit/desks.js';

const bank = 'HaizhouBankMSP';
const uetr = 'b7e2c1d4-6a35-4f8e-9d12-5c7a8e9f0b13';
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];
const { applicant: seller, beneficiary: buyer } = exampleApplication.terms;
const half = { amount: '225000.00', currency: 'USD' };

/** Half of it at sight, the other half later: the credit of the examples, turned round. */
const terms = {
    ...exampleApplication.terms,
    applicant: buyer,
    beneficiary: seller,
    expiry: { ...exampleApplication.terms.expiry, expiryDate: inDays(40) },
    shipment: { ...exampleApplication.terms.shipment, latestShipmentDate: inDays(30) },
    advisingBank: exampleApplication.terms.issuingBank,
    availability: {
        availableWith: { kind: 'BANK', bank: exampleApplication.terms.issuingBank },
        by: 'MIXED_PAYMENT',
        mixedPayment: [
            { percent: 50, tenor: { basis: 'SIGHT' } },
            { percent: 50, tenor: { basis: 'FIXED', dueDate: inDays(50) } },
        ],
    },
    confirmation: { instruction: 'WITHOUT' },
};

/** What a bank has paid abroad under a credit for its applicant, at once and later, is reported too. */
export function creditPayments(running: () => TestConsortium): void {
    describe('payments abroad under letters of credit', () => {
        let desk: Desk;
        let creditId: string;
        let claimId: string;
        const unreported = async (): Promise<unknown> =>
            (await desk.maker.get('/v1/unreported-payments?limit=100'))
                .list('data')
                .filter(({ payment }) => [creditId, claimId].includes((payment as { paymentId: string }).paymentId));
        const report = (payment: object, changes: object = {}): Promise<Answer> =>
            desk.maker.post('/v1/payment-reports', {
                ...examplePaymentReport,
                payment,
                enterpriseUscc: buyer.uscc,
                amount: half,
                counterparty: { partyName: seller.partyName, countryCode: 'SG' },
                ...changes,
            });

        beforeAll(async () => {
            desk = deskOf(running(), bank);
            const { maker } = desk;
            const applied = await maker.post('/v1/credit-applications', { ...exampleApplication, terms });
            creditId = applied.text('creditId');
            await byTwo(desk, `/v1/credit-applications/${creditId}/issues`, { version: 1 });
            const page = `/v1/letters-of-credit/${creditId}/presentations`;
            const amount = { amount: '450000.00', currency: 'USD' };
            await maker.post(page, { ...examplePresented, examiningBank: bank, amount });
            const examined = await maker.post(`${page}/1/examinations`);
            const dropped = examined
                .list('findings')
                .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'Turned round' }] : []));
            await maker.post(`${page}/1/judgements`, { dropped, added: [] });
            await byTwo(desk, `${page}/1/honours`, { means: { kind: 'OUTSIDE', uetr } });
            const [claim] = (await maker.get(`/v1/claims?creditId=${creditId}`)).list('data');
            claimId = String(claim?.['claimId']);
        }, 60_000);

        it('what is paid at sight is to be reported, and not what is owed', async () => {
            const payment = { kind: 'SIGHT_PAYMENT', paymentId: creditId, number: 1 };

            expect(await unreported()).toMatchObject([
                { bank, payment, direction: 'PAID', amount: half, reference: uetr },
            ]);
            expect(outcome(await report({ kind: 'CLAIM_PAYMENT', paymentId: claimId }))).toEqual([
                409,
                'PAYMENT_MUST_BE_FINAL',
            ]);
            const sent = await report(payment);
            expect([sent.status, sent.at('direction'), sent.at('reference')]).toEqual([201, 'PAID', uetr]);
            expect(outcome(await report(payment))).toEqual([409, 'PAYMENT_MUST_BE_REPORTED_ONCE']);
        });

        it('what is paid later is another payment, of what was paid', async () => {
            const proceeds = { amount: '224000.00', currency: 'USD' };
            const means = { kind: 'OUTSIDE', uetr: uetr.replace('b7', 'b8') };
            await byTwo(desk, `/v1/claims/${claimId}/prepayments`, { means, proceeds });
            const payment = { kind: 'CLAIM_PAYMENT', paymentId: claimId };

            expect(await unreported()).toMatchObject([{ bank, payment, amount: proceeds }]);
            expect((await report(payment, { amount: proceeds })).status).toBe(201);
            expect(await unreported()).toEqual([]);
        });
    });
}
