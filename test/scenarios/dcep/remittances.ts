import { chinaDate } from '@cohong/domain/kernel/time';
import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import { everythingReadableBy, placesOf } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
import { actAt } from './dated-act.js';

const { exporter } = mainStory;
const [payerBank, payeeBank] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];
const hour = 3_600_000;

/** A customer of one bank pays a customer of another, whose bank accepts, refuses, or lets it lie. */
export function remittances(running: () => TestConsortium, rich: Holder): void {
    describe('a customer pays to another bank', () => {
        const maker = (bank: string = payerBank): Client => running().organisation(bank).user('maker-1');
        const balanceOf = async (bank: string, walletId: string) =>
            (await maker(bank).get(`/v1/wallets/${walletId}`)).at('balance');
        const balances = async () => [await balanceOf(payerBank, from), await balanceOf(payeeBank, payee)];
        const payer = new Holder();
        let lentTo: string;
        let from: string;
        let payee: string;

        const openWallet = async (bank: string, { holderKey }: Holder): Promise<string> => {
            const { uscc: holderUscc, partyName: holderName } = exporter;
            return (await maker(bank).post('/v1/wallets', { holderUscc, holderName, holderKey })).text('walletId');
        };
        const send = async (amount: string, more: object = {}): Promise<Answer> => {
            const acceptBy = new Date(Date.now() + hour).toISOString();
            const wish = { from, payeeBank, payee, amount: cny(amount), acceptBy, ...more };
            return maker().post('/v1/remittances', payer.order(await maker().post('/v1/remittance-drafts', wish)));
        };
        const end = (bank: string, remittanceId: string, how: string): Promise<Answer> =>
            maker(bank).post(`/v1/remittances/${remittanceId}/${how}`);

        beforeAll(async () => {
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            lentTo = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            from = await openWallet(payerBank, payer);
            payee = await openWallet(payeeBank, new Holder());
            // In several coins, since a draft holds back those that it names until it is signed or too old.
            const outputs = Array.from({ length: 5 }, () => ({ to: from, amount: cny('400.00') }));
            expect((await rich.pay(maker(), { from: lentTo, outputs })).status).toBe(201);
        }, 60_000);

        it('whose bank is told, finds it and accepts it', async () => {
            const sent = await send('123.45', { message: 'Invoice 7' });
            const remittanceId = sent.text('remittanceId');
            expect(outcome(sent)).toEqual([201, 'PENDING']);
            expect(await balances()).toEqual([cny('1876.55'), cny('0.00')]);

            const told = await maker(payeeBank).get('/v1/events?type=cohong.RemittanceSent');
            expect(told.list('data').at(-1)).toMatchObject({ data: { remittanceId } });
            const waiting = await maker(payeeBank).get(`/v1/remittances?payeeBank=${payeeBank}&status=PENDING`);
            expect(waiting.list('data')).toMatchObject([{ remittanceId, payee, message: 'Invoice 7' }]);
            expect(waiting.list('data')[0]).not.toHaveProperty('from');

            expect(outcome(await end(payeeBank, remittanceId, 'acceptances'))).toEqual([200, 'ACCEPTED']);
            expect(outcome(await end(payerBank, remittanceId, 'take-backs'))).toEqual([
                409,
                'REMITTANCE_MUST_BE_PENDING',
            ]);
            expect(await balances()).toEqual([cny('1876.55'), cny('123.45')]);
        });

        it('and has the money back when that bank refuses it', async () => {
            const before = await balances();
            const remittanceId = (await send('55.00')).text('remittanceId');

            expect(outcome(await end(payerBank, remittanceId, 'acceptances'))).toEqual([
                403,
                'REMITTANCE_MUST_BE_TO_CALLER',
            ]);
            expect(outcome(await end(payeeBank, remittanceId, 'refusals'))).toEqual([200, 'REFUSED']);
            expect(outcome(await end(payerBank, remittanceId, 'take-backs'))).toEqual([200, 'TAKEN_BACK']);
            expect(await balances()).toEqual(before);
        });

        it('and has it back when that bank lets it lie until half an hour after its time', async () => {
            const before = await balances();
            const remittanceId = (await send('66.00')).text('remittanceId');

            expect(outcome(await end(payerBank, remittanceId, 'take-backs'))).toEqual([
                409,
                'REMITTANCE_MUST_HAVE_LAPSED',
            ]);
            await takeBackIn(running(), remittanceId, 1.6 * hour);
            expect(await balances()).toEqual(before);
            expect((await maker(payeeBank).get(`/v1/remittances/${remittanceId}`)).at('status')).toBe('TAKEN_BACK');
        });

        it('whose books hold, as the payer’s and the central bank’s do', async () => {
            const clients = [maker(), maker(payeeBank), running().organisation('PbocMSP').user('regulator-1')];
            // What was taken back is dated ahead, in the evening past midnight in China.
            const asOf = chinaDate(new Date(Date.now() + 2 * hour).toISOString());
            for (const client of clients) {
                const books = (await client.get(`/v1/trial-balance?asOf=${asOf}`)).at('books') as readonly {
                    readonly debits: unknown;
                    readonly credits: unknown;
                    readonly accounts: readonly { readonly account: string; readonly balance: unknown }[];
                }[];
                expect(books.map(({ debits }) => debits)).toEqual(books.map(({ credits }) => credits));
                const underWay = books
                    .flatMap(({ accounts }) => accounts)
                    .filter(({ account }) => /UNDER_WAY/.test(account));
                expect(underWay.map(({ balance }) => balance)).toEqual([cny('0.00'), cny('0.00')]);
            }
        });

        it('a bank pays another out of its vault under four eyes, for good at once', async () => {
            const proposal = { payeeBank, payee: 'vault', amount: cny('1000.00') };
            const approvalId = (await maker().post('/v1/vault/remittances', proposal)).text('approvalId');
            const checker = running().organisation(payerBank).user('checker-1');

            expect((await checker.post(`/v1/approvals/${approvalId}/approve`)).status).toBe(200);
            expect((await maker(payeeBank).get(`/v1/remittances/${approvalId}`)).at('status')).toBe('ACCEPTED');
        });

        const { NETWORK } = process.env;
        (NETWORK === 'fabric' ? it.skip : it)(
            'a third bank learns neither amount nor wallet, and the payee’s bank not who pays (embedded network only)',
            async () => {
                const amount = '317922.92';
                const outputs = [{ to: from, amount: cny(amount) }];
                expect((await rich.pay(maker(), { from: lentTo, outputs })).status).toBe(201);
                const sent = await send(amount);
                const paid = { amount, payee, coin: sent.text('serial'), from };
                const found = async (bank: string) => {
                    const seen = await everythingReadableBy(bank, running(), {});
                    return Object.entries(paid)
                        .filter(([, needle]) => placesOf(needle, seen).length > 0)
                        .map(([what]) => what);
                };

                expect(await found('HarbourBankMSP')).toEqual([]);
                expect(await found(payeeBank)).toEqual(['amount', 'payee', 'coin']);
            },
            60_000,
        );
    });
}

function takeBackIn(consortium: TestConsortium, remittanceId: string, milliseconds: number): Promise<void> {
    return actAt(consortium, new Date(Date.now() + milliseconds), {
        user: [payerBank, 'maker-1'],
        act: 'remittance:TakeBackRemittance',
        input: { remittanceId },
        endorsers: ['PbocMSP', payerBank],
    });
}
