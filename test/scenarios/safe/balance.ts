import { bedLinen } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const patient = { prefer: 'wait=30' };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;

/** A declaration as its exporter shows it to a bank. */
interface Shown {
    readonly declarationNumber: string;
    readonly releaseCode: string;
}

/** What can still be financed on a declaration, and why. Each is worth 3 124 000.00 yuan, of which 90 % may be financed. */
export function balance(running: () => TestConsortium): void {
    const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
    const maker = (bank: string): Client => user(bank, 'maker-1');
    const declare = async (declarationNumber: string): Promise<Shown> => {
        const declaring = user('CustomsMSP', 'officer-1').post('/v1/declarations', { ...bedLinen, declarationNumber });
        return { declarationNumber, releaseCode: (await declaring).text('releaseCode') };
    };
    const request = (bank: string, shown: Shown, amount: string): Promise<Answer> => {
        const body = { ...shown, exporterUscc: bedLinen.consignor.uscc, amount: cny(amount) };
        return maker(bank).post('/v1/financings', body, patient);
    };

    /** Why so much is left, once SAFE's own peer says so. */
    const explained = ({ declarationNumber }: Shown, left: string): Promise<Answer> =>
        until({
            what: `that ${left} is left of ${declarationNumber}`,
            ask: () => user('SafeMSP', 'regulator-1').get(`/v1/supervision/declarations/${declarationNumber}/balance`),
            isAwaited: (answer) => answer.at('available.amount') === left,
        });

    describe('one financing on several declarations', () => {
        it('takes what it needs of each by its own release code, or nothing of any, and names the one that failed', async () => {
            const [one, other] = [await declare('310420260046013027'), await declare('310420260046013035')];
            const lend = (first: string, second: string): Promise<Answer> => {
                const shares = [
                    { ...other, amount: cny(second) },
                    { ...one, amount: cny(first) },
                ];
                const body = { shares, exporterUscc: bedLinen.consignor.uscc, amount: cny('3000000.00') };
                return maker(haizhou).post('/v1/financings', body, patient);
            };
            await request(pearl, other, '2000000.00');

            const refused = await lend('2188399.99', '811600.01');
            expect(refused.at('decision')).toEqual({
                code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                available: cny('811600.00'),
                declarationNumber: other.declarationNumber,
            });
            await explained(one, '2811600.00');

            const reserved = await lend('2188400.00', '811600.00');
            expect(reserved.at('status')).toBe('RESERVED');
            await explained(one, '623200.00');
            await explained(other, '0.00');
            const short = await lend('2188400.00', '811599.99');
            expect([short.status, short.at('code')]).toEqual([422, 'SHARES_MUST_ADD_UP_TO_AMOUNT']);
        });
    });

    describe('a loan in dollars on goods that are declared in yuan', () => {
        const publish = (rateId: string, validUntil: string): Promise<Answer> => {
            const rate = { rateId, from: 'USD', to: 'CNY', rate: '6.9812', day: '2026-03-31', validUntil };
            return user('SafeMSP', 'officer-1').post('/v1/exchange-rates', { rates: [rate] });
        };
        const lend = (shown: Shown, amount: string, exchangeRateId: string): Promise<Answer> => {
            const exporterUscc = bedLinen.consignor.uscc;
            const body = { ...shown, exporterUscc, amount: { amount, currency: 'USD' }, exchangeRateId };
            return maker(haizhou).post('/v1/financings', body, patient);
        };

        it('takes what it is worth at a rate of SAFE, rounded up to the fen; a rate that nobody published is refused', async () => {
            const shown = await declare('310420260046013043');
            expect((await publish('2026-03-31.USD-CNY', '2099-01-01T00:00:00.000Z')).status).toBe(201);
            const again = await publish('2026-03-31.USD-CNY', '2099-01-01T00:00:00.000Z');
            const late = await publish('2020.USD-CNY', '2020-01-01T00:00:00.000Z');
            expect([again.at('code'), late.at('code')]).toEqual([
                'EXCHANGE_RATE_MUST_BE_NEW',
                'EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED',
            ]);

            const lent = await lend(shown, '100000.01', '2026-03-31.USD-CNY');
            expect(lent.body).toMatchObject({
                status: 'RESERVED',
                outstanding: { amount: '100000.01', currency: 'USD' },
                shares: [{ amount: cny('698120.07') }],
            });
            await explained(shown, '2113479.93');
            const unknown = await lend(shown, '1.00', '2026-03-30.USD-CNY');
            expect([unknown.status, unknown.at('code')]).toEqual([409, 'EXCHANGE_RATE_MUST_BE_KNOWN']);
            const tooMuch = await lend(shown, '302738.78', '2026-03-31.USD-CNY');
            expect(tooMuch.at('decision')).toMatchObject({
                code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                available: cny('2113479.93'),
            });
        });
    });

    describe('what the buyer has paid', () => {
        const record = async (bank: string, shown: Shown, [reference, amount]: readonly [string, string]) => {
            const body = { ...shown, reference, exporterUscc: bedLinen.consignor.uscc, amount: cny(amount) };
            const proposed = await maker(bank).post('/v1/export-receipts', { ...body, receivedOn: '2026-03-31' });
            const approvalId = proposed.text('approvalId');
            await user(bank, 'checker-1').post(`/v1/approvals/${approvalId}/approve`);
            const { receiptId } = proposed.at('input') as { receiptId: string };
            const read = await until({
                what: 'that a registrar has matched the receipt',
                ask: () => maker(bank).get(`/v1/export-receipts/${receiptId}`),
                isAwaited: (answer) => answer.status === 200 && answer.at('status') !== 'RECORDED',
            });
            return read.text('decision.code');
        };

        it('uses a declaration up where nobody has lent on it, and no reference counts twice', async () => {
            const shown = await declare('310420260046013051');
            expect(await record(haizhou, shown, ['CIPS-2026-1', '2800000.00'])).toBe('PROCEEDS_ARE_COLLECTED');
            await explained(shown, '11600.00');
            expect(await record(haizhou, shown, ['CIPS-2026-1', '2800000.00'])).toBe('RECEIPT_MUST_BE_COUNTED_ONCE');

            const refused = await request(pearl, shown, '11600.01');
            expect(refused.at('decision')).toEqual({
                code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                available: cny('11600.00'),
            });
            const asked = await maker(pearl).post('/v1/balance-questions', shown, patient);
            expect(JSON.stringify(asked.body)).not.toMatch(/CIPS|Haizhou/);
            const seen = await user('PbocMSP', 'regulator-1').get('/v1/supervision/export-receipts?status=REFUSED');
            expect(seen.list('data')).toMatchObject([{ bank: haizhou, reference: 'CIPS-2026-1' }]);
        });

        it('of ten banks’ requests at once for the last fen one is granted', async () => {
            const shown = await declare('310420260046013069');
            await request(pearl, shown, '2811599.99');

            const asked = await Promise.all(
                Array.from({ length: 10 }, (_, n) => request(n % 2 === 0 ? haizhou : pearl, shown, '0.01')),
            );

            expect(asked.filter((answer) => answer.at('status') === 'RESERVED')).toHaveLength(1);
            await explained(shown, '0.00');
        });
    });

    describe('why only so much is left of a declaration', () => {
        it('a bank is told its own financings and one sum of all others; SAFE sees each', async () => {
            const shown = await declare('310420260046013019');
            const own = await request(haizhou, shown, '1000000.00');
            const others = [await request(pearl, shown, '1000000.00'), await request(pearl, shown, '499200.00')];
            const asked = await maker(haizhou).post('/v1/balance-questions', shown, patient);

            const cap = [
                { code: 'DECLARED_VALUE', effect: 'ADDS', amount: cny('3124000.00'), declarationVersion: 1 },
                { code: 'ABOVE_CAP', effect: 'TAKES', amount: cny('312400.00'), policy: { capBasisPoints: 9_000 } },
            ];
            const [first, second] = others.map((answer) => answer.text('financingId'));
            const lent = { code: 'FINANCING', bank: haizhou, financingId: own.at('financingId') };
            expect(asked.at('answer')).toMatchObject({
                available: cny('312400.00'),
                lines: [...cap, lent, { code: 'OTHER_BANKS', effect: 'TAKES', amount: cny('1499200.00') }],
            });
            expect(JSON.stringify(asked.body)).not.toContain(pearl);
            expect((await explained(shown, '312400.00')).body).toMatchObject({
                lines: [
                    ...cap,
                    { ...lent, financing: { status: 'RESERVED' } },
                    { code: 'FINANCING', bank: pearl, financingId: first },
                    { code: 'FINANCING', bank: pearl, financingId: second, amount: cny('499200.00') },
                ],
            });
        });
    });
}
