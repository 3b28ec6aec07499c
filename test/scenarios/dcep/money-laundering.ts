import { chinaDate } from '@cohong/domain/kernel/time';
import { mainStory } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';

const { exporter } = mainStory;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('hits')];

/** The central bank says what is suspicious, and finds it in what a bank's wallets have paid. */
export function moneyLaundering(running: () => TestConsortium, rich: Holder): void {
    describe('the central bank finds suspicious payments', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const maker = (): Client => user('HaizhouBankMSP', 'maker-1');
        const report = (day: string): Promise<Answer> => user('PbocMSP', 'regulator-1').get(`/v1/aml-reports/${day}`);
        const policy = {
            effectiveFrom: '2026-01-01',
            largeValue: cny('10000.00'),
            structuring: { payments: 3, fromBasisPoints: 9000 },
            fanIn: { payers: 20 },
            fanOut: { payees: 3 },
            passThrough: { amount: cny('20000.00'), basisPoints: 9000, hours: 24 },
        };

        it('409: without a policy there is nothing to report; 403: an issuer sets none', async () => {
            const set = user('PbocMSP', 'issuer-1').post('/v1/aml-policies', { policies: [policy] });

            expect(outcome(await report('2026-03-31'))).toEqual([409, 'AML_POLICY_MUST_BE_IN_FORCE']);
            expect(outcome(await set)).toEqual([403, 'CALLER_MUST_HAVE_ROLE']);
        });

        it('names the wallet, the rule, and the payments that meet it', async () => {
            expect((await user('PbocMSP', 'officer-1').post('/v1/aml-policies', { policies: [policy] })).status).toBe(
                201,
            );
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            const from = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            const payees: string[] = [];
            for (let count = 0; count < 3; count += 1) {
                const { uscc: holderUscc, partyName: holderName } = exporter;
                const { holderKey } = new Holder();
                const opened = await maker().post('/v1/wallets', { holderUscc, holderName, holderKey });
                payees.push(opened.text('walletId'));
            }
            const outputs = payees.map((to) => ({ to, amount: cny('9000.00') }));
            const paid = await rich.pay(maker(), { from, outputs });
            const transferId = paid.text('transferId');

            const { hits } = (await report(chinaDate(paid.text('transferredAt')))).body as {
                readonly hits: readonly { readonly rule: string; readonly wallet: string }[];
            };
            const found = hits.filter(({ wallet }) => wallet === from);

            expect(found.map(({ rule }) => rule)).toEqual(
                expect.arrayContaining(['LARGE_VALUE_PAID', 'STRUCTURING', 'FAN_OUT']),
            );
            expect(found.find(({ rule }) => rule === 'STRUCTURING')).toMatchObject({
                bank: 'HaizhouBankMSP',
                total: cny('27000.00'),
                payments: outputs.map(({ amount }) => ({ transferId, amount })),
            });
        });

        it('sees in what several sub-wallets receive what the wallet does that they are under', async () => {
            const { uscc: holderUscc, partyName: holderName } = exporter;
            const holder = new Holder();
            const { holderKey } = holder;
            const opened = await maker().post('/v1/wallets', { holderUscc, holderName, holderKey });
            const parent = opened.text('walletId');
            const under: string[] = [];
            for (let count = 0; count < 2; count += 1) {
                const draft = await maker().post(`/v1/wallets/${parent}/sub-wallet-drafts`, { holderKey });
                const order = holder.order(draft);
                under.push((await maker().post(`/v1/wallets/${parent}/sub-wallets`, order)).text('walletId'));
            }
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            const from = String(wallets.find((each) => each['holderKey'] === rich.holderKey)?.['walletId']);
            const paid = await rich.pay(maker(), {
                from,
                outputs: under.map((to) => ({ to, amount: cny('5000.00') })),
            });

            const { hits } = (await report(chinaDate(paid.text('transferredAt')))).body as {
                readonly hits: readonly { readonly rule: string; readonly wallet: string }[];
            };
            expect(hits.filter(({ wallet }) => [parent, ...under].includes(wallet))).toEqual([
                expect.objectContaining({ rule: 'LARGE_VALUE_RECEIVED', wallet: parent, total: cny('10000.00') }),
            ]);
        });

        it('also what goes to another bank, where it is received once that bank has accepted it', async () => {
            const atPayee = user('PearlBankMSP', 'maker-1');
            const { uscc: holderUscc, partyName: holderName } = exporter;
            const { holderKey } = new Holder();
            const opened = await atPayee.post('/v1/wallets', { holderUscc, holderName, holderKey });
            const payee = opened.text('walletId');
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            const from = String(wallets.find((each) => each['holderKey'] === rich.holderKey)?.['walletId']);
            const acceptBy = new Date(Date.now() + 3_600_000).toISOString();
            const wish = { from, payeeBank: 'PearlBankMSP', payee, amount: cny('10000.00'), acceptBy };
            const draft = await maker().post('/v1/remittance-drafts', wish);
            const sent = await maker().post('/v1/remittances', rich.order(draft));
            const transferId = sent.text('remittanceId');
            const hitsOn = async (wallet: string) => {
                const { hits } = (await report(chinaDate(sent.text('sentAt')))).body as {
                    readonly hits: readonly { readonly wallet: string; readonly payments: readonly object[] }[];
                };
                return hits.filter((hit) => hit.wallet === wallet);
            };

            expect(await hitsOn(payee)).toEqual([]);
            expect((await atPayee.post(`/v1/remittances/${transferId}/acceptances`)).status).toBe(200);
            expect(await hitsOn(payee)).toMatchObject([
                { rule: 'LARGE_VALUE_RECEIVED', bank: 'PearlBankMSP', payments: [{ transferId }] },
            ]);
            const paid = (await hitsOn(from)).flatMap(({ payments }) => payments);
            expect(paid).toContainEqual(expect.objectContaining({ transferId }));
        });

        it('404: no bank learns what is suspicious', async () => {
            expect((await maker().get('/v1/aml-policies')).status).toBe(404);
            expect((await maker().get('/v1/aml-reports/2026-03-31')).status).toBe(404);
        });
    });
}
