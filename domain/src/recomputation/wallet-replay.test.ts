import { describe, expect, it } from '@jest/globals';
import type { Owner } from '../dcep/coin.js';
import { mint, spendCoins, type MadeCoin, type SpentCoins, type StatedCoin } from '../dcep/spend-coins.js';
import { bank, coinOf, idOf, live, morning, serialOf, wallet, yuan } from '../dcep/testing/samples.js';
import { madeTransfer } from '../dcep/transfer.js';
import { asRefund } from '../dcep/refund.js';
import type { Money } from '../kernel/money.js';
import { emptyAccount } from '../limit/wallet-account.js';
import type { Limits, WalletPolicy } from '../limit/wallet-policy.js';
import type { CoinWritings, MoneyWritings } from './money-writings.js';
import { WalletReplay } from './wallet-replay.js';

const [payer, shop] = [idOf(1), idOf(2)];
const none = {
    bank,
    coins: [],
    statuses: [],
    ends: [],
    wallets: [],
    accounts: [],
    transfers: [],
    locks: [],
    loads: [],
    offlinePayments: [],
    remittances: [],
    remittanceOrders: [],
    deferredPayments: [],
} satisfies CoinWritings;

/** One bank with two wallets of tier IV, and a coin of 100 yuan in its vault. */
class Past {
    readonly history: MoneyWritings[] = [];
    #coins: StatedCoin[] = [];

