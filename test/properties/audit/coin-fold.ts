import { Aside } from './aside.js';
import { bring, emptyBooks, type Books } from './books.js';
import { audit } from './coin-audit.js';
import { must, worth } from './must.js';
import { keyOfObligation, keyOfPosition, mustNet, type Nets } from './net-audit.js';
import { withoutNets } from './net-coins-audit.js';
import { mustPayOffline } from './offline-audit.js';
import { paymentsOf } from './payments.js';
import { mustBeTwins, withoutRemittances, type Remittances } from './remittance-audit.js';
import { mustBeFamilies } from './family-audit.js';
import { mustBecome, mustComeToNoClosed } from './wallet-audit.js';
import type { Written, WrittenTransaction } from './written-blocks.js';
import { changesIn, type WrittenChange } from './written-change.js';

/**
 * Money as the blocks alone tell it: who has what, added up transaction by transaction, by whoever trusts neither the
 * chaincode nor its rules. It uses none of their code, and throws at the first transaction in which money appears,
 * vanishes, is spent twice, or moves without its owner.
 */
export class CoinFold {
    readonly #channel: string;
    readonly #places = new Map<string, Books>();
    /** Every serial and every id of a payment that there ever was, at any bank. */
    readonly #taken = new Set<string>();
    readonly #frozen = new Set<string>();
    readonly #remittances: Remittances = { known: new Map(), orders: new Map() };
    readonly #nets: Nets;
    readonly #aside = new Aside();
    #issued = 0n;
    #live = 0n;

    /** @param banks all that there are: for a net of all, each must be there. */
    constructor(channel: string, banks: readonly string[]) {
        this.#channel = channel;
        this.#nets = {
            banks,
            payments: new Map(),
            orders: new Map(),
            obligations: new Map(),
            positions: new Map(),
            contributions: new Map(),
            outcomes: new Map(),
        };
    }

    /** Goes on by what was written next. */
    add(transactions: readonly WrittenTransaction[]): this {
        transactions.forEach((each) => this.#apply(each));

        return this;
    }

    /** What an owner has at a bank, in fen. */
    balance(bank: string, owner: string): bigint {
        return worth([...this.#booksOf(bank).live.values()].filter((coin) => coin.owner === owner));
    }

    /** What of it its owner cannot spend: it waits for a condition, or lies on a device. */
    waiting(bank: string, owner: string): bigint {
        const { live, held, onDevices } = this.#booksOf(bank);
        const waiting = [...held.keys(), ...onDevices.keys()].map((serial) => live.get(serial)!);

        return worth(waiting.filter((coin) => coin.owner === owner));
    }

    /** What a wallet and those under it have. */
    balanceOfFamily(bank: string, head: string): bigint {
        const { wallets, live } = this.#booksOf(bank);
        const isIn = (owner: string): boolean => owner === head || wallets.get(owner)?.parent === head;

        return worth([...live.values()].filter(({ owner }) => isIn(owner)));
    }

    /** What was issued to a bank and is not destroyed, in fen. */
    inCirculation(bank: string): bigint {
        const { issued, destroyed } = this.#booksOf(bank).reserve;
        return issued - destroyed;
    }

    #apply(transaction: WrittenTransaction): void {
        const { id, writes } = transaction;
        try {
            const changes = changesIn(transaction);
            mustBeTwins(changes, this.#remittances);
            mustNet(changes, this.#nets);
            changes.forEach((change) => this.#applyAt(change));
            this.#aside.take(changes, this.#nets);
            this.#remember(changes);
            this.#places.forEach((books) => this.#aside.mustBe(books));
            // Over all banks: what one was issued another may hold, and give back.
            must(this.#issued === this.#live, 'issued less destroyed is not what is live');
            writes.filter(({ key: [kind] }) => kind === 'freeze').forEach((write) => this.#freeze(write));
        } catch (error) {
            throw new Error(`transaction ${id}: ${(error as Error).message}`, { cause: error });
        }
    }

    #applyAt(change: WrittenChange): void {
        const books = this.#booksOf(change.bank);
        const payments = paymentsOf(change, books);

        mustBeFamilies(change, books);
        mustBecome(change, books);
        mustPayOffline(change, books);
        audit(withoutNets(withoutRemittances(change, books, this.#remittances), books, this.#nets), books);
        mustComeToNoClosed(change, books);
        must(!payments.some(({ from }) => books.isFrozen(from)), 'a frozen wallet pays');
        change.made.forEach(({ serial }) => this.#take(serial));
        payments.forEach(({ id }) => this.#take(id));
        change.offlinePayments.forEach(({ paymentId }) => this.#take(`offline ${paymentId}`));
        const before = this.inCirculation(change.bank);
        this.#live += worth(change.made) - worth(change.ended.map(({ serial }) => books.live.get(serial)!));
        bring(books, change);
        this.#issued += this.inCirculation(change.bank) - before;
    }

    #remember(changes: readonly WrittenChange[]): void {
        const { payments, orders, obligations, positions, contributions, outcomes } = this.#nets;
        for (const change of changes) {
            change.remittances.forEach((each) => this.#remittances.known.set(each.remittanceId, each));
            change.orders.forEach((each) => this.#remittances.orders.set(each.remittanceId, each));
            change.deferred.forEach((each) => payments.set(each.paymentId, each));
            change.deferredOrders.forEach((each) => orders.set(each.paymentId, each));
            change.obligations.forEach((each) => obligations.set(keyOfObligation(each), each));
            change.positions.forEach((each) => positions.set(keyOfPosition(each.cycleId, change.bank), each));
            change.contributions.forEach((each) => contributions.set(keyOfPosition(each.cycleId, each.bank), each));
            change.settled.forEach((cycleId) => outcomes.set(cycleId, 'SETTLED'));
            change.failed.forEach((cycleId) => outcomes.set(cycleId, 'FAILED'));
        }
    }

    #take(name: string): void {
        must(!this.#taken.has(name), `${name} has been there before`);
        this.#taken.add(name);
    }

    #freeze({ key: [, wallet = ''], record }: Written): void {
        if (record === undefined) {
            this.#frozen.delete(wallet);
        } else {
            this.#frozen.add(wallet);
        }
    }

    #booksOf(bank: string): Books {
        const isFrozen = (wallet: string): boolean =>
            this.#frozen.has(wallet) || this.#frozen.has(this.#places.get(bank)?.wallets.get(wallet)?.parent ?? '');
        const books = this.#places.get(bank) ?? emptyBooks({ channel: this.#channel, bank, isFrozen });
        this.#places.set(bank, books);

        return books;
    }
}
