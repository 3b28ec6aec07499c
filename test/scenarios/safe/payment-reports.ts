import { bedLinen } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
    exampleBopRules,
    examplePaymentReport,
} from '../../../gateway/src/balance-of-payments/payment-report-examples.js';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const declarationNumber = '310420260046018009';
const { uscc } = bedLinen.consignor;
const amount = { amount: '100.00', currency: 'CNY' };
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

/** What has come in from abroad is reported once; what SAFE refuses comes back to the bank, which mends it. */
export function paymentReports(running: () => TestConsortium): void {
    describe('reports of payments from abroad', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const officer = (): Client => user('SafeMSP', 'officer-1');
        let receiptId: string;
        let refusedId: string;
        let acceptedId: string;

        const report = (changes: object = {}, bank: string = haizhou): Promise<Answer> =>
            user(bank, 'maker-1').post('/v1/payment-reports', {
                ...examplePaymentReport,
                payment: { kind: 'EXPORT_RECEIPT', paymentId: receiptId },
                enterpriseUscc: uscc,
                amount,
                ...changes,
            });
        const advise = (reportId: string, advice: object): Promise<Answer> =>
            officer().post(`/v1/supervision/payment-reports/${haizhou}/${reportId}/advice`, { advice });
        const unreported = async (client: Client, path: string): Promise<unknown> =>
            (await client.get(`${path}?limit=100`)).list('data').filter(({ payment }) => {
                return (payment as { paymentId: string }).paymentId === receiptId;
            });

        beforeAll(async () => {
            const declared = await user('CustomsMSP', 'officer-1').post('/v1/declarations', {
                ...bedLinen,
                declarationNumber,
            });
            const proposed = await user(haizhou, 'maker-1').post('/v1/export-receipts', {
                declarationNumber,
                releaseCode: declared.text('releaseCode'),
                reference: 'CIPS-2026-18',
                exporterUscc: uscc,
                amount,
                receivedOn: '2026-03-31',
            });
            await user(haizhou, 'checker-1').post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
            receiptId = proposed.text('input.receiptId');
            await until({
                what: 'that a registrar has matched the receipt',
                ask: () => user(haizhou, 'maker-1').get(`/v1/export-receipts/${receiptId}`),
                isAwaited: (answer) => answer.status === 200 && answer.at('status') === 'MATCHED',
            });
        }, 60_000);

        it('a bank reads the rules with which the network was founded, and SAFE sets none for days that have been', async () => {
            const past = { ...exampleBopRules, effectiveFrom: '2026-01-02' };

            expect((await user(pearl, 'auditor-1').get('/v1/bop-rules')).list('editions')).toEqual([exampleBopRules]);
            expect(outcome(await officer().post('/v1/bop-rules', past))).toEqual([
                422,
                'POLICY_MUST_NOT_BEGIN_IN_THE_PAST',
            ]);
        });

        it('bank and regulator see what is not reported, and that its five banking days are over', async () => {
            const own = await unreported(user(haizhou, 'checker-1'), '/v1/unreported-payments');
            const seen = await unreported(user('SafeMSP', 'regulator-1'), '/v1/supervision/unreported-payments');

            expect(own).toMatchObject([{ direction: 'RECEIVED', amount, day: '2026-03-31', isOverdue: true }]);
            expect(seen).toEqual(own);
            expect(await unreported(user(pearl, 'maker-1'), '/v1/unreported-payments')).toEqual([]);
        });

        it.each<[string, object]>([
            ['AMOUNT_MUST_BE_THAT_OF_PAYMENT', { amount: { ...amount, amount: '100.01' } }],
            ['TRANSACTION_CODE_MUST_BE_IN_TABLE', { transactionCode: '101010' }],
            ['COUNTERPARTY_MUST_BE_ABROAD', { counterparty: { partyName: 'Lantern', countryCode: 'CN' } }],
        ])('what a rule can see is refused at once: %s', async (code, changes) => {
            expect(outcome(await report(changes))).toEqual([422, code]);
        });

        it('what SAFE refuses comes back to the desk of the bank, with what is to be mended', async () => {
            const sent = await report({ transactionCode: '121020' });
            expect([sent.status, sent.at('status'), sent.at('bopNumber')]).toEqual([
                201,
                'SUBMITTED',
                '3302000104012603310001',
            ]);
            refusedId = sent.text('reportId');
            const reasons = ['CODE_MUST_FIT_TRANSACTION'];
            const text = 'Nothing was imported for it';
            expect((await advise(refusedId, { status: 'REFUSED', reasons, text })).at('status')).toBe('REFUSED');

            const desk = await user(haizhou, 'checker-1').get('/v1/payment-reports?status=REFUSED');
            expect(desk.list('data')).toMatchObject([
                { reportId: refusedId, toMend: ['transactionCode'], advice: { given: { reasons, text } } },
            ]);
            expect(await unreported(user(haizhou, 'maker-1'), '/v1/unreported-payments')).toEqual([]);
        });

        it('the bank mends it, and SAFE accepts it once the enterprise is in its directory', async () => {
            const mended = { replaces: refusedId, transactionCode: '121010' };
            expect(outcome(await report({ ...mended, transactionCode: '121020' }))).toEqual([
                422,
                'REPORT_MUST_MEND_WHAT_WAS_REFUSED',
            ]);
            const sent = await report(mended);
            expect([sent.status, sent.at('bopNumber')]).toEqual([201, '3302000104012603310001']);
            acceptedId = sent.text('reportId');
            const page = `/v1/supervision/enterprises/${uscc}`;
            const known = await officer().get(page);
            if (known.status === 404) {
                expect(outcome(await advise(acceptedId, { status: 'ACCEPTED' }))).toEqual([
                    409,
                    'ENTERPRISE_MUST_BE_IN_DIRECTORY',
                ]);
                await user('SafeMSP', 'regulator-1').post(`${page}/entry`, { expectedVersion: 0, classCode: 'A' });
                await officer().post(`${page}/confirm`, { expectedVersion: 1 });
            }

            const accepted = await advise(acceptedId, { status: 'ACCEPTED' });
            expect([accepted.status, accepted.at('status')]).toEqual([200, 'ACCEPTED']);
        });

        it('a second report of the same receipt is refused, whether or not it names the first', async () => {
            expect(outcome(await report())).toEqual([409, 'PAYMENT_MUST_BE_REPORTED_ONCE']);
            expect(outcome(await report({ replaces: refusedId }))).toEqual([409, 'REPLACED_REPORT_MUST_BE_THE_LAST']);
            expect(outcome(await report({ replaces: acceptedId }))).toEqual([409, 'REPLACED_REPORT_MUST_BE_REFUSED']);
            expect(outcome(await report({}, pearl))).toEqual([404, 'RECORD_MUST_EXIST']);
        });

        it('the report is read as currency-control messages, and found by its number however that is typed', async () => {
            const own = await user(haizhou, 'auditor-1').get(`/v1/payment-reports/${acceptedId}/messages`);
            const path = `/v1/supervision/payment-reports/${haizhou}/${acceptedId}/messages`;
            expect((await user('SafeMSP', 'regulator-1').get(path)).body).toEqual(own.body);
            expect(own.body).toMatchObject({
                PmtRgltryInfNtfctn: { TxNtfctn: [{ TxCert: [{ Amdmnt: { OrgnlDocId: refusedId } }] }] },
                CcyCtrlStsAdvc: { GrpSts: [{ Sts: 'ACPT' }] },
            });

            const typed = encodeURIComponent('330200010401-260331 ０００１');
            const found = await user('PbocMSP', 'regulator-1').get(
                `/v1/supervision/payment-reports?bopNumber=${typed}&order=oldest-first`,
            );
            expect(found.list('data').map(({ status }) => status)).toEqual(['REPLACED', 'ACCEPTED']);
        });
    });
}
