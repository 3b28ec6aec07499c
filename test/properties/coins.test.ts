import type { CurrencyPolicy } from '@cohong/domain/currency/currency-policy';
import type { CoinStatus, Owner } from '@cohong/domain/dcep/coin';
import { isLive } from '@cohong/domain/dcep/coin';
import { creditReserve } from '@cohong/domain/dcep/credit-reserve';
import { issueCoins } from '@cohong/domain/dcep/issue-coins';
import { redeemCoins } from '@cohong/domain/dcep/redeem-coins';
import type { Reserve } from '@cohong/domain/dcep/reserve';
import { spendCoins, type StatedCoin } from '@cohong/domain/dcep/spend-coins';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 300);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const bank = 'HaizhouBankMSP';
const owners: readonly Owner[] = ['vault', 'a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

/** One bank's coins and reserve, and all it ever paid in. */
interface World {
    readonly transactions: number;
    readonly credited: bigint;
    readonly reserve: Reserve | undefined;
    /** In the order in which they were made. */
    readonly coins: readonly StatedCoin[];
}

/** One transaction. What the rules refuse they throw. */
type Step = (world: World) => World;

const start: World = { transactions: 0, credited: 0n, reserve: undefined, coins: [] };

/** One day, on which little may be exchanged at once, so that the caps bind in many histories. */
const policy: CurrencyPolicy = {
    effectiveFrom: '2026-01-01',
    regime: 'DEPOSIT_MONEY',
    reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 },
    dailyCaps: { issue: cny(2_000n), redemption: cny(600n) },
};
const today = { policy, at: '2026-03-31T01:00:00.000Z' };

const mintingOf = ({ transactions }: World) => ({
    serialOf: (index: number) => (transactions * 10 + index).toString(16).padStart(64, '0'),
    transactionId: `tx${transactions}`,
    createdAt: today.at,
});

const find = ({ coins }: World, serial: string) => coins.find(({ coin }) => coin.serial === serial);
const worth = (coins: readonly StatedCoin[]) => coins.reduce((total, { coin }) => total + coin.amount.minorUnits, 0n);

/** Some serials as a client may give them: of anybody's coins, spent ones, the same twice, or of no coin at all. */
function serialsOf(world: World, picks: readonly number[]): string[] {
    return picks.map((pick) => world.coins[pick % (world.coins.length + 1)]?.coin.serial ?? 'f'.repeat(64));
}

/** The coins that a careful client would take. */
function spendable(world: World, owner: Owner): string[] {
    return world.coins
        .filter(({ coin, status }) => coin.owner === owner && isLive(status))
        .slice(0, 100)
        .map(({ coin }) => coin.serial);
}

function replaceStatuses(world: World, ended: readonly CoinStatus[], made: readonly StatedCoin[]): World {
    const statusOf = new Map(ended.map(({ serial, status }) => [serial, status]));
    const coins = world.coins.map((each) => ({ ...each, status: statusOf.get(each.coin.serial) ?? each.status }));

    return { ...world, coins: [...coins, ...made] };
}

const amount = fc.bigInt(0n, 500n).map(cny);
const picks = fc.option(fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }), { nil: undefined });

const credit = amount.map((paid): Step => (world) => ({
    ...world,
    reserve: creditReserve({ bank, amount: paid }, world.reserve),
    credited: world.credited + paid.minorUnits,
}));

const issue = amount.map((wanted): Step => (world) => {
    const { reserve, made } = issueCoins(
        { bank, amount: wanted },
        { reserve: world.reserve, minting: mintingOf(world), ...today },
    );

    return { ...replaceStatuses(world, [], made), reserve };
});

const spend = fc
    .record({ payer: fc.constantFrom(...owners), payee: fc.constantFrom(...owners), amount, picks })
    .map(({ payer, payee, amount: paid, picks: chosen }): Step => (world) => {
        const serials = chosen === undefined ? spendable(world, payer) : serialsOf(world, chosen);
        const inputs = serials.map((serial) => find(world, serial));
        const { spent, made } = spendCoins(
            { payer, payee, amount: paid, coins: serials },
            { ...mintingOf(world), coins: inputs },
        );

        expect(inputs.every((each) => each?.coin.owner === payer && isLive(each.status))).toBe(true);
        expect(new Set(serials).size).toBe(serials.length);
        expect(spent.map(({ serial }) => serial)).toEqual(serials);
        expect(worth(made)).toBe(worth(inputs.filter((each) => each !== undefined)));
        expect(worth(made.filter(({ coin }) => coin.owner === payee))).toBe(paid.minorUnits);

        return replaceStatuses(world, spent, made);
    });

const redeem = fc.record({ amount, picks }).map(({ amount: wanted, picks: chosen }): Step => (world) => {
    const coins = chosen === undefined ? spendable(world, 'vault') : serialsOf(world, chosen);
    const { reserve, spent, made } = redeemCoins(
        { bank, amount: wanted, coins },
        { ...mintingOf(world), ...today, reserve: world.reserve, coins: coins.map((serial) => find(world, serial)) },
    );

    return { ...replaceStatuses(world, spent, made), reserve };
});

const history = fc.array(fc.oneof(credit, { arbitrary: issue, weight: 2 }, { arbitrary: spend, weight: 5 }, redeem), {
    minLength: 10,
    maxLength: 60,
});

function mustHold({ credited, reserve, coins }: World): void {
    const { balance, issued, destroyed } = reserve ?? { balance: cny(0n), issued: cny(0n), destroyed: cny(0n) };
    const inCirculation = issued.minorUnits - destroyed.minorUnits;

    expect(inCirculation).toBe(worth(coins.filter(({ status }) => isLive(status))));
    expect(balance.minorUnits + inCirculation).toBe(credited);
    expect(issued.minorUnits).toBeLessThanOrEqual(2_000n);
    expect(destroyed.minorUnits).toBeLessThanOrEqual(600n);
    expect(new Set(coins.map(({ coin }) => coin.serial)).size).toBe(coins.length);
    expect(coins.every(({ coin }) => coin.amount.minorUnits > 0n)).toBe(true);
    expect(
        coins.every(({ coin, status }) => !isLive(status) || (status === 'IN_VAULT') === (coin.owner === 'vault')),
    ).toBe(true);
}

function run(step: Step, world: World): World {
    const next = { ...world, transactions: world.transactions + 1 };
    try {
        return frozen(step(frozen(next)));
    } catch (error) {
        if (error instanceof Refusal) {
            return next;
        }
        throw error;
    }
}

describe(`coins through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('are worth what was issued and not destroyed, are made once each, and are spent once by whom they belong to', () => {
        fc.assert(
            fc.property(history, (steps) => {
                steps.reduce((world, step) => {
                    const after = run(step, world);
                    mustHold(after);

                    return after;
                }, start);
            }),
            { numRuns, seed },
        );
    });
});
