import { createHash, randomBytes } from 'node:crypto';
import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';

const { exporter } = mainStory;
const bank = 'HaizhouBankMSP';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/**
 * Coins that wait: for a secret, for two of three parties, for a payee of the right kind. Return after the escape is
 * shown where time can be bent, in the tests of the rule.
 */
export function locks(running: () => TestConsortium, rich: Holder): void {
    describe('coins are locked until a condition is met', () => {
        const maker = (): Client => running().organisation(bank).user('maker-1');
        const seller = new Holder();
        let from: string;
        let payee: string;

        const openWallet = async (holder: Holder, more: object = {}): Promise<string> => {
            const { uscc: holderUscc, partyName: holderName } = exporter;
            const { holderKey } = holder;
            return (await maker().post('/v1/wallets', { holderUscc, holderName, holderKey, ...more })).text('walletId');
        };
        const balanceOf = async (walletId: string) => (await maker().get(`/v1/wallets/${walletId}`)).at('balance');
        const lock = async (wish: object, holder = rich): Promise<Answer> => {
            const draft = await maker().post('/v1/lock-drafts', { from, payee, escapeAt: inAnHour(), ...wish });
            return maker().post('/v1/locks', holder.order(draft));
        };

        beforeAll(async () => {
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            from = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            payee = await openWallet(seller);
            // In several coins, since a draft holds back those that it names until it is signed or too old.
            const outputs = Array.from({ length: 10 }, () => ({ to: from, amount: cny('100.00') }));
            expect((await rich.pay(maker(), { from, outputs })).status).toBe(201);
        });

        it('by its secret, which nobody guesses, a locked amount is claimed once', async () => {
            const secret = randomBytes(32);
            const sha256 = createHash('sha256').update(secret).digest('hex');
            const locked = await lock({ amount: cny('70.00'), condition: { kind: 'HASH', sha256 } });
            const claims = `/v1/locks/${locked.text('lockId')}/claims`;
            const shown = (bytes: Buffer) => ({ evidence: { kind: 'HASH', secret: bytes.toString('hex') } });

            expect(outcome(locked)).toEqual([201, 'HELD']);
            expect(outcome(await maker().post(claims, shown(randomBytes(32))))).toEqual([403, 'SECRET_MUST_MATCH']);
            expect(outcome(await maker().post(claims, shown(secret)))).toEqual([200, 'CLAIMED']);
            expect(outcome(await maker().post(claims, shown(secret)))).toEqual([409, 'LOCK_MUST_BE_HELD']);
            expect(await balanceOf(payee)).toEqual(cny('70.00'));
        });

        it('what is locked can be neither spent nor returned before the escape', async () => {
            const sha256 = '0'.repeat(64);
            const locked = await lock({ amount: cny('5.00'), condition: { kind: 'HASH', sha256 } });
            const coins = [locked.text('serial')];
            const draft = await maker().post('/v1/transfer-drafts', {
                from,
                outputs: [{ to: payee, amount: cny('5.00') }],
            });
            expect(draft.at('coins')).not.toContain(coins[0]);
            const { text, ...order } = draft.body as { readonly text: string };
            const forLocked = { ...order, coins };
            const signature = rich.sign(JSON.stringify({ ...(JSON.parse(text) as object), coins }));

            expect(outcome(await maker().post('/v1/transfers', { ...forLocked, signature }))).toEqual([
                409,
                'COINS_MUST_BE_SPENDABLE',
            ]);
            expect(outcome(await maker().post(`/v1/locks/${locked.text('lockId')}/returns`))).toEqual([
                409,
                'LOCK_MUST_HAVE_ESCAPED',
            ]);
        });

        it('the order of another holder locks nothing', async () => {
            const refused = await lock(
                { amount: cny('1.00'), condition: { kind: 'HASH', sha256: '0'.repeat(64) } },
                seller,
            );

            expect(outcome(refused)).toEqual([403, 'SIGNATURE_MUST_BE_OF_HOLDER']);
        });

        it('two of three parties release an escrow; one of them, twice, does not', async () => {
            const parties = [new Holder(), new Holder(), new Holder()];
            const condition = { kind: 'PARTIES', keys: parties.map(({ holderKey }) => holderKey), needed: 2 };
            const lockId = (await lock({ amount: cny('30.00'), condition })).text('lockId');
            const text = (await maker().get(`/v1/locks/${lockId}`)).text('releaseText');
            const signedBy = (...signers: Holder[]) => ({
                evidence: { kind: 'PARTIES', signatures: signers.map((each) => each.sign(text)) },
            });
            const release = (...signers: Holder[]) => maker().post(`/v1/locks/${lockId}/claims`, signedBy(...signers));

            expect(outcome(await release(parties[0]!, parties[0]!))).toEqual([403, 'PARTIES_MUST_SUFFICE']);
            expect(outcome(await release(parties[0]!, seller))).toEqual([403, 'PARTIES_MUST_SUFFICE']);
            expect(outcome(await release(parties[0]!, parties[2]!))).toEqual([200, 'CLAIMED']);
            expect(await balanceOf(payee)).toEqual(cny('100.00'));
        });

        it('money for freight pays a carrier, and nobody else', async () => {
            const carrier = await openWallet(new Holder(), { payeeClass: 'FREIGHT' });
            const condition = { kind: 'PURPOSE', payeeClasses: ['FREIGHT'] };
            const lockId = (await lock({ amount: cny('12.34'), condition })).text('lockId');
            const payOn = async (to: string): Promise<Answer> => {
                const draft = await maker().post(`/v1/locks/${lockId}/purpose-drafts`, { to });
                return maker().post(`/v1/locks/${lockId}/purpose-payments`, seller.order(draft));
            };

            expect(outcome(await payOn(from))).toEqual([403, 'PAYEE_MUST_BE_OF_CLASS']);
            expect(outcome(await payOn(carrier))).toEqual([200, 'CLAIMED']);
            expect(await balanceOf(carrier)).toEqual(cny('12.34'));
        });

        it('another bank sees no lock', async () => {
            const [{ lockId }] = (await maker().get('/v1/locks')).list('data') as [{ readonly lockId: string }];

            expect(
                (await running().organisation('PearlBankMSP').user('maker-1').get(`/v1/locks/${lockId}`)).status,
            ).toBe(404);
        });
    });
}
