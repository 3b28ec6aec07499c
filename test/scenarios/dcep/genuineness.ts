import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';

const members = ['PbocMSP', 'SafeMSP', 'CustomsMSP', 'HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'];

interface Proof {
    readonly bank: string;
    readonly coin: { readonly serial: string; readonly amount: { readonly amount: string } };
    readonly salt: string;
}

/** Whoever is shown a coin asks any member whether it is genuine; the bank that keeps it and the central bank are not asked. */
export function genuineness(running: () => TestConsortium): void {
    describe('anybody can tell a genuine coin, and whether it is spent', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const pearl = (): Client => user('PearlBankMSP', 'maker-1');
        const check = (proof: string, mspId = 'HarbourBankMSP'): Promise<Answer> => {
            const [name = ''] = Object.keys(
                running().description.organisations.find((each) => each.mspId === mspId)!.users,
            );
            return user(mspId, name).get(`/v1/coin-checks?proof=${proof}`);
        };
        let proof: string;
        const altered = (change: (proof: Proof) => object): string => {
            const shown = JSON.parse(Buffer.from(proof, 'base64url').toString()) as Proof;
            return Buffer.from(JSON.stringify({ ...shown, ...change(shown) })).toString('base64url');
        };

        it('the bank hands the holder a proof of its coin', async () => {
            const [coin] = (await pearl().get('/v1/coins?owner=vault')).list('data');
            const serial = String(coin?.['serial']);
            proof = (await pearl().get(`/v1/coins/${serial}/proof`)).text('proof');

            expect(coin).toMatchObject({ amount: { amount: '40000000.00', currency: 'CNY' }, status: 'IN_VAULT' });
            expect((await user('HarbourBankMSP', 'maker-1').get(`/v1/coins/${serial}/proof`)).status).toBe(404);
        });

        it.each(members)('%s finds it genuine and unspent', async (mspId) => {
            expect((await check(proof, mspId)).body).toEqual({ verdict: 'GENUINE_UNSPENT' });
        });

        it.each<[string, (proof: Proof) => object]>([
            [
                'of one fen more',
                ({ coin }) => ({ coin: { ...coin, amount: { ...coin.amount, amount: '40000000.01' } } }),
            ],
            ['of another serial', ({ coin }) => ({ coin: { ...coin, serial: '0'.repeat(64) } })],
            ['of another owner', ({ coin }) => ({ coin: { ...coin, owner: '0'.repeat(32) } })],
            ['with another salt', ({ salt }) => ({ salt: salt.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })],
            ['of another bank', () => ({ bank: 'HaizhouBankMSP' })],
            ['of a member that is no bank', () => ({ bank: 'SafeMSP' })],
            ['of nobody', () => ({ bank: 'NobodyMSP' })],
        ])('a coin %s is unknown, and nothing says why', async (_what, change) => {
            expect((await check(altered(change))).body).toEqual({ verdict: 'UNKNOWN' });
        });

        it.each(['', 'not-json', Buffer.from('{}').toString('base64url'), 'a'.repeat(15_000)])(
            '422: what is no proof',
            async (text) => {
                expect([422, 431]).toContain((await check(text)).status);
            },
        );

        it('once it is spent, everybody finds that too, and its change is another coin', async () => {
            const order = { bank: 'PearlBankMSP', amount: { amount: '0.01', currency: 'CNY' } };
            const proposed = await user('PbocMSP', 'issuer-1').post('/v1/redemptions', order);
            const approve = `/v1/approvals/${proposed.text('approvalId')}/approve`;
            expect((await user('PbocMSP', 'issuer-2').post(approve)).status).toBe(200);
            const [change] = (await pearl().get('/v1/coins?owner=vault')).list('data');

            expect((await check(proof)).body).toEqual({ verdict: 'GENUINE_SPENT' });
            expect(change).toMatchObject({ amount: { amount: '39999999.99', currency: 'CNY' } });
        });
    });
}