    constructor() {
        const opened = [payer, shop].map((walletId) => ({ ...wallet, walletId, tier: 'IV' as const }));
        this.#write(
            { spent: [], made: [live(coinOf(1, 'vault', yuan(100n)))] as SpentCoins['made'] },
            {
                wallets: opened,
                accounts: opened.map(({ walletId }) => emptyAccount({ walletId, openedAt: morning })),
            },
        );
    }

    /** One order, out of all that its payer has. */
    pay(from: Owner, to: Owner, amount: Money): this {
        const coins = this.#coins.filter(({ coin }) => coin.owner === from);
        const serials = coins.map(({ coin }) => coin.serial);
        const outputs = [{ to, amount }];
        const moved = spendCoins({ payer: from, outputs, coins: serials }, { ...this.#minting(), coins });
        const transfers = [
            madeTransfer(
                { transferId: idOf(100 + this.history.length), from, coins: serials, outputs },
                this.#minting(),
            ),
        ];

        return this.#write(moved, { transfers });
    }

    /** Pays back what the last order has paid. */
    refund(): this {
        const [refunded] = this.history.at(-1)!.places[0]!.transfers;
        const [{ to: from, amount }] = refunded!.outputs as [{ to: Owner; amount: Money }];
        const coins = this.#coins.filter(({ coin }) => coin.owner === from);
        const serials = coins.map(({ coin }) => coin.serial);
        const outputs = [{ to: refunded!.from, amount }];
        const moved = spendCoins({ payer: from, outputs, coins: serials }, { ...this.#minting(), coins });
        const order = { transferId: idOf(100 + this.history.length), from, coins: serials, outputs };
        const transfers = [madeTransfer({ ...order, refundOf: refunded!.transferId }, this.#minting())];

        return this.#write(asRefund(moved, refunded!), { transfers });
    }

    /** Locks some of what the payer has, and lets the shop claim it. */
    lockAndClaim(amount: Money): this {
        const coins = this.#coins.filter(({ coin }) => coin.owner === payer);
        const order = { payer, outputs: [{ to: payer, amount }], coins: coins.map(({ coin }) => coin.serial) };
        const { spent, made } = spendCoins(order, { ...this.#minting(), coins });
        const [locked, ...change] = made as [MadeCoin, ...MadeCoin[]];
        this.#write({ spent, made: [{ ...locked, status: 'LOCKED' }, ...change] }, {});
        const { serial } = locked.coin;
        const claimed = mint([{ owner: shop, amount }], { minting: this.#minting(), parents: [serial] });

        return this.#write({ spent: [{ serial, owner: payer, amount, status: 'RELEASED' }], made: claimed }, {});
    }

    #minting() {
        const n = this.history.length;
        return { serialOf: (index: number) => serialOf(10 * n + index), transactionId: `tx${n}`, createdAt: morning };
    }

    #write({ spent, made }: SpentCoins, more: Partial<CoinWritings>): this {
        const owners = [...spent.map(({ owner }) => owner), ...made.map(({ coin }) => coin.owner)];
        const touched = [payer, shop].filter((walletId) => owners.includes(walletId));
        const written = {
            ...none,
            coins: made.map(({ coin }) => coin),
            statuses: made.map(({ coin: { serial, owner, amount }, status }) => ({ serial, owner, amount, status })),
            ends: spent.map(({ serial, status }) => ({ serial, status })),
            accounts: touched.map((walletId) => emptyAccount({ walletId, openedAt: morning })),
            ...more,
        };
        const ended = new Set(spent.map(({ serial }) => serial));
        this.#coins = [...this.#coins.filter(({ coin }) => !ended.has(coin.serial)), ...made];
        this.history.push({ transactionId: `tx${this.history.length}`, at: morning, places: [written] });

        return this;
    }
}

function replayed({ history }: Past, IV: Limits): WalletReplay {
    const policy: WalletPolicy = { effectiveFrom: '2026-01-01', limits: { CORPORATE: {}, I: {}, II: {}, III: {}, IV } };
    const replay = new WalletReplay({ policyAt: () => policy, isTold: () => true });
    history.forEach((writings) => {
        replay.take(writings);
    });

    return replay;
}

const codesOf = ({ movements }: WalletReplay): unknown =>
    movements.map(({ transactionId, code }) => [transactionId, code]);

describe('WalletReplay', () => {
    it('tells what a limit would have refused, to the fen, of which tier and how much', () => {
        const past = new Past()
            .pay('vault', payer, yuan(50n))
            .pay(payer, shop, yuan(20n))
            .pay(payer, shop, yuan(20n, 1n));
        const { movements, totals, accounts } = replayed(past, { single: yuan(20n) });

        expect(movements).toEqual([
            {
                bank,
                transactionId: 'tx3',
                at: morning,
                tier: 'IV',
                amount: yuan(20n, 1n),
                code: 'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT',
            },
        ]);
        expect(totals).toEqual([
            {
                bank,
                tier: 'IV',
                movements: { was: 3, wouldBe: 2 },
                amount: { was: yuan(90n, 1n), wouldBe: yuan(70n) },
            },
        ]);
        expect(accounts.get(payer)).toMatchObject({ balance: yuan(30n), paid: { onDay: yuan(20n) } });
    });

    it('counts nowhere what would have been refused, so that what comes after may pass', () => {
        const past = new Past()
            .pay('vault', payer, yuan(60n))
            .pay(payer, shop, yuan(20n))
            .pay(payer, shop, yuan(15n))
            .pay(payer, shop, yuan(10n));

        expect(codesOf(replayed(past, { daily: yuan(30n) }))).toEqual([
            ['tx3', 'PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT'],
        ]);
    });

    it('lets nobody pay with money that would not have come', () => {
        const past = new Past()
            .pay('vault', payer, yuan(50n))
            .pay(payer, shop, yuan(20n))
            .pay(payer, 'vault', yuan(1n));

        expect(codesOf(replayed(past, { balance: yuan(49n, 99n) }))).toEqual([
            ['tx1', 'BALANCE_MUST_NOT_EXCEED_LIMIT'],
            ['tx2', 'MONEY_MUST_HAVE_COME'],
            ['tx3', 'MONEY_MUST_HAVE_COME'],
        ]);
        expect(codesOf(replayed(past, { balance: yuan(50n) }))).toEqual([]);
    });

    it('claims nothing that would never have been locked', () => {
        const past = new Past().pay('vault', payer, yuan(50n)).lockAndClaim(yuan(20n));

        expect(codesOf(replayed(past, { single: yuan(20n) }))).toEqual([]);
        expect(codesOf(replayed(past, { single: yuan(19n) }))).toEqual([
            ['tx2', 'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT'],
            ['tx3', 'MONEY_MUST_HAVE_COME'],
        ]);
    });

    it('takes a refund off what was paid, and refuses one of what would not have been', () => {
        const past = new Past()
            .pay('vault', shop, yuan(30n))
            .pay('vault', payer, yuan(50n))
            .pay(payer, shop, yuan(20n))
            .refund()
            .pay(payer, shop, yuan(15n));

        expect(codesOf(replayed(past, { daily: yuan(20n) }))).toEqual([]);
        expect(codesOf(replayed(past, { daily: yuan(19n) }))).toEqual([
            ['tx3', 'PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT'],
            ['tx4', 'MONEY_MUST_HAVE_COME'],
        ]);
    });
});
