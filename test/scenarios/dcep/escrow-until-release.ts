import { createHash } from 'node:crypto';
import { curtains } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';

const bank = 'HaizhouBankMSP';
const { declarationNumber, consignor: exporter } = curtains;
const price = { amount: '250.00', currency: 'CNY' };
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];

/** A buyer locks the price of goods; the act of customs that lets them go is what pays their exporter. */
export function escrowUntilRelease(running: () => TestConsortium, buyer: Holder): void {
    describe('an escrow is released by a customs event', () => {
        const maker = (): Client => running().organisation(bank).user('maker-1');
        const officer = (): Client => running().organisation('CustomsMSP').user('officer-1');
        let payee: string;
        let fact: object;
        let claims: string;
        const claim = (shown = fact): Promise<Answer> =>
            maker().post(claims, { evidence: { kind: 'FACT', fact: shown } });
        const balance = async () => (await maker().get(`/v1/wallets/${payee}`)).at('balance');

        beforeAll(async () => {
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            const from = String(wallets.find(({ holderKey }) => holderKey === buyer.holderKey)?.['walletId']);
            const { uscc: holderUscc, partyName: holderName } = exporter;
            const { holderKey } = new Holder();
            payee = (await maker().post('/v1/wallets', { holderUscc, holderName, holderKey })).text('walletId');
            const declared = await officer().post('/v1/declarations', curtains);
            fact = { kind: 'GOODS_RELEASED', factId: declared.text('releaseFactId') };
            const text = JSON.stringify({
                declarationNumber,
                purpose: 'cohong goods released',
                releaseCode: declared.text('releaseCode'),
            });
            expect(declared.at('releaseFactId')).toBe(createHash('sha256').update(text).digest('hex'));

            const escapeAt = new Date(Date.now() + 3_600_000).toISOString();
            const condition = { kind: 'FACT', fact };
            const wish = { from, payee, amount: price, condition, escapeAt };
            const locked = await maker().post('/v1/locks', buyer.order(await maker().post('/v1/lock-drafts', wish)));
            expect(outcome(locked)).toEqual([201, 'HELD']);
            claims = `/v1/locks/${locked.text('lockId')}/claims`;
        }, 60_000);

        it('nobody can claim it before customs lets the goods go, nor by another fact', async () => {
            expect(outcome(await claim())).toEqual([409, 'FACT_MUST_HAVE_HAPPENED']);
            expect(outcome(await claim({ ...fact, factId: '0'.repeat(64) }))).toEqual([
                403,
                'FACT_MUST_BE_THE_ONE_AWAITED',
            ]);
            expect(await balance()).toEqual({ ...price, amount: '0.00' });
        });

        it('from then on the exporter has its price, once', async () => {
            const released = await officer().post(`/v1/declarations/${declarationNumber}/release`);

            expect(outcome(released)).toEqual([200, 'RELEASED']);
            expect(outcome(await claim())).toEqual([200, 'CLAIMED']);
            expect(outcome(await claim())).toEqual([409, 'LOCK_MUST_BE_HELD']);
            expect(await balance()).toEqual(price);
        });
    });
}
