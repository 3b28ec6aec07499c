import { signed } from '@cohong/domain/approval/testing/samples';
import type { SpendOrder } from '@cohong/domain/dcep/api';
import type { Refund } from '@cohong/domain/dcep/refund';
import { spendCoins, type SpentCoins } from '@cohong/domain/dcep/spend-coins';
import { idOf, serialOf, wallet } from '@cohong/domain/dcep/testing/samples';
import type { Transfer } from '@cohong/domain/dcep/transfer';
import { transferCoins, type OrderedTransfer } from '@cohong/domain/dcep/transfer-coins';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours, chinaDate } from '@cohong/domain/kernel/time';
import { accountsAfter } from '@cohong/domain/limit/accounts-after';
import { setWalletPolicies, walletPolicyAt } from '@cohong/domain/limit/set-wallet-policies';
import type { WalletAccount } from '@cohong/domain/limit/wallet-account';
import type { Limits } from '@cohong/domain/limit/wallet-policy';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from './frozen.js';
import { cny, exceededBy, liveCoins, tiers, under, walletIds, type World } from './limit-check.js';

/** One transaction, or some hours that pass. What the rules refuse it throws. */
export type Step = (world: World) => World;

const mintingIn = ({ transactions, now }: World) => ({
    serialOf: (index: number) => serialOf(transactions * 1_000 + index),
    transactionId: `tx${transactions}`,
    createdAt: now,
});
const find = ({ coins }: World, serial: string) => coins.find(({ coin }) => coin.serial === serial);

/** So few that limits are often met to the fen. */
const fen = fc.bigInt(1n, 8n);
const aWallet = fc.constantFrom(...walletIds);
const hours = fc.integer({ min: 1, max: 9 }).map((passed): Step => (world) => ({
    ...world,
    now: addHours(world.now, passed),
}));

const limit = fc.bigInt(3n, 50n).map(cny);
const limits: fc.Arbitrary<Limits> = fc.record(
    { balance: fc.bigInt(3n, 160n).map(cny), single: limit, daily: limit, yearly: fc.bigInt(10n, 80n).map(cny) },
    { requiredKeys: [] },
);
const policy = fc.record({ II: limits, III: limits, IV: limits }).map((chosen): Step => (world) => {
    const next = { effectiveFrom: chinaDate(world.now), limits: { CORPORATE: {}, I: {}, ...chosen } };

    return { ...world, book: setWalletPolicies([next], { book: world.book, setAt: world.now, signed }) };
});

const payOut = fc.record({ to: aWallet, fen }).map((wish): Step => (world) => {
    const coins = liveCoins(world, 'vault').map(({ serial }) => serial);
    const outputs = [{ to: wish.to, amount: cny(wish.fen) }];
    const facts = { ...mintingIn(world), coins: coins.map((serial) => find(world, serial)) };

    return moved(world, spendCoins({ payer: 'vault', outputs, coins }, facts), []);
});

/** What a holder orders, before coins are chosen. */
type Wish = (world: World) => Pick<SpendOrder, 'from' | 'outputs' | 'refundOf'>;

const payment = fc
    .record({
        from: aWallet,
        outputs: fc.array(fc.record({ to: fc.oneof(aWallet, fc.constant('vault' as const)), fen }), {
            minLength: 1,
            maxLength: 3,
        }),
    })
    .map(({ from, outputs }): Wish => () => ({
        from,
        outputs: outputs.map((each) => ({ to: each.to, amount: cny(each.fen) })),
    }));

/** Of one of the last transfers, often of the same one again. */
const refund = fc
    .record({ ago: fc.nat(3), from: aWallet, fen })
    .map(({ ago, from, fen: back }): Wish => ({ transfers }) => {
        const refunded = transfers.at(-1 - ago);
        const payee = refunded?.outputs.find(({ to }) => to !== 'vault')?.to;

        return {
            from: payee ?? from,
            outputs: [{ to: refunded?.from ?? from, amount: cny(back) }],
            refundOf: refunded?.transferId ?? idOf(0),
        };
    });

