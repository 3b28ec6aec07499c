import { randomBytes } from 'node:crypto';
import { chinaDate, daysBetween } from '@cohong/domain/kernel/time';
import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import { midnightIsFar } from '../../story/midnight.js';
import type { TestConsortium } from '../consortium.js';
import { actAt } from './dated-act.js';

const bank = 'HaizhouBankMSP';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];
const newId = (): string => randomBytes(16).toString('hex');
/** The last but one day of money that is like cash. */
const opening = new Date('2025-12-30T04:00:00Z');
const change = '2026-01-01';
/** It earns a fen a day by the terms of consortium.yaml: five ten-thousandths a year of 360 days. */
const savings = cny('7200.00');

/** Money lies in a wallet from before the change of regime until today: it earns from the change on, and not a fen is lost. */
export function interest(running: () => TestConsortium, rich: Holder): void {
    describe('a wallet earns interest from the first day of deposit money on', () => {
        const maker = (): Client => running().organisation(bank).user('maker-1');
        const [saver, heir] = [new Holder(), new Holder()];
        const walletId = newId();
        const dated = (act: string, input: object): Promise<void> =>
            actAt(running(), opening, { user: [bank, 'maker-1'], act, input, endorsers: ['PbocMSP', bank] });
        const fenOf = (answer: Answer, path: string): number => Math.round(Number(answer.text(path)) * 100);
        let source: string;
        let other: string;
        let posted: number;

        beforeAll(async () => {
            await midnightIsFar();
            const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
            const known = { holderUscc, holderName };
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            source = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            other = (await maker().post('/v1/wallets', { ...known, holderKey: heir.holderKey })).text('walletId');
            const { holderKey } = saver;
            await dated('wallet:OpenWallet', { openingId: newId(), walletId, ...known, holderKey });
            const wish = { from: source, outputs: [{ to: walletId, amount: savings }] };
            const order = rich.order(await maker().post('/v1/transfer-drafts', wish));
            await dated('transfer:TransferCoins', { transfers: [order] });
        }, 180_000);

        it('what fell due is paid when a maker says so, once', async () => {
            const paid = await maker().post('/v1/interest-postings', { wallets: [walletId, other] });
            posted = fenOf(paid, 'outputs.0.amount.amount');

            expect([paid.status, paid.at('purpose'), paid.at('outputs.0.to')]).toEqual([201, 'INTEREST', walletId]);
            expect(outcome(await maker().post('/v1/interest-postings', { wallets: [walletId] }))).toEqual([
                409,
                'INTEREST_MUST_BE_DUE',
            ]);
        });

        it('what has accrued since is paid when the wallet is closed, to where its holder says', async () => {
            const close = async (wish: object): Promise<Answer> => {
                const draft = await maker().post(`/v1/wallets/${walletId}/closing-drafts`, wish);
                return maker().post(`/v1/wallets/${walletId}/closings`, saver.order(draft));
            };
            const { balance } = (await maker().get(`/v1/wallets/${walletId}`)).body as { readonly balance: object };
            const all = { from: walletId, outputs: [{ to: source, amount: balance }] };
            expect((await saver.pay(maker(), all)).status).toBe(201);
            const today = chinaDate(new Date().toISOString());
            const before = await maker().get(`/v1/wallets/${walletId}/account`);
            const accrued = Math.round(Number(before.text('interest.accrued')) / 262_800_000);

            expect(posted + accrued).toBe(daysBetween(change, today));
            // On the day after a period has ended nothing has accrued yet.
            expect(outcome(await close({}))).toEqual(
                accrued === 0 ? [200, 'CLOSED'] : [409, 'INTEREST_MUST_GO_ELSEWHERE'],
            );
            if (accrued > 0) {
                expect(outcome(await close({ interestTo: other }))).toEqual([200, 'CLOSED']);
            }
            expect(fenOf(await maker().get(`/v1/wallets/${other}`), 'balance.amount')).toBe(accrued);
            const after = await maker().get(`/v1/wallets/${walletId}/account`);
            expect([after.at('interest.accrued'), after.at('interest.due')]).toEqual(['0', cny('0.00')]);
        });
    });
}
