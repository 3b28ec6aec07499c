import { randomBytes } from 'node:crypto';
import { addHours, chinaDate, endOfChinaDate } from '@cohong/domain/kernel/time';
import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import { midnightIsFar } from '../../story/midnight.js';
import { everythingReadableBy, placesOf } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
import { actAfter } from './dated-act.js';

const { exporter } = mainStory;
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const [payerBank, payeeBank, third] = banks;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];

/** Payments of a day between the customers of two banks come to one net, which the central bank settles. */
export function nets(running: () => TestConsortium, rich: Holder): void {
    describe('payments of a day', () => {
        let day: string;
        let cycleId: string;
        const maker = (bank: string = payerBank): Client => running().organisation(bank).user('maker-1');
        const holder = new Holder();
        const walletOf = new Map<string, string>();
        const balances = async () =>
            Promise.all(
                [payerBank, payeeBank].map(async (bank) =>
                    (await maker(bank).get(`/v1/wallets/${walletOf.get(bank)!}`)).at('balance'),
                ),
            );
        const queue = async (from: string, to: string, amount: string): Promise<Answer> => {
            const wish = {
                from: walletOf.get(from),
                cycleId,
                payeeBank: to,
                payee: walletOf.get(to),
                amount: cny(amount),
            };
            const draft = await maker(from).post('/v1/deferred-payment-drafts', wish);
            return maker(from).post('/v1/deferred-payments', holder.order(draft));
        };
        const end = (bank: string, paymentId: string, how: string): Promise<Answer> =>
            maker(bank).post(`/v1/deferred-payments/${paymentId}/${how}`);
        const cycle = (bank: string, what: string): Promise<Answer> =>
            maker(bank).post(`/v1/netting-cycles/${cycleId}/${what}`);
        const payments: [string, string][] = [];
        // To the end of the next day, of which the positions are dated.
        const booksOf = async (bank: string) =>
            (await maker(bank).get(`/v1/trial-balance?asOf=${chinaDate(endOfChinaDate(day))}`)).at(
                'books',
            ) as readonly {
                readonly debits: unknown;
                readonly credits: unknown;
                readonly accounts: readonly { readonly account: string; readonly balance: unknown }[];
            }[];
        const underWay = async () =>
            (await Promise.all([payerBank, payeeBank].map(booksOf)))
                .flat()
                .flatMap(({ accounts }) => accounts)
                .filter(({ account }) => account.includes('UNDER_WAY'))
                .map(({ account, balance }) => ({ account, balance }));
        let underWayBefore: unknown;

        beforeAll(async () => {
            await midnightIsFar();
            day = chinaDate(new Date().toISOString());
            cycleId = `${day}.MULTILATERAL`;
            for (const bank of banks) {
                const { uscc: holderUscc, partyName: holderName } = exporter;
                const wallet = { holderUscc, holderName, holderKey: holder.holderKey };
                walletOf.set(bank, (await maker(bank).post('/v1/wallets', wallet)).text('walletId'));
            }
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            const lentTo = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            const outputs = [{ to: walletOf.get(payerBank)!, amount: cny('400000.00') }];
            expect((await rich.pay(maker(), { from: lentTo, outputs })).status).toBe(201);
            const wish = {
                from: lentTo,
                payeeBank,
                payee: walletOf.get(payeeBank),
                amount: cny('300000.00'),
                acceptBy: addHours(new Date().toISOString(), 1),
            };
            const sent = await maker().post(
                '/v1/remittances',
                rich.order(await maker().post('/v1/remittance-drafts', wish)),
            );
            await maker(payeeBank).post(`/v1/remittances/${sent.text('remittanceId')}/acceptances`);
            underWayBefore = await underWay();
        }, 180_000);

        it('leave the wallets at once', async () => {
            for (const [from, to, amount] of [
                [payerBank, payeeBank, '123456.45'],
                [payeeBank, payerBank, '100372.17'],
            ] as const) {
                const queued = await queue(from, to, amount);
                expect(outcome(queued)).toEqual([201, 'QUEUED']);
                payments.push([to, queued.text('paymentId')]);
            }
            expect(await balances()).toEqual([cny('276543.55'), cny('199627.83')]);
            const waiting = await maker(payeeBank).get(
                `/v1/deferred-payments?cycleId=${cycleId}&payeeBank=${payeeBank}`,
            );
            expect(waiting.list('data')).toMatchObject([{ amount: cny('123456.45'), status: 'QUEUED' }]);
            expect(waiting.list('data')[0]).not.toHaveProperty('from');
            expect(outcome(await cycle(payerBank, 'positions'))).toEqual([409, 'CYCLE_MUST_BE_OVER']);
        });

        const { NETWORK } = process.env;
        (NETWORK === 'fabric' ? it.skip : it)(
            'tell a third bank neither amount nor wallet (embedded network only)',
            async () => {
                const seen = await everythingReadableBy(third, running(), {});
                const secrets = ['123456.45', '100372.17', walletOf.get(payeeBank)!, walletOf.get(payerBank)!];

                expect(secrets.filter((secret) => placesOf(secret, seen).length > 0)).toEqual([]);
            },
            60_000,
        );

        it('are settled together when the day is over, and credited', async () => {
            const issuer = running().organisation('PbocMSP').user('issuer-1');
            for (const bank of banks) {
                await actAfter(running(), day, {
                    user: [bank, 'maker-1'],
                    act: 'netting:ConfirmPosition',
                    input: { cycleId, positionId: randomBytes(16).toString('hex') },
                    endorsers: ['PbocMSP', bank],
                });
            }
            expect((await maker().get(`/v1/netting-cycles/${cycleId}/position`)).at('pays')).toEqual(cny('23084.28'));
            expect(outcome(await cycle(payeeBank, 'collections'))).toEqual([409, 'CYCLE_MUST_HAVE_ENDED']);
            await actAfter(running(), day, {
                user: ['PbocMSP', 'issuer-1'],
                act: 'netting:EndCycle',
                input: { cycleId },
                endorsers: ['PbocMSP'],
            });
            expect((await issuer.get(`/v1/netting-cycles/${cycleId}`)).at('status')).toBe('SETTLED');
            for (const bank of banks) {
                expect(outcome(await cycle(bank, 'collections'))).toEqual([200, 'SETTLED']);
            }
            for (const [bank, paymentId] of payments) {
                expect(outcome(await end(bank, paymentId, 'credits'))).toEqual([200, 'CREDITED']);
            }
            expect(await balances()).toEqual([cny('376915.72'), cny('323084.28')]);
        });

        it('leave the books in balance, and no more under way than before', async () => {
            for (const bank of [payerBank, payeeBank]) {
                const books = await booksOf(bank);
                expect(books.map(({ debits }) => debits)).toEqual(books.map(({ credits }) => credits));
            }
            expect(await underWay()).toEqual(underWayBefore);
        });
    });
}
