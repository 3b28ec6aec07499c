import { chinaDate } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import { midnightIsFar } from '../../story/midnight.js';
import type { TestConsortium } from '../consortium.js';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];
const phone = '+8613900139000';
const unlimited = { CORPORATE: {}, I: {}, II: {}, III: {}, IV: {} };

/** A person opens a wallet for a child under its own: with a key of its own, and both within the limits of one. */
export function subWallets(running: () => TestConsortium, rich: Holder): void {
    describe('a person has a wallet under its own', () => {
        const user = (name: string): Client => running().organisation('HaizhouBankMSP').user(name);
        const maker = (): Client => user('maker-1');
        const [holder, child] = [new Holder(), new Holder()];
        let source: string;
        let parent: string;
        let under: string;

        const limit = (IV: object): Promise<Answer> => {
            const policies = [{ effectiveFrom: chinaDate(new Date().toISOString()), limits: { ...unlimited, IV } }];
            return running().organisation('PbocMSP').user('officer-1').post('/v1/wallet-policies', { policies });
        };
        const pay = (by: Holder, [from, to]: readonly [string, string], amount: string): Promise<Answer> =>
            by.pay(maker(), { from, outputs: [{ to, amount: cny(amount) }] });
        const close = async (by: Holder, walletId: string): Promise<Answer> =>
            maker().post(
                `/v1/wallets/${walletId}/closings`,
                by.order(await maker().post(`/v1/wallets/${walletId}/closing-drafts`, {})),
            );

        beforeAll(async () => {
            await midnightIsFar();
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            source = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            const opening = { kind: 'PERSON', tier: 'IV', phone, holderKey: holder.holderKey };
            parent = (await maker().post('/v1/wallets', opening)).text('walletId');
            expect((await pay(rich, [source, parent], '30.00')).status).toBe(201);
        }, 180_000);

        it('it is opened as the holder of the one has signed, and is listed under it', async () => {
            const wish = { holderKey: child.holderKey, limits: { single: cny('5.00') } };
            const draft = await maker().post(`/v1/wallets/${parent}/sub-wallet-drafts`, wish);
            const open = (order: object, path = parent): Promise<Answer> =>
                maker().post(`/v1/wallets/${path}/sub-wallets`, order);

            expect(draft.status).toBe(201);
            expect(outcome(await open(child.order(draft)))).toEqual([403, 'SIGNATURE_MUST_BE_OF_HOLDER']);
            const opened = await open(holder.order(draft));
            under = opened.text('walletId');
            expect([opened.status, opened.at('parent'), opened.at('tier')]).toEqual([201, parent, 'IV']);
            const listed = (await maker().get(`/v1/wallets?parent=${parent}`)).list('data');
            expect(listed).toMatchObject([{ walletId: under, limits: wish.limits }]);
            expect((await maker().get(`/v1/wallets/${parent}`)).at('subWallets')).toEqual([under]);
            expect(outcome(await open(holder.order(draft), under))).toEqual([409, 'WALLET_MUST_NOT_BE_SUB_WALLET']);
        });

        it('money goes between the two, and both pay others no more than one wallet may', async () => {
            await limit({ single: cny('6.00'), daily: cny('10.00') });

            expect((await pay(holder, [parent, under], '20.00')).status).toBe(201);
            expect(outcome(await pay(child, [under, source], '5.01'))).toEqual([
                409,
                'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT',
            ]);
            expect((await pay(child, [under, source], '5.00')).status).toBe(201);
            expect(outcome(await pay(holder, [parent, source], '5.01'))).toEqual([
                409,
                'PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT',
            ]);
            expect((await pay(holder, [parent, source], '5.00')).status).toBe(201);
            const accounts = await Promise.all(
                [parent, under].map((walletId) => maker().get(`/v1/wallets/${walletId}/account`)),
            );
            expect(accounts.map((account) => [account.at('balance'), account.at('paid.onDay')])).toEqual([
                [cny('20.00'), cny('10.00')],
                [cny('15.00'), cny('5.00')],
            ]);
            expect((await limit({})).status).toBe(201);
        });

        it('when the key of the one is lost, neither pays', async () => {
            expect(outcome(await maker().post(`/v1/wallets/${parent}/stops`))).toEqual([200, 'STOPPED']);
            expect(outcome(await pay(child, [under, source], '1.00'))).toEqual([409, 'WALLET_MUST_BE_OPEN']);
            const next = { holderKey: rich.holderKey };
            const proposed = await maker().post(`/v1/wallets/${parent}/key-replacements`, next);
            const approved = await user('checker-1').post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
            expect(approved.status).toBe(200);
            expect((await pay(child, [under, source], '1.00')).status).toBe(201);
        });

        it('the one is closed when nothing is under it any more', async () => {
            expect(outcome(await close(rich, parent))).toEqual([409, 'SUB_WALLETS_MUST_BE_CLOSED']);
            expect((await pay(child, [under, parent], '14.00')).status).toBe(201);
            expect(outcome(await close(child, under))).toEqual([200, 'CLOSED']);
            expect(outcome(await close(rich, parent))).toEqual([409, 'WALLET_MUST_BE_EMPTY']);
            expect((await pay(rich, [parent, 'vault'], '19.00')).status).toBe(201);
            expect(outcome(await close(rich, parent))).toEqual([200, 'CLOSED']);
        });
    });
}
