import { bedLinen } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
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

    describe('why only so much is left of a declaration', () => {
        it('a bank is told its own financings and one sum of all others; SAFE sees each', async () => {
            const shown = await declare('310420260046013019');
            const own = await request(haizhou, shown, '1000000.00');
            const others = [await request(pearl, shown, '1000000.00'), await request(pearl, shown, '499200.00')];
            const asked = await maker(haizhou).post('/v1/balance-questions', shown, patient);
            const path = `/v1/supervision/declarations/${shown.declarationNumber}/balance`;
            const explained = await user('SafeMSP', 'regulator-1').get(path);

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
            expect(explained.body).toMatchObject({
                available: cny('312400.00'),
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
