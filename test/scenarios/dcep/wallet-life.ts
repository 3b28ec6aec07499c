import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];
const phone = '+8613800138000';
const document = { kind: 'RESIDENT_IDENTITY_CARD', number: '11010519491231002X' };
const phases = ['opened', 'paid', 'lost', 'given another key', 'known better', 'closed'];

/** The life of a person's wallet: it is opened by telephone, pays, loses its key, gets another, is known better, is closed. */
export function walletLife(running: () => TestConsortium, rich: Holder): void {
    describe(`a person's wallet is ${phases.join(', ')}`, () => {
        const user = (name: string): Client => running().organisation('HaizhouBankMSP').user(name);
        const maker = (): Client => user('maker-1');
        const [lost, present, next] = [new Holder(), new Holder(), new Holder()];
        let source: string;
        let walletId: string;
        let unspent: object;

        const path = (rest = ''): string => `/v1/wallets/${walletId}${rest}`;
        const give = (amount: string): Promise<Answer> =>
            rich.pay(maker(), { from: source, outputs: [{ to: walletId, amount: cny(amount) }] });
        const payBack = (holder: Holder, amount: string): Promise<Answer> =>
            holder.pay(maker(), { from: walletId, outputs: [{ to: source, amount: cny(amount) }] });
        const signed = async (holder: Holder, what: 'key-change' | 'closing', wish: object = {}): Promise<object> => {
            const draft = await maker().post(path(`/${what}-drafts`), wish);
            expect(draft.status).toBe(201);
            return holder.order(draft);
        };

        beforeAll(async () => {
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            source = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
        });

        it('it is opened for a telephone, of which the bank’s record has nothing, and pays', async () => {
            const opening = { kind: 'PERSON', tier: 'IV', phone, holderKey: lost.holderKey };
            const opened = await maker().post('/v1/wallets', opening);
            walletId = opened.text('walletId');

            expect([opened.status, opened.at('kind'), opened.at('tier')]).toEqual([201, 'PERSON', 'IV']);
            expect(JSON.stringify(opened.body)).not.toContain(phone);
            expect((await give('30.00')).status).toBe(201);
            expect((await payBack(lost, '5.00')).status).toBe(201);
        });

        it('its key is lost: money comes in, and nothing leaves it', async () => {
            const wish = { from: walletId, outputs: [{ to: source, amount: cny('1.00') }] };
            unspent = lost.order(await maker().post('/v1/transfer-drafts', wish));

            expect(outcome(await maker().post(path('/stops')))).toEqual([200, 'STOPPED']);
            expect(outcome(await maker().post(path('/stops')))).toEqual([409, 'WALLET_MUST_BE_OPEN']);
            expect(outcome(await maker().post('/v1/transfers', unspent))).toEqual([409, 'WALLET_MUST_BE_OPEN']);
            expect((await give('10.00')).status).toBe(201);
        });

        it('two of the bank’s people give it the key that its holder has brought, and the old one signs no more', async () => {
            const replacement = { holderKey: present.holderKey };
            const proposed = await maker().post(path('/key-replacements'), replacement);
            const approve = `/v1/approvals/${proposed.text('approvalId')}/approve`;

            expect((await maker().post(approve)).status).toBe(403);
            expect((await maker().get(path())).at('status')).toBe('STOPPED');
            expect((await user('checker-1').post(approve)).status).toBe(200);
            const opened = await maker().get(path());
            expect([opened.at('status'), opened.at('keyVersion')]).toEqual(['OPEN', 2]);
            expect(outcome(await maker().post('/v1/transfers', unspent))).toEqual([409, 'KEY_MUST_BE_CURRENT']);
            expect(outcome(await payBack(lost, '1.00'))).toEqual([403, 'SIGNATURE_MUST_BE_OF_HOLDER']);
            expect(outcome(await maker().post(path('/key-replacements'), { holderKey: lost.holderKey }))).toEqual([
                409,
                'WALLET_MUST_BE_STOPPED',
            ]);
        });

        it('its holder signs for a third key with the second', async () => {
            const wish = { holderKey: next.holderKey };
            const order = await signed(present, 'key-change', wish);
            const stolen = { ...order, holderKey: lost.holderKey };

            expect(outcome(await maker().post(path('/key-changes'), stolen))).toEqual([
                403,
                'SIGNATURE_MUST_BE_OF_HOLDER',
            ]);
            expect((await maker().post(path('/key-changes'), order)).at('keyVersion')).toBe(3);
            expect(outcome(await maker().post(path('/key-changes'), order))).toEqual([409, 'KEY_MUST_BE_CURRENT']);
            expect((await payBack(next, '5.00')).status).toBe(201);
        });

        it('its holder gives a name, and the tier is raised, once', async () => {
            const known = { tier: 'II', holderName: 'Lin Yue', document };
            const raised = await maker().post(path('/tiers'), known);

            expect([raised.status, raised.at('tier')]).toEqual([200, 'II']);
            expect(JSON.stringify(raised.body)).not.toContain('Lin Yue');
            expect(outcome(await maker().post(path('/tiers'), known))).toEqual([409, 'TIER_MUST_BE_BETTER']);
        });

        it('it is closed when it is empty, and takes nothing any more', async () => {
            const early = await signed(next, 'closing');
            expect(outcome(await maker().post(path('/closings'), early))).toEqual([409, 'WALLET_MUST_BE_EMPTY']);
            expect((await payBack(next, '30.00')).status).toBe(201);

            const order = await signed(next, 'closing');
            expect(outcome(await maker().post(path('/closings'), order))).toEqual([200, 'CLOSED']);
            expect(outcome(await give('0.01'))).toEqual([409, 'WALLET_MUST_NOT_BE_CLOSED']);
            expect(outcome(await maker().post(path('/stops')))).toEqual([409, 'WALLET_MUST_BE_OPEN']);
        });
    });
}