export const walletOf = (walletId: string): Wallet => ({ ...wallet, walletId, ...under[walletId] });

/** A wish as an order, and what is known that bears on it: a wallet pays with some of the coins that it has left. */
function ordered(world: World, wishes: readonly Wish[]): OrderedTransfer[] {
    const taken = new Set<string>();
    const { transactions, now, transfers, refunds } = world;

    return wishes.map((wish, place) => {
        const wished = wish(world);
        const { from, outputs, refundOf } = wished;
        const free = liveCoins(world, from).filter(({ serial }) => !taken.has(serial));
        const coins = free.slice(0, 1 + free.length / 2).map(({ serial }) => serial);
        coins.forEach((serial) => taken.add(serial));

        return {
            order: {
                ...wished,
                transferId: idOf(transactions * 10 + place + 100),
                coins,
                keyVersion: 1,
                validUntil: addHours(now, 1),
                signature: '',
            },
            payer: walletOf(from),
            payees: outputs.map(({ to }) => walletOf(to)),
            isPayerFrozen: false,
            isSigned: true,
            isTransferIdTaken: false,
            refunding: {
                refunded: transfers.find(({ transferId }) => transferId === refundOf),
                before: refunds.find((each) => each.transferId === refundOf && each.refunder === from),
            },
            coins: coins.map((serial) => find(world, serial)),
        };
    });
}

/** Several orders of any wallets in one transaction. */
const wishes = fc.array(fc.oneof({ arbitrary: payment, weight: 2 }, refund), { minLength: 1, maxLength: 3 });
const transfer = wishes.map((wished): Step => (world) => {
    const { refunds, transfers, ...coins } = transferCoins(ordered(world, wished), mintingIn(world));
    const after = moved(world, coins, transfers);
    const isNewer = (old: Refund) =>
        refunds.some(({ transferId, refunder }) => transferId === old.transferId && refunder === old.refunder);

    return { ...after, refunds: [...world.refunds.filter((old) => !isNewer(old)), ...refunds] };
});

const underOf = ({ walletId }: WalletAccount) => (under[walletId] === undefined ? {} : { under: under[walletId] });

/** The coins and accounts after a transaction, which is refused for such limits as it exceeds, and for no other. */
function moved(world: World, coins: SpentCoins, transfers: readonly Transfer[]): World {
    const moving = [...coins.spent.map(({ owner }) => owner), ...coins.made.map(({ coin }) => coin.owner)];
    const owners = new Set(moving.flatMap((owner) => [owner, ...(under[owner] ? [under[owner].parent] : [])]));
    const ends = new Map(coins.spent.map(({ serial, status }) => [serial, status]));
    const kept = world.coins.map((each) => ({ ...each, status: ends.get(each.coin.serial) ?? each.status }));
    const next = { ...world, coins: [...kept, ...coins.made] };
    const exceeded = exceededBy(transfers, world, next);
    try {
        const accounts = accountsAfter(coins, {
            holders: world.accounts
                .filter(({ walletId }) => owners.has(walletId))
                .map((account) => ({ account, tier: tiers[account.walletId]!, ...underOf(account) })),
            policy: walletPolicyAt(world.book, world.now),
            currencyPolicies: [],
            at: world.now,
        });
        expect(exceeded).toEqual([]);
        const others = world.accounts.filter(({ walletId }) => !owners.has(walletId));

        return { ...next, accounts: [...others, ...accounts], transfers: [...world.transfers, ...transfers] };
    } catch (error) {
        if (error instanceof Refusal) {
            expect(exceeded).toContain(error.code);
        }
        throw error;
    }
}

/** The world after a step; as it was, where the rules refuse it. */
export function run(world: World, act: Step): World {
    const next = { ...world, transactions: world.transactions + 1 };
    try {
        return frozen(act(frozen(next)));
    } catch (error) {
        if (error instanceof Refusal) {
            return next;
        }
        throw error;
    }
}

export const step = fc.oneof(
    { arbitrary: hours, weight: 2 },
    policy,
    { arbitrary: payOut, weight: 3 },
    { arbitrary: transfer, weight: 6 },
);
