import { randomBytes } from 'node:crypto';
import { chinaDate, endOfChinaDate } from '@cohong/domain/kernel/time';
import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import { midnightIsFar } from '../../story/midnight.js';
import { everythingReadableBy, placesOf } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
import { actAfter } from './dated-act.js';

const { exporter } = mainStory;
const [haizhou, pearl, third] = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

/** Two payment institutions keep accounts for people: inside one a book moves, between them a net. */
export function custody(running: () => TestConsortium, rich: Holder): void {
    describe('payment institutions', () => {
        let day: string;
        const [operator, holder] = [new Holder(), new Holder()];
        const maker = (bank: string): Client => running().organisation(bank).user('maker-1');
        const officer = (): Client => running().organisation('PbocMSP').user('officer-1');
        const pathOf = new Map<string, string>();
        const idOf = new Map<string, string>();
        const at = (bank: string, what: string): string => `${pathOf.get(bank)!}/${what}`;
        /** Has the bank draft it, signs it and hands it in. */
        const ordered = async (bank: string, kind: string, { wish, by = holder }: { wish: object; by?: Holder }) =>
            maker(bank).post(at(bank, `${kind}s`), by.order(await maker(bank).post(at(bank, `${kind}-drafts`), wish)));
        const opened = async (bank: string): Promise<string> =>
            (await ordered(bank, 'account', { wish: { holderKey: holder.holderKey }, by: operator })).text('accountId');
        const pay = async (bank: string, wish: object): Promise<Answer> => {
            const draft = await maker(bank).post(at(bank, 'payment-drafts'), wish);
            return maker(bank).post(at(bank, 'payments'), { payments: [holder.order(draft)] });
        };
        const balances = async (): Promise<unknown> =>
            Promise.all(
                (
                    [
                        [haizhou, ann],
                        [haizhou, ben],
                        [pearl, cho],
                    ] as const
                ).map(async ([bank, account]) =>
                    (await maker(bank).get(at(bank, `accounts/${account}`))).at('balance'),
                ),
            );
        /** As the central bank sees them. */
        const sheets = () => Promise.all([haizhou, pearl].map((bank) => officer().get(at(bank, 'custody'))));
        let [ann, ben, cho] = ['', '', ''];
        let lentTo = '';
        let walletAtPearl = '';
        let waiting: unknown;

        beforeAll(async () => {
            await midnightIsFar();
            day = chinaDate(new Date().toISOString());
            const wallets = (await maker(haizhou).get('/v1/wallets?order=oldest-first')).list('data');
            lentTo = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            const { uscc: holderUscc, partyName: holderName } = exporter;
            const wallet = { holderUscc, holderName, holderKey: holder.holderKey };
            walletAtPearl = (await maker(pearl).post('/v1/wallets', wallet)).text('walletId');
        }, 180_000);

        it('are licensed by the central bank, each with one bank that keeps its coins', async () => {
            for (const [bank, institutionName, uscc] of [
                [haizhou, 'Lantern Pay', '91330206MA2LM0069W'],
                [pearl, 'Junk Pay', '91440101MA2C0001XU'],
            ] as const) {
                const licence = { institutionName, uscc, bank, institutionKey: operator.holderKey };
                const licensed = await officer().post('/v1/payment-institutions', licence);
                expect(licensed.status).toBe(201);
                idOf.set(bank, licensed.text('institutionId'));
                pathOf.set(bank, `/v1/payment-institutions/${licensed.text('institutionId')}`);
            }
            expect((await maker(third).get('/v1/payment-institutions')).list('institutions')).toMatchObject([
                { institutionName: 'Lantern Pay', bank: haizhou },
                { institutionName: 'Junk Pay', bank: pearl },
            ]);
        });

        it('open accounts, into which coins are paid out of wallets', async () => {
            [ann, ben, cho] = [await opened(haizhou), await opened(haizhou), await opened(pearl)];
            const wish = { from: lentTo, accountId: ann, amount: cny('311172.17') };
            const deposit = await ordered(haizhou, 'deposit', { wish, by: rich });

            expect([deposit.status, deposit.at('kind')]).toEqual([201, 'DEPOSIT']);
            expect(await balances()).toEqual([cny('311172.17'), cny('0.00'), cny('0.00')]);
        });

        it('pay inside a book while no coin moves, as the customer has signed and not otherwise', async () => {
            const payee = { institutionId: idOf.get(haizhou), accountId: ben };
            const before = (await sheets()).map((sheet) => sheet.at('inCoins'));
            const paid = await pay(haizhou, { accountId: ann, payee, amount: cny('120531.53') });

            expect([paid.status, paid.list('payments')[0]?.['status']]).toEqual([201, 'BOOKED']);
            const wish = { accountId: ann, payee, amount: cny('1.00') };
            const draft = await maker(haizhou).post(at(haizhou, 'payment-drafts'), wish);
            const forged = { payments: [operator.order(draft)] };
            expect(outcome(await maker(haizhou).post(at(haizhou, 'payments'), forged))).toEqual([
                403,
                'SIGNATURE_MUST_BE_OF_HOLDER',
            ]);
            expect(outcome(await pay(haizhou, { ...wish, amount: cny('190640.65') }))).toEqual([
                409,
                'ACCOUNT_MUST_COVER_AMOUNT',
            ]);
            expect(await balances()).toEqual([cny('190640.64'), cny('120531.53'), cny('0.00')]);
            expect((await sheets()).map((sheet) => sheet.at('inCoins'))).toEqual(before);
        });

        it('pay one another’s customers, which waits for the nets', async () => {
            const payee = { institutionId: idOf.get(pearl), accountId: cho };
            const queued = await pay(haizhou, { accountId: ann, payee, amount: cny('88864.86'), message: 'Lunch' });
            waiting = queued.list('payments')[0]?.['paymentId'];

            expect([queued.status, queued.list('payments')[0]?.['status']]).toEqual([201, 'QUEUED']);
            expect((await maker(pearl).get('/v1/custody-payments?status=QUEUED')).list('data')).toMatchObject([
                { paymentId: waiting, amount: cny('88864.86'), message: 'Lunch' },
            ]);
            expect(outcome(await maker(haizhou).post(at(haizhou, 'positions'), { day }))).toEqual([
                409,
                'CYCLE_MUST_BE_OVER',
            ]);
        });

        const { NETWORK } = process.env;
        (NETWORK === 'fabric' ? it.skip : it)(
            'tell a third bank neither amount nor account (embedded network only)',
            async () => {
                const seen = await everythingReadableBy(third, running(), {});
                const secrets = ['311172.17', '120531.53', '88864.86', ann, ben, cho];

                expect(secrets.filter((secret) => placesOf(secret, seen).length > 0)).toEqual([]);
                expect(outcome(await maker(third).get(at(haizhou, 'custody')))).toEqual([
                    404,
                    'INSTITUTION_MUST_EXIST',
                ]);
            },
            60_000,
        );

        it('net when the day is over, and each has what it is paid', async () => {
            const cycleId = `${day}.CUSTODY`;
            for (const bank of [haizhou, pearl]) {
                await actAfter(running(), day, {
                    user: [bank, 'maker-1'],
                    act: 'custody-netting:ConfirmPosition',
                    input: { cycleId, institutionId: idOf.get(bank), positionId: randomBytes(16).toString('hex') },
                    endorsers: ['PbocMSP', bank],
                });
            }
            expect((await maker(haizhou).get(at(haizhou, `positions/${day}`))).at('pays')).toEqual(cny('88864.86'));
            await actAfter(running(), day, {
                user: ['PbocMSP', 'issuer-1'],
                act: 'netting:EndCycle',
                input: { cycleId },
                endorsers: ['PbocMSP'],
            });
            const issuer = running().organisation('PbocMSP').user('issuer-1');
            expect((await issuer.get(`/v1/netting-cycles/${cycleId}`)).at('status')).toBe('SETTLED');
            for (const bank of [haizhou, pearl]) {
                expect((await maker(bank).post(at(bank, 'collections'), { day })).at('status')).toBe('SETTLED');
            }
            const credited = await maker(pearl).post(at(pearl, 'credits'), { paymentIds: [waiting] });
            expect(credited.list('payments')).toMatchObject([{ status: 'CREDITED' }]);
            expect(await balances()).toEqual([cny('101775.78'), cny('120531.53'), cny('88864.86')]);
        });

        it('pay out in coins again, at the other bank', async () => {
            const wish = { accountId: cho, to: walletAtPearl, amount: cny('80000.00') };
            expect((await ordered(pearl, 'withdrawal', { wish })).status).toBe(201);

            expect((await maker(pearl).get(`/v1/wallets/${walletAtPearl}`)).at('balance')).toEqual(cny('80000.00'));
        });

        it('are backed coin for coin, as the central bank sees it, and no more than their bank does', async () => {
            expect((await sheets()).map((sheet) => [sheet.at('isBacked'), sheet.at('inCoins')])).toEqual([
                [true, cny('222307.31')],
                [true, cny('8864.86')],
            ]);
            const accounts = (bank: string): Promise<Answer> => maker(bank).get('/v1/custody-accounts');
            expect((await accounts(pearl)).list('data')).toMatchObject([{ accountId: cho, balance: cny('8864.86') }]);
            expect((await officer().get('/v1/custody-accounts')).list('data')).toHaveLength(3);
            const asOf = chinaDate(endOfChinaDate(day));
            for (const [bank, base] of [
                [haizhou, cny('222307.31')],
                [pearl, cny('8864.86')],
            ] as const) {
                const balance = await maker(bank).get(`/v1/trial-balance?asOf=${asOf}`);
                expect(balance.at('custodyRequirement')).toMatchObject({ base, required: base, held: base });
            }
        });
    });
}
