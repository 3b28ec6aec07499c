import type { CurrencyPolicy } from '@cohong/domain/currency/currency-policy';
import type { CoinEnd, Owner } from '@cohong/domain/dcep/coin';
import { isLive } from '@cohong/domain/dcep/coin';
import { creditReserve } from '@cohong/domain/dcep/credit-reserve';
import { issueCoins } from '@cohong/domain/dcep/issue-coins';
import { redeemCoins } from '@cohong/domain/dcep/redeem-coins';
import type { Reserve } from '@cohong/domain/dcep/reserve';
import { spendCoins, type Spending, type StatedCoin } from '@cohong/domain/dcep/spend-coins';
import type { Transfer } from '@cohong/domain/dcep/transfer';
import { transferCoins } from '@cohong/domain/dcep/transfer-coins';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 150);

const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const owners: readonly Owner[] = ['vault', 'a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

const createdAt = '2026-03-31T01:00:00.000Z';
const signed = { keyVersion: 1, validUntil: createdAt, signature: '' };
/** Of a customer of another bank. */
const strangers: Owner = 'd'.repeat(32);

const walletOf = (walletId: string, bank: string): Wallet => ({
    walletId,
    bank,
    kind: 'ENTERPRISE',
    tier: 'CORPORATE',
    holderUscc: '91330206MA2CH0012E',
    holderKey: '',
    keyVersion: 1,
    openedAt: createdAt,
    status: 'OPEN',
});

/** One bank's coins and reserve, and all it ever paid in. */
interface World {
    readonly bank: string;
    /** Of the whole ledger: each has serials of its own. */
    readonly transactions: number;
    readonly credited: bigint;
    readonly reserve: Reserve | undefined;
    /** In the order in which they were made. */
    readonly coins: readonly StatedCoin[];
    readonly transfers: readonly Transfer[];
    /** Serials of coins of other banks, which a client may have seen too. */
    readonly elsewhere: readonly string[];
}

/** One transaction. What the rules refuse they throw. */
type Step = (world: World) => World;

const nothing = { transactions: 0, credited: 0n, reserve: undefined, coins: [], transfers: [], elsewhere: [] };
const start: readonly World[] = banks.map((bank) => ({ bank, ...nothing }));

/** One day, on which little may be exchanged at once, so that the caps bind in many histories. */
const policy: CurrencyPolicy = {
    effectiveFrom: '2026-01-01',
    regime: 'DEPOSIT_MONEY',
    reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 },
    dailyCaps: { issue: cny(2_000n), redemption: cny(600n) },
};
const today = { policy, at: createdAt };

const mintingOf = ({ transactions }: World) => ({
    serialOf: (index: number) => (transactions * 100 + index).toString(16).padStart(64, '0'),
    transactionId: `tx${transactions}`,
    createdAt,
});

const find = ({ coins }: World, serial: string) => coins.find(({ coin }) => coin.serial === serial);
const worth = (coins: readonly StatedCoin[]) => coins.reduce((total, { coin }) => total + coin.amount.minorUnits, 0n);

/** Some serials as a client may give them: of anybody's coins at any bank, spent ones, the same twice, or of no coin at all. */
function serialsOf(world: World, picks: readonly number[]): string[] {
    const known = [...serialsIn(world), ...world.elsewhere, 'f'.repeat(64)];
    return picks.map((pick) => known[pick % known.length]!);
}

/** The coins that a careful client would take. */
function spendable(world: World, owner: Owner): string[] {
    return world.coins
        .filter(({ coin, status }) => coin.owner === owner && isLive(status))
        .slice(0, 100)
        .map(({ coin }) => coin.serial);
}

function serialsIn({ coins }: World): string[] {
    return coins.map(({ coin }) => coin.serial);
}

function replaceStatuses(world: World, ended: readonly CoinEnd[], made: readonly StatedCoin[]): World {
    const statusOf = new Map(ended.map(({ serial, status }) => [serial, status]));
    const coins = world.coins.map((each) => ({ ...each, status: statusOf.get(each.coin.serial) ?? each.status }));

    return { ...world, coins: [...coins, ...made] };
}

const amount = fc.bigInt(0n, 500n).map(cny);
const picks = fc.option(fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }), { nil: undefined });

const credit = amount.map((paid): Step => (world) => ({
    ...world,
    reserve: creditReserve({ bank: world.bank, amount: paid }, world.reserve),
    credited: world.credited + paid.minorUnits,
}));

const issue = amount.map((wanted): Step => (world) => {
    const { reserve, made } = issueCoins(
        { bank: world.bank, amount: wanted },
        { reserve: world.reserve, minting: mintingOf(world), ...today },
    );

    return { ...replaceStatuses(world, [], made), reserve };
});

const ownOwner = fc.constantFrom(...owners);
const outputsTo = (to: fc.Arbitrary<Owner>) => fc.array(fc.record({ to, amount }), { minLength: 1, maxLength: 4 });

const order = fc.record({
    from: fc.constantFrom(...owners.slice(1)),
    outputs: outputsTo(fc.oneof({ arbitrary: ownOwner, weight: 20 }, fc.constant(strangers))),
    picks,
    nonce: fc.nat(40),
});

