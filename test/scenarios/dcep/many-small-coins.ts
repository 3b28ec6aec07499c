import { mainStory } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';
import { secondGatewayOf, type SecondGateway } from '../second-gateway.js';

const bank = 'HaizhouBankMSP';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

/** A customer has money in many small coins and pays with all of them; then two gateways are given one coin to spend. */
export function manySmallCoins(running: () => TestConsortium): void {
    describe('A customer pays with a hundred small coins', () => {
        const customer = new Holder();
        const shop = new Holder();
        let second: SecondGateway;
        let maker: Client;
        let from: string;
        let to: string;

        beforeAll(async () => {
            second = await secondGatewayOf(bank, running());
            maker = running().organisation(bank).user('maker-1');
            [from, to] = [await walletOf(customer), await walletOf(shop)];
        });
        afterAll(() => second.stop());

        const walletOf = async ({ holderKey }: Holder): Promise<string> => {
            const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
            return (await maker.post('/v1/wallets', { holderUscc, holderName, holderKey })).text('walletId');
        };
        const balanceOf = async (walletId: string) => (await maker.get(`/v1/wallets/${walletId}`)).at('balance');

        it('gets it out of the vault: fifty coins in each of two payments that a maker proposes and a checker approves', async () => {
            for (const amount of ['0.37', '1.00']) {
                const outputs = Array.from({ length: 50 }, () => ({ to: from, amount: cny(amount) }));
                const proposed = await maker.post('/v1/vault/payments', { outputs });
                const approve = `/v1/approvals/${proposed.text('approvalId')}/approve`;

                expect(outcome(await maker.post(approve))).toEqual([403, 'CALLER_MUST_HAVE_ROLE']);
                expect((await running().organisation(bank).user('checker-1').post(approve)).at('status')).toBe(
                    'APPROVED',
                );
            }

            expect(await balanceOf(from)).toEqual(cny('68.50'));
        });

        it('pays with all of them, and gets change to the fen', async () => {
            const draft = await maker.post('/v1/transfer-drafts', { from, outputs: [{ to, amount: cny('68.49') }] });
            const paid = await maker.post('/v1/transfers', customer.order(draft));

            expect((draft.at('coins') as string[]).length).toBe(100);
            expect(outcome(paid)).toEqual([201, undefined]);
            expect([await balanceOf(from), await balanceOf(to)]).toEqual([cny('0.01'), cny('68.49')]);
        });

        it('finds the payment with the order that was signed', async () => {
            const [listed] = (await maker.get(`/v1/transfers?from=${from}`)).list('data');
            const read = await maker.get(`/v1/transfers/${String(listed?.['transferId'])}`);

            expect(listed).toMatchObject({ from, outputs: [{ to, amount: cny('68.49') }] });
            expect(read.body).toMatchObject({ from, signed: { keyVersion: 1 } });
        });

        it('of one order at two gateways, and of two for one coin, the ledger carries out one', async () => {
            const makers = [maker, second.user('maker-1')];
            const wish = (fen: string) => ({ from: to, outputs: [{ to: from, amount: cny(fen) }] });
            const draft = await maker.post('/v1/transfer-drafts', wish('8.49'));
            const once = await Promise.all(makers.map((each) => each.post('/v1/transfers', shop.order(draft))));

            expect(once.map(outcome).sort()).toEqual([
                [201, undefined],
                [409, 'TRANSFER_MUST_BE_NEW'],
            ]);
            expect([await balanceOf(from), await balanceOf(to)]).toEqual([cny('8.50'), cny('60.00')]);

            // Each gateway holds back only what it has drafted itself, so both choose the one coin that the shop has now.
            const both = await Promise.all(makers.map((each) => shop.pay(each, wish('10.00'))));

            expect(both.map(outcome).sort()).toEqual([
                [201, undefined],
                [409, 'COINS_MUST_BE_SPENDABLE'],
            ]);
            expect([await balanceOf(from), await balanceOf(to)]).toEqual([cny('18.50'), cny('50.00')]);
        });

        it('cannot be made to pay by the bank, whatever the bank signs', async () => {
            const draft = await maker.post('/v1/transfer-drafts', {
                from,
                outputs: [{ to: 'vault', amount: cny('18.50') }],
            });

            expect(outcome(await maker.post('/v1/transfers', new Holder().order(draft)))).toEqual([
                403,
                'SIGNATURE_MUST_BE_OF_HOLDER',
            ]);
            expect(await balanceOf(from)).toEqual(cny('18.50'));
        });
    });
}
