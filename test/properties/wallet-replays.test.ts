import { isLive, type CoinStatus } from '@cohong/domain/dcep/coin';
import { walletPolicyAt } from '@cohong/domain/limit/set-wallet-policies';
import type { WalletPolicy, WalletPolicyBook } from '@cohong/domain/limit/wallet-policy';
import type { CoinWritings, MoneyWritings } from '@cohong/domain/recomputation/money-writings';
import type { ReplayParts } from '@cohong/domain/recomputation/replay-parts';
import { WalletReplay } from '@cohong/domain/recomputation/wallet-replay';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { cny, start, tiers, under, walletIds, type World } from './limit-check.js';
import { run, step, walletOf, type Step } from './limit-steps.js';

const numRuns = Number(process.env.RUNS ?? 50);
const bank = 'HaizhouBankMSP';
const none = {
    locks: [],
    loads: [],
    offlinePayments: [],
    remittances: [],
    remittanceOrders: [],
    deferredPayments: [],
};
const unlimited: WalletPolicy = {
    effectiveFrom: '2020-01-01',
    limits: { CORPORATE: {}, I: {}, II: {}, III: {}, IV: {} },
};

/** Every step, until one has no world after it. */
function lived(steps: readonly Step[]): readonly World[] {
    return steps.reduce<readonly World[]>((worlds, each) => [...worlds, run(worlds.at(-1)!, each)], [start]);
}

/** What the ledger would have of one step: what is new in the world after it. */
function writtenIn(before: World | undefined, after: World): CoinWritings {
    const had = new Map(before?.coins.map(({ coin, status }) => [coin.serial, status]));
    const isNew = (old: readonly unknown[] | undefined, each: unknown): boolean => old?.includes(each) !== true;
    const made = after.coins.filter(({ coin }) => !had.has(coin.serial));

    return {
        ...none,
        bank,
        coins: made.map(({ coin }) => coin),
        statuses: made.map(({ coin: { serial, owner, amount }, status }): CoinStatus => {
            const live = isLive(status) ? status : 'UNSPENT';
            return { serial, owner, amount, status: live };
        }),
        ends: after.coins.flatMap(({ coin: { serial }, status }) =>
            status === 'SPENT' && had.has(serial) && had.get(serial) !== 'SPENT' ? [{ serial, status }] : [],
        ),
        wallets:
            before === undefined
                ? walletIds.map((walletId) => ({ ...walletOf(walletId), tier: tiers[walletId]! }))
                : [],
        accounts: after.accounts.filter((account) => isNew(before?.accounts, account)),
        transfers: after.transfers.filter((transfer) => isNew(before?.transfers, transfer)),
    };
}

function historyOf(worlds: readonly World[]): readonly MoneyWritings[] {
    return worlds.map((after, place) => {
        const before = place === 0 ? undefined : worlds[place - 1];
        const policies = after.book === before?.book ? undefined : after.book;

        return {
            transactionId: `tx${place}`,
            at: after.now,
            ...(policies && { policies }),
            places: [writtenIn(before, after)],
        };
    });
}

function replayed(
    history: readonly MoneyWritings[],
    policyAt: ReplayParts<WalletPolicy | undefined, WalletPolicyBook>['policyAt'],
): WalletReplay {
    const replay = new WalletReplay({ policyAt, isTold: () => true });
    history.forEach((writings) => {
        replay.take(writings);
    });

    return replay;
}

/** What an order has paid to others than its payer's family, by transfers alone; of a refund, nothing. */
function paidToOthers({ transfers }: CoinWritings, walletId: string): readonly bigint[] {
    const head = (owner: string): string => under[owner]?.parent ?? owner;

    return transfers
        .filter(({ from, refundOf }) => head(from) === walletId && refundOf === undefined)
        .map(({ outputs }) =>
            outputs
                .filter(({ to }) => head(to) !== walletId)
                .reduce((sum, { amount: { minorUnits } }) => sum + minorUnits, 0n),
        );
}

const histories = fc.array(step, { minLength: 10, maxLength: 40 }).map(lived);

describe(`policies of wallets tried out on any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('change nothing when they are those that were in force, and then accounts are what they really were', () => {
        fc.assert(
            fc.property(histories, (worlds) => {
                const replay = replayed(historyOf(worlds), (at, book) => walletPolicyAt(book, at));

                expect(replay.movements).toEqual([]);
                for (const { walletId, balance, paid } of worlds.at(-1)!.accounts) {
                    expect(replay.accounts.get(walletId)).toEqual({ walletId, balance, paid });
                }
                expect(replay.totals.every(({ movements }) => movements.was === movements.wouldBe)).toBe(true);
            }),
            { numRuns, seed },
        );
    });

    it('refuse nothing when they limit nothing', () => {
        fc.assert(
            fc.property(histories, (worlds) => {
                expect(replayed(historyOf(worlds), () => unlimited).movements).toEqual([]);
            }),
            { numRuns, seed },
        );
    });

    it('refuse each order of their tier above a limit of a single one, and else only what has no money then', () => {
        fc.assert(
            fc.property(histories, fc.bigInt(1n, 12n), (worlds, single) => {
                const policy = { ...unlimited, limits: { ...unlimited.limits, III: { single: cny(single) } } };
                const history = historyOf(worlds);
                const { movements, totals } = replayed(history, () => policy);
                const codes = new Map(movements.map(({ transactionId, code }) => [transactionId, code]));
                const ofTier = walletIds.filter((walletId) => tiers[walletId] === 'III' && !under[walletId]);

                for (const { transactionId, places } of history) {
                    const exceeds = places.some((place) =>
                        ofTier.some((walletId) => paidToOthers(place, walletId).some((paid) => paid > single)),
                    );
                    const code = codes.get(transactionId);
                    expect(exceeds ? code !== undefined : code !== 'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT').toBe(true);
                }
                const refused = totals.reduce((sum, { movements: { was, wouldBe } }) => sum + was - wouldBe, 0);
                expect(refused).toBe(movements.length);
            }),
            { numRuns, seed },
        );
    });
});