/** Several signed orders in one transaction. A careful client shares the coins of a wallet out among its orders. */
const transfer = fc.array(order, { minLength: 1, maxLength: 4 }).map((wishes): Step => (world) => {
    const taken = new Set<string>();
    const orders = wishes.map(({ from, outputs, picks: chosen, nonce }) => {
        const free = spendable(world, from).filter((serial) => !taken.has(serial));
        const coins = chosen === undefined ? free.slice(0, Math.ceil(free.length / 2)) : serialsOf(world, chosen);
        coins.forEach((serial) => taken.add(serial));
        return { from, outputs, coins, transferId: String(nonce), ...signed };
    });
    const { spent, made, transfers } = transferCoins(
        orders.map((signedOrder) => ({
            order: signedOrder,
            payer: walletOf(signedOrder.from, world.bank),
            payees: signedOrder.outputs.map(({ to }) =>
                to === 'vault' || to === strangers ? undefined : walletOf(to, world.bank),
            ),
            isPayerFrozen: false,
            isSigned: true,
            isTransferIdTaken: world.transfers.some(({ transferId }) => transferId === signedOrder.transferId),
            coins: signedOrder.coins.map((serial) => find(world, serial)),
        })),
        mintingOf(world),
    );

    expect(spent.map(({ serial }) => serial)).toEqual(orders.flatMap(({ coins }) => coins));
    expect(new Set(made.map(({ coin }) => coin.serial)).size).toBe(made.length);
    orders.forEach(({ from, outputs, coins }) => {
        mustBeConserved(world, { payer: from, outputs, coins }, made);
    });

    return { ...replaceStatuses(world, spent, made), transfers: [...world.transfers, ...transfers] };
});

/** What the vault pays, after four eyes. */
const pay = fc.record({ outputs: outputsTo(ownOwner), picks }).map(({ outputs, picks: chosen }): Step => (world) => {
    const coins = chosen === undefined ? spendable(world, 'vault') : serialsOf(world, chosen);
    const spending = { payer: 'vault' as const, outputs, coins };
    const inputs = coins.map((serial) => find(world, serial));
    const { spent, made } = spendCoins(spending, { ...mintingOf(world), coins: inputs });

    mustBeConserved(world, spending, made);

    return replaceStatuses(world, spent, made);
});

/** Live coins of the payer, each once, became those of the payees and the change: worth the same, to the fen. */
function mustBeConserved(world: World, { payer, outputs, coins }: Spending, made: readonly StatedCoin[]): void {
    const inputs = coins.map((serial) => find(world, serial)!);
    const children = made.filter(({ coin }) => coin.parents[0] === coins[0]);
    const change = children[outputs.length];

    expect(inputs.every((each) => each.coin.owner === payer && isLive(each.status))).toBe(true);
    expect(new Set(coins).size).toBe(coins.length);
    expect(
        children.slice(0, outputs.length).map(({ coin: { owner: to, amount: paid } }) => ({ to, amount: paid })),
    ).toEqual(outputs);
    expect(children.length).toBe(outputs.length + (change === undefined ? 0 : 1));
    expect(change?.coin.owner ?? payer).toBe(payer);
    expect(worth(children)).toBe(worth(inputs));
}

const redeem = fc.record({ amount, picks }).map(({ amount: wanted, picks: chosen }): Step => (world) => {
    const coins = chosen === undefined ? spendable(world, 'vault') : serialsOf(world, chosen);
    const { reserve, spent, made } = redeemCoins(
        { bank: world.bank, amount: wanted, coins },
        { ...mintingOf(world), ...today, reserve: world.reserve, coins: coins.map((serial) => find(world, serial)) },
    );

    return { ...replaceStatuses(world, spent, made), reserve };
});

const step = fc.oneof(
    credit,
    { arbitrary: issue, weight: 2 },
    { arbitrary: transfer, weight: 4 },
    { arbitrary: pay, weight: 2 },
    redeem,
);
/** What happens at which bank. */
const history = fc.array(fc.record({ at: fc.nat(banks.length - 1), step }), { minLength: 10, maxLength: 90 });

function mustHold({ credited, reserve, coins, transfers }: World): void {
    const { balance, issued, destroyed } = reserve ?? { balance: cny(0n), issued: cny(0n), destroyed: cny(0n) };
    const inCirculation = issued.minorUnits - destroyed.minorUnits;

    expect(inCirculation).toBe(worth(coins.filter(({ status }) => isLive(status))));
    expect(balance.minorUnits + inCirculation).toBe(credited);
    expect(issued.minorUnits).toBeLessThanOrEqual(2_000n);
    expect(destroyed.minorUnits).toBeLessThanOrEqual(600n);
    expect(new Set(coins.map(({ coin }) => coin.serial)).size).toBe(coins.length);
    expect(new Set(transfers.map(({ transferId }) => transferId)).size).toBe(transfers.length);
    expect(coins.every(({ coin }) => coin.amount.minorUnits > 0n)).toBe(true);
    expect(
        coins.every(({ coin, status }) => !isLive(status) || (status === 'IN_VAULT') === (coin.owner === 'vault')),
    ).toBe(true);
}

/** All that a transaction at one bank leaves of them: the others must stay as they were. */
function run(worlds: readonly World[], { at, step: act }: { readonly at: number; readonly step: Step }): World[] {
    const transactions = worlds[at]!.transactions + 1;
    const elsewhere = worlds.filter((_, other) => other !== at).flatMap(serialsIn);

    return worlds.map((world, other) =>
        other === at ? runAt({ ...world, transactions, elsewhere }, act) : { ...world, transactions },
    );
}

function runAt(next: World, act: Step): World {
    try {
        return frozen(act(frozen(next)));
    } catch (error) {
        if (error instanceof Refusal) {
            return next;
        }
        throw error;
    }
}

describe(`coins of several banks through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('are worth what was issued and not destroyed, are made once each, and are spent once by whom they belong to', () => {
        fc.assert(
            fc.property(history, (steps) => {
                const end = steps.reduce((worlds, each) => {
                    const after = run(worlds, each);
                    mustHold(after[each.at]!);

                    return after;
                }, start);
                const serials = end.flatMap(serialsIn);
                expect(new Set(serials).size).toBe(serials.length);
            }),
            { numRuns, seed },
        );
    });
});
