import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import type { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';
import { collectionsWrittenBy } from './collections-written.js';

const bank = 'HaizhouBankMSP';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];
const caseNumber = '(2026)浙02执保17号';

/** A court has an exporter's wallet frozen, and sets the order aside. Two officers of the central bank carry out each. */
export function freezeAndRelease(running: () => TestConsortium, exporter: Holder): void {
    describe('a wallet is frozen by order of a court, and released', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const maker = () => user(bank, 'maker-1');
        const officer = (number: 1 | 2): Client => user('PbocMSP', `officer-${number}`);
        const decide = async (number: 1 | 2, proposal: Answer): Promise<Answer> =>
            await officer(number).post(`/v1/approvals/${proposal.text('approvalId')}/approve`);
        const open = async (): Promise<string> => {
            const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
            const { holderKey } = exporter;
            return (await maker().post('/v1/wallets', { holderUscc, holderName, holderKey })).text('walletId');
        };
        const pay = async (from: string, to: string, amount: string): Promise<Answer> =>
            await exporter.pay(maker(), { from, outputs: [{ to, amount: cny(amount) }] });
        const stateOf = async (walletId: string): Promise<unknown> => {
            const wallet = await maker().get(`/v1/wallets/${walletId}`);
            return [wallet.at('balance.amount'), wallet.at('isFrozen')];
        };
        let walletId: string;
        let supplier: string;
        let orderId: string;

        beforeAll(async () => {
            const [lentTo] = (await maker().get('/v1/wallets')).list('data');
            [walletId, supplier] = [await open(), await open()];
            await pay(lentTo!['walletId'] as string, walletId, '100.00');
            await pay(walletId, supplier, '10.00');
        });

        it('one officer proposes it, another approves it', async () => {
            const order = { bank, walletId, caseNumber, reason: 'Preservation of property before judgment' };
            const proposed = await officer(1).post('/v1/freeze-orders', order);
            orderId = proposed.text('input.orderId');

            expect(outcome(await decide(1, proposed))).toEqual([403, 'CHECKER_MUST_DIFFER_FROM_MAKER']);
            expect(await stateOf(walletId)).toEqual(['90.00', false]);

            const approved = await decide(2, proposed);
            expect(outcome(approved)).toEqual([200, 'APPROVED']);
            expect(await collectionsWrittenBy(approved.text('ledger.transactionId'), running())).toEqual([
                'dcep frozen',
            ]);
        });

        it('the central bank’s officers see the order; issuers and banks do not', async () => {
            const listed = (await officer(1).get(`/v1/freeze-orders?walletId=${walletId}`)).list('data');
            const approvalsOf = async (name: string): Promise<unknown[]> =>
                (await user('PbocMSP', name).get('/v1/approvals')).list('data').map(({ act }) => act);

            expect(listed).toMatchObject([{ orderId, caseNumber, status: 'IN_FORCE' }]);
            expect(await approvalsOf('officer-1')).toContain('freeze:ApproveFreeze');
            expect(await approvalsOf('issuer-1')).not.toContain('freeze:ApproveFreeze');
            expect(outcome(await user('PbocMSP', 'issuer-1').get(`/v1/freeze-orders/${orderId}`))).toEqual([
                403,
                'CALLER_MUST_HAVE_ROLE',
            ]);
            expect(outcome(await maker().get('/v1/freeze-orders'))).toEqual([404, 'ROUTE_MUST_EXIST']);
        });

        it('nothing leaves the wallet, and the bank sees why', async () => {
            expect(outcome(await pay(walletId, supplier, '0.01'))).toEqual([409, 'WALLET_MUST_NOT_BE_FROZEN']);
            expect(await stateOf(walletId)).toEqual(['90.00', true]);
        });

        it('what is paid to it arrives', async () => {
            expect((await pay(supplier, walletId, '1.00')).status).toBe(201);
            expect(await stateOf(walletId)).toEqual(['91.00', true]);
        });

        it('it is released by two officers, and pays again', async () => {
            const releases = `/v1/freeze-orders/${orderId}/releases`;
            const proposed = await officer(2).post(releases, { reason: 'The order has been set aside' });

            expect(outcome(await decide(1, proposed))).toEqual([200, 'APPROVED']);
            expect(outcome(await officer(1).get(`/v1/freeze-orders/${orderId}`))).toEqual([200, 'RELEASED']);
            expect((await pay(walletId, supplier, '91.00')).status).toBe(201);
            expect(await stateOf(walletId)).toEqual(['0.00', false]);
        });
    });
}
