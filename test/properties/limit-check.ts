import { isLive, type Coin, type Owner } from '@cohong/domain/dcep/coin';
import type { Refund } from '@cohong/domain/dcep/refund';
import type { StatedCoin } from '@cohong/domain/dcep/spend-coins';
import { coinOf, idOf, live } from '@cohong/domain/dcep/testing/samples';
import type { Transfer } from '@cohong/domain/dcep/transfer';
import type { Money } from '@cohong/domain/kernel/money';
import { chinaDate, type Instant } from '@cohong/domain/kernel/time';
import { emptyAccount, type WalletAccount } from '@cohong/domain/limit/wallet-account';
import type { Limits, Tier, WalletPolicyBook } from '@cohong/domain/limit/wallet-policy';
import { expect } from '@jest/globals';

export const tiers: Readonly<Record<string, Tier>> = { [idOf(1)]: 'II', [idOf(2)]: 'III', [idOf(3)]: 'IV' };
export const walletIds = Object.keys(tiers);

/** One bank's wallets, and what was ever paid. */
export interface World {
    readonly transactions: number;
    readonly now: Instant;
    readonly book: WalletPolicyBook | undefined;
    readonly coins: readonly StatedCoin[];
    readonly accounts: readonly WalletAccount[];
    readonly transfers: readonly Transfer[];
    readonly refunds: readonly Refund[];
}

export const cny = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });

/** In the evening of the last day of a year, in China. */
const opening = '2025-12-31T11:00:00.000Z';
const given = 40n;
export const start: World = {
    transactions: 0,
    now: opening,
    book: undefined,
    coins: ['vault', ...walletIds].flatMap((owner, n) =>
        [0, 1, 2, 3].map((each) => live(coinOf(4 * n + each, owner, cny(given / 4n)))),
    ),
    accounts: walletIds.map((walletId) => ({ ...emptyAccount(walletId, opening), balance: cny(given) })),
    transfers: [],
    refunds: [],
};

const worth = (amounts: readonly { readonly minorUnits: bigint }[]): bigint =>
    amounts.reduce((total, { minorUnits }) => total + minorUnits, 0n);

export const liveCoins = ({ coins }: World, owner: Owner): Coin[] =>
    coins.filter(({ coin, status }) => coin.owner === owner && isLive(status)).map(({ coin }) => coin);

const inCirculation = ({ coins }: World): bigint =>
    worth(coins.filter(({ status }) => isLive(status)).map(({ coin }) => coin.amount));

const balanceOf = (world: World, owner: Owner): bigint => worth(liveCoins(world, owner).map(({ amount }) => amount));

/** Another computation of the limits that a transaction exceeds: out of all transfers and coins, and no account. */
export function exceededBy(transfers: readonly Transfer[], before: World, after: World): string[] {
    return walletIds.flatMap((walletId) => {
        const limits = limitsOf(before, walletId);
        const paid = transfers.filter(({ from }) => from === walletId).map(toOthers);
        const sum = paid.reduce((total, each) => total + each, 0n);
        const day = chinaDate(before.now);
        const [had, has] = [balanceOf(before, walletId), balanceOf(after, walletId)];
        // Who pays nobody, or has no more than before, may be above a limit that was cut.
        const reached = {
            PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT: [limits.single, ...paid],
            PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT: [limits.daily, sum && paidIn(day, walletId, before) + sum],
            PAYMENTS_MUST_NOT_EXCEED_YEARLY_LIMIT: [
                limits.yearly,
                sum && paidIn(day.slice(0, 4), walletId, before) + sum,
            ],
            BALANCE_MUST_NOT_EXCEED_LIMIT: [limits.balance, has > had ? has : 0n],
        } satisfies Record<string, [Money | undefined, ...bigint[]]>;

        return Object.entries(reached)
            .filter(([, [limit, ...sums]]) => limit && sums.some((each) => each > limit.minorUnits))
            .map(([code]) => code);
    });
}

function limitsOf({ book, now }: World, walletId: string): Limits {
    const applying = book?.policies.filter(({ effectiveFrom }) => effectiveFrom <= chinaDate(now)).at(-1);

    return applying?.limits[tiers[walletId]!] ?? {};
}

/** What a transfer pays to others than its payer; a refund pays nothing. */
function toOthers({ from, outputs, refundOf }: Transfer): bigint {
    return refundOf === undefined ? worth(outputs.filter(({ to }) => to !== from).map(({ amount }) => amount)) : 0n;
}

/** What a wallet paid on a day or in a year, without what was paid back of it. */
function paidIn(period: string, walletId: string, { transfers }: World): bigint {
    const paid = transfers.filter(
        ({ from, transferredAt }) => from === walletId && chinaDate(transferredAt).startsWith(period),
    );
    const ids = new Set(paid.map(({ transferId }) => transferId));
    const back = transfers.filter(({ refundOf }) => refundOf !== undefined && ids.has(refundOf));

    return (
        paid.reduce((sum, each) => sum + toOthers(each), 0n) -
        worth(back.flatMap(({ outputs }) => outputs.map(({ amount }) => amount)))
    );
}

/** What is true of every state. */
export function mustHold(world: World): void {
    expect(inCirculation(world)).toBe(inCirculation(start));
    for (const { walletId, balance, paid } of world.accounts) {
        expect(balance.minorUnits).toBe(balanceOf(world, walletId));
        expect(paid.onDay.minorUnits).toBe(paidIn(paid.day, walletId, world));
        expect(paid.inYear.minorUnits).toBe(paidIn(paid.day.slice(0, 4), walletId, world));
    }
    for (const { transferId, refunder, amount } of world.refunds) {
        const paid = world.transfers.find((each) => each.transferId === transferId)!.outputs;
        const backBy = world.transfers.filter((each) => each.refundOf === transferId && each.from === refunder);
        const back = worth(backBy.flatMap(({ outputs }) => outputs.map((each) => each.amount)));

        expect(amount.minorUnits).toBe(back);
        expect(back).toBeLessThanOrEqual(worth(paid.filter(({ to }) => to === refunder).map((each) => each.amount)));
    }
}
