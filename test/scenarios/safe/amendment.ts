import { bedLinen, bedLinenShortShipped } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const patient = { prefer: 'wait=30' };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const declarationNumber = '310420260046013092';

/**
 * Customs amends a declaration on which two banks lend. It is worth 3 124 000.00 yuan at first and 2 714 000.00 then, of
 * which 90 % may be financed: 2 811 600.00 and 2 442 600.00.
 */
export function amendment(running: () => TestConsortium): void {
    describe('a financed declaration that customs amends', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const maker = (bank: string): Client => user(bank, 'maker-1');
        const officer = (): Client => user('CustomsMSP', 'officer-1');
        const amend = (expectedVersion: number, content: object): Promise<Answer> =>
            officer().post(`/v1/declarations/${declarationNumber}/amendments`, { expectedVersion, ...content });
        let releaseCode = '';
        let [paidOut, reserved] = ['', ''];

        const lend = (bank: string, amount: string): Promise<Answer> => {
            const body = { declarationNumber, releaseCode, exporterUscc: bedLinen.consignor.uscc, amount: cny(amount) };
            return maker(bank).post('/v1/financings', body, patient);
        };
        const payOut = async (bank: string, financing: string): Promise<Answer> => {
            const means = { kind: 'OUTSIDE', reference: 'CIPS-2026-7' };
            const proposed = await maker(bank).post(`${financing}/disbursements`, { means });
            return proposed.status === 201
                ? await user(bank, 'checker-1').post(`/v1/approvals/${proposed.text('approvalId')}/approve`)
                : proposed;
        };
        const told = (bank: string, financing: string, version: number): Promise<unknown> =>
            until({
                what: `that ${bank} is told of version ${version}`,
                ask: async () => (await maker(bank).get(financing)).list('alerts').at(-1),
                isAwaited: (alert) => alert?.['declarationVersion'] === version,
            });

        it('bears two loans, of which one is paid out', async () => {
            const declared = await officer().post('/v1/declarations', { ...bedLinen, declarationNumber });
            releaseCode = declared.text('releaseCode');
            const [first, second] = [
                await lend('HaizhouBankMSP', '2000000.00'),
                await lend('PearlBankMSP', '600000.00'),
            ];
            [paidOut, reserved] = [first, second].map((each) => `/v1/financings/${each.text('financingId')}`) as [
                string,
                string,
            ];

            expect([first.at('status'), second.at('status')]).toEqual(['RESERVED', 'RESERVED']);
            expect((await payOut('HaizhouBankMSP', paidOut)).status).toBe(200);
        });

        it('covers them no more, worth less: each lender is told, without a word of the other', async () => {
            expect((await amend(1, bedLinenShortShipped)).at('version')).toBe(2);

            for (const [bank, financing] of [
                ['HaizhouBankMSP', paidOut],
                ['PearlBankMSP', reserved],
            ] as const) {
                expect(await told(bank, financing, 2)).toEqual({
                    declarationVersion: 2,
                    declarationStatus: 'RELEASED',
                    available: cny('0.00'),
                    isCovered: false,
                    raisedAt: expect.any(String),
                });
            }
        });

        it('is lent on no more: what is reserved is not paid out, and nobody reserves a fen', async () => {
            const notPaid = await payOut('PearlBankMSP', reserved);
            const refused = await lend('HarbourBankMSP', '0.01');
            const seen = await user('SafeMSP', 'regulator-1').get(`/v1/supervision/declarations/${declarationNumber}`);

            expect([notPaid.status, notPaid.at('code')]).toEqual([409, 'DECLARATION_MUST_NOT_BE_ALERTED']);
            expect(refused.at('decision')).toEqual({
                code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                available: cny('0.00'),
            });
            expect([seen.at('cap'), seen.at('used'), seen.at('available')]).toEqual([
                cny('2442600.00'),
                cny('2600000.00'),
                cny('0.00'),
            ]);
        });

        it('covers them again once customs has mended it, and the loan is paid out', async () => {
            const { declarationNumber: _number, status: _status, ...content } = bedLinen;
            expect((await amend(2, content)).at('version')).toBe(3);

            expect(await told('PearlBankMSP', reserved, 3)).toMatchObject({
                available: cny('211600.00'),
                isCovered: true,
            });
            expect((await payOut('PearlBankMSP', reserved)).status).toBe(200);
        });
    });
}
