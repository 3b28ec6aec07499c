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

export const cny = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });

export const tiers: Readonly<Record<string, Tier>> = {
    [idOf(1)]: 'II',
    [idOf(2)]: 'III',
    [idOf(3)]: 'IV',
    [idOf(4)]: 'III',
    [idOf(5)]: 'III',
};
export const walletIds = Object.keys(tiers);
/** Two wallets under one, and what that one's holder lets one of them pay. */
export const under: Readonly<Record<string, { readonly parent: string; readonly limits: Limits }>> = {
    [idOf(4)]: { parent: idOf(2), limits: {} },
    [idOf(5)]: { parent: idOf(2), limits: { single: cny(6n), daily: cny(12n), balance: cny(60n) } },
};
const familyOf = (owner: Owner): Owner => under[owner]?.parent ?? owner;
/** Whether a wallet's account counts what an owner has and pays. */
const counts = (walletId: string, owner: Owner): boolean => owner === walletId || familyOf(owner) === walletId;

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
    accounts: walletIds.map((walletId) => ({
        ...emptyAccount({ walletId, openedAt: opening, ...under[walletId] }),
        balance: cny(given * BigInt(walletIds.filter((owner) => counts(walletId, owner)).length)),
    })),
    transfers: [],
    refunds: [],
};

const worth = (amounts: readonly { readonly minorUnits: bigint }[]): bigint =>
    amounts.reduce((total, { minorUnits }) => total + minorUnits, 0n);

export const liveCoins = ({ coins }: World, owner: Owner): Coin[] =>
    coins.filter(({ coin, status }) => coin.owner === owner && isLive(status)).map(({ coin }) => coin);

const inCirculation = ({ coins }: World): bigint =>
    worth(coins.filter(({ status }) => isLive(status)).map(({ coin }) => coin.amount));

const balanceOf = (world: World, walletId: string): bigint =>
    worth(
        walletIds
            .filter((owner) => counts(walletId, owner))
            .flatMap((owner) => liveCoins(world, owner).map(({ amount }) => amount)),
    );

/** Another computation of the limits that a transaction exceeds: out of all transfers and coins, and no account. */
export function exceededBy(transfers: readonly Transfer[], before: World, after: World): string[] {
    return walletIds.flatMap((walletId) => {
        const limits = limitsOf(before, walletId);
        const paid = transfers.filter(({ from }) => counts(walletId, from)).map(toOthers);
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
    const own = under[walletId]?.limits;
    if (own !== undefined) {
        return own;
    }
    const applying = book?.policies.filter(({ effectiveFrom }) => effectiveFrom <= chinaDate(now)).at(-1);

    return applying?.limits[tiers[walletId]!] ?? {};
}

/** What a transfer pays to others than its payer's family; a refund pays nothing. */
function toOthers({ from, outputs, refundOf }: Transfer): bigint {
    return refundOf === undefined
        ? worth(outputs.filter(({ to }) => familyOf(to) !== familyOf(from)).map(({ amount }) => amount))
        : 0n;
}

/** What a wallet and those under it paid on a day or in a year, without what was paid back of it. */
function paidIn(period: string, walletId: string, { transfers }: World): bigint {
    const paid = transfers.filter(
        ({ from, transferredAt }) => counts(walletId, from) && chinaDate(transferredAt).startsWith(period),
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
