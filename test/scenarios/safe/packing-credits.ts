import { bedLinen } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { examplePackingCredit } from '../../../gateway/src/packing-credit/packing-credit-examples.js';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const patient = { prefer: 'wait=30' };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const inYuan = (fen: bigint): string => `${String(fen / 100n)}.${String(fen % 100n).padStart(2, '0')}`;
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];
const told = (answer: Answer): unknown => [answer.status, answer.at('status'), answer.at('decision.code')];
const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const declarationNumber = '310420260046019001';

interface Asked {
    readonly orderNumber: string;
    readonly amount: string;
    /** What is said otherwise of the order. */
    readonly more?: object;
}

/** An order is financed before its goods are made, up to the advance and by no two banks at once; then the loan goes with the goods. */
export function packingCredits(running: () => TestConsortium): void {
    describe('order finance and its conversion', () => {
        let releaseCode: string;

        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const regulator = (): Client => user('SafeMSP', 'regulator-1');
        const ask = (bank: string, { orderNumber, amount, more = {} }: Asked): Promise<Answer> => {
            const order = { ...examplePackingCredit.order, orderNumber, amount: cny('1000000.00'), ...more };
            const body = { ...examplePackingCredit, order, amount: cny(amount) };
            return user(bank, 'maker-1').post('/v1/packing-credits', body, patient);
        };
        const pathOf = (credit: Answer): string => `/v1/packing-credits/${credit.text('packingCreditId')}`;
        const payOut = async (bank: string, credit: Answer): Promise<Answer> => {
            const means = { kind: 'OUTSIDE', reference: 'CNAPS 2026-03-31 000417' };
            const proposed = await user(bank, 'maker-1').post(`${pathOf(credit)}/disbursements`, { means });
            const path = `/v1/approvals/${proposed.text('approvalId')}/approve`;
            expect((await user(bank, 'checker-1').post(path)).status).toBe(200);
            return await user(bank, 'maker-1').get(pathOf(credit));
        };
        const lend = async (bank: string, orderNumber: string, amount: string): Promise<Answer> =>
            payOut(bank, await ask(bank, { orderNumber, amount }));
        const convert = (bank: string, credit: Answer, asked: object): Promise<Answer> => {
            const body = { declarationNumber, releaseCode, ...asked };
            return user(bank, 'maker-1').post(`${pathOf(credit)}/conversions`, body, patient);
        };
        const orders = async (orderNumber: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
            (await regulator().get(`/v1/supervision/financed-orders?orderNumber=${orderNumber}`)).list('data');
        const onDeclaration = (): Promise<Answer> =>
            regulator().get(`/v1/supervision/declarations/${declarationNumber}`);

        beforeAll(async () => {
            const declared = await user('CustomsMSP', 'officer-1').post('/v1/declarations', {
                ...bedLinen,
                declarationNumber,
            });
            releaseCode = declared.text('releaseCode');
        });

        it('of two banks that are shown one order at once, however it is written, both together get what it bears', async () => {
            const [one, other] = await Promise.all([
                ask(haizhou, { orderNumber: 'PO-7001', amount: '500000.00' }),
                ask(pearl, { orderNumber: 'po 7001', amount: '500000.00' }),
            ]);

            const decided = [one.at('decision.code'), other.at('decision.code')].sort();
            expect(decided).toEqual(['AMOUNT_IS_RESERVED', 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS']);
            const refused = one.at('status') === 'REFUSED' ? one : other;
            expect(refused.at('decision.available')).toEqual(cny('300000.00'));
            const withdrawing = one.at('status') === 'REFUSED' ? ([pearl, other] as const) : ([haizhou, one] as const);
            const withdrawn = await user(withdrawing[0], 'maker-1').post(`${pathOf(withdrawing[1])}/withdrawal`);
            expect([withdrawn.status, withdrawn.at('status')]).toEqual([200, 'WITHDRAWN']);
            await until({
                what: 'that the order is free again',
                ask: () => ask(pearl, { orderNumber: 'PO-7001', amount: '800000.00' }),
                isAwaited: (answer) => answer.at('status') === 'RESERVED',
            });
        });

        it('is paid out by two users, repaid in part, and goes with the goods when customs has them', async () => {
            const lent = await lend(haizhou, 'PO-7002', '800000.00');
            expect([lent.at('status'), lent.at('outstanding')]).toEqual(['DISBURSED', cny('800000.00')]);
            const repaid = await user(haizhou, 'maker-1').post(`${pathOf(lent)}/repayments`, {
                amount: cny('100000.00'),
                source: 'OTHER_FUNDS',
                means: { kind: 'OUTSIDE', reference: 'CNAPS 2026-04-20 000031' },
            });
            expect([repaid.status, repaid.at('outstanding')]).toEqual([201, cny('700000.00')]);

            const converted = await convert(haizhou, lent, { amount: cny('700000.00') });

            expect([converted.status, converted.at('status'), converted.at('outstanding')]).toEqual([
                201,
                'CONVERTED',
                cny('0.00'),
            ]);
            const [conversion] = converted.list('conversions');
            const loan = await user(haizhou, 'maker-1').get(`/v1/financings/${String(conversion?.['financingId'])}`);
            expect([loan.at('status'), loan.at('outstanding'), loan.at('disbursement.payment')]).toEqual([
                'DISBURSED',
                cny('700000.00'),
                { means: 'PACKING_CREDIT', packingCreditId: lent.text('packingCreditId') },
            ]);
            // The contract of the declaration has another number than the order; the bank is told, and judges.
            expect(loan.list('decision.mismatches')).toMatchObject([{ field: 'contract', presented: 'PO-7002' }]);
            expect((await onDeclaration()).list('allocations')).toMatchObject([
                { bank: haizhou, outstanding: cny('700000.00') },
            ]);
        });

        it('what was converted is used up on the order, and SAFE sees both', async () => {
            expect(told(await ask(pearl, { orderNumber: 'PO-7002', amount: '100000.01' }))).toEqual([
                201,
                'REFUSED',
                'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS',
            ]);
            expect(await orders('PO-7002')).toMatchObject([
                { allocations: [], converted: cny('700000.00'), collected: cny('0.00') },
            ]);
            const credits = await regulator().get('/v1/supervision/packing-credits?status=CONVERTED');
            expect(credits.list('data').map((each) => each['bank'])).toEqual([haizhou]);
        });

        it('is refused whole where the declaration bears no more, and stays on the order as it was', async () => {
            const lent = await lend(pearl, 'PO-7003', '800000.00');
            const body = { declarationNumber, releaseCode, exporterUscc: bedLinen.consignor.uscc };
            const left = BigInt((await onDeclaration()).text('available.amount').replace('.', ''));
            const taken = { ...body, amount: cny(inYuan(left - 79_999_999n)) };
            const other = await user(haizhou, 'maker-1').post('/v1/financings', taken, patient);
            expect(other.at('status')).toBe('RESERVED');
            const before = (await onDeclaration()).list('allocations');

            const refused = await convert(pearl, lent, { amount: cny('800000.00') });

            expect([refused.status, refused.at('status'), refused.at('outstanding')]).toEqual([
                201,
                'DISBURSED',
                cny('800000.00'),
            ]);
            expect(refused.list('conversions')).toMatchObject([
                {
                    status: 'REFUSED',
                    decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('799999.99') },
                },
            ]);
            expect((await onDeclaration()).list('allocations')).toEqual(before);
            expect(await orders('PO-7003')).toMatchObject([
                { allocations: [{ bank: pearl, outstanding: cny('800000.00') }], converted: cny('0.00') },
            ]);
            expect((await convert(pearl, lent, { amount: cny('799999.99') })).at('outstanding')).toEqual(cny('0.01'));
        });

        it('tells a wrong release code and a number that nobody declared alike', async () => {
            const lent = await lend(pearl, 'PO-7004', '1.00');

            expect(
                (await convert(pearl, lent, { amount: cny('1.00'), releaseCode: '0'.repeat(32) })).list('conversions'),
            ).toMatchObject([{ decision: { code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' } }]);
        });

        it.each<[string, object]>([
            ['BUYER_MUST_BE_ABROAD', { buyer: { partyName: 'Pudong Stores', countryCode: 'CN' } }],
            ['ORDER_MUST_NOT_BE_DATED_IN_FUTURE', { orderedOn: '2099-01-01' }],
            ['CURRENCY_MUST_MATCH_ORDER', { amount: { amount: '1.00', currency: 'USD' } }],
        ])('refuses an order that shows on its face that it is none to lend on: %s', async (code, more) => {
            expect(outcome(await ask(haizhou, { orderNumber: 'PO-7005', amount: '1.00', more }))).toEqual([422, code]);
        });

        it('shows a bank its own alone, and in no event what was ordered or lent', async () => {
            const own = await user(pearl, 'auditor-1').get('/v1/packing-credits?orderNumber=PO-7003');
            const path = `/v1/packing-credits/${String(own.list('data')[0]?.['packingCreditId'])}`;
            const types = ['PackingCreditRequested', 'PackingCreditDisbursed', 'PackingCreditsConverted'];
            const events = await Promise.all(
                types.map((type) => user(pearl, 'maker-1').get(`/v1/events?type=cohong.${type}`)),
            );
            const ours = events.flatMap((answer) => answer.list('data'));

            expect((await user(pearl, 'maker-1').get(path)).status).toBe(200);
            expect(outcome(await user(haizhou, 'maker-1').get(path))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(ours.length).toBeGreaterThan(5);
            expect(JSON.stringify(ours)).not.toMatch(/PO-7|CNY|Straits|0000\.00/);
        });
    });
}
