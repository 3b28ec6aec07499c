import { audit, type Books } from './coin-audit.js';
import { must, worth } from './must.js';
import { mustBeTwins, withoutRemittances, type Remittances } from './remittance-audit.js';
import type { Written, WrittenTransaction } from './written-blocks.js';
import { changeAt, type WrittenChange } from './written-change.js';

/**
 * Money as the blocks alone tell it: who has what, added up transaction by transaction, by whoever trusts neither the
 * chaincode nor its rules. It uses none of their code, and throws at the first transaction in which money appears,
 * vanishes, is spent twice, or moves without its owner.
 */
export class CoinFold {
    readonly #channel: string;
    readonly #banks = new Map<string, Books>();
    /** Every serial and every id of a payment that there ever was, at any bank. */
    readonly #taken = new Set<string>();
    readonly #frozen = new Set<string>();
    readonly #remittances: Remittances;

    constructor(channel: string, transactions: readonly WrittenTransaction[]) {
        this.#channel = channel;
        const isFrozen = (wallet: string): boolean => this.#frozen.has(wallet);
        this.#remittances = { channel, known: new Map(), orders: new Map(), isFrozen };
        transactions.forEach((each) => this.#apply(each));
    }

    /** What an owner has at a bank, in fen. */
    balance(bank: string, owner: string): bigint {
        return worth([...this.#booksOf(bank).live.values()].filter((coin) => coin.owner === owner));
    }

    /** What was issued to a bank and is not destroyed, in fen. */
    inCirculation(bank: string): bigint {
        const { issued, destroyed } = this.#booksOf(bank).reserve;
        return issued - destroyed;
    }

    #apply({ id, writes }: WrittenTransaction): void {
        try {
            const banks = writes.map(({ collection }) => /^coins_(.+)$/.exec(collection)?.[1]);
            const changes = [...new Set(banks)]
                .filter((bank) => bank !== undefined)
                .map((bank) => changeAt(bank, writes));
            mustBeTwins(changes, this.#remittances);
            changes.forEach((change) => this.#applyAt(change));
            changes.forEach((change) => this.#remember(change));
            must(this.#issued() === this.#live(), 'issued less destroyed is not what is live');
            writes.filter(({ key: [kind] }) => kind === 'freeze').forEach((write) => this.#freeze(write));
        } catch (error) {
            throw new Error(`transaction ${id}: ${(error as Error).message}`, { cause: error });
        }
    }

    #applyAt(change: WrittenChange): void {
        const books = this.#booksOf(change.bank);
        const { live, holderKeys } = books;

        audit(withoutRemittances(change, books, this.#remittances), books);
        must(!change.transfers.some(({ from }) => this.#frozen.has(from)), 'a frozen wallet pays');
        [...change.made.map(({ serial }) => serial), ...change.transfers.map(({ transferId }) => transferId)].forEach(
            (name) => this.#take(name),
        );
        change.ended.forEach(({ serial }) => live.delete(serial));
        change.made.forEach((coin) => live.set(coin.serial, coin));
        change.holderKeys.forEach((key, wallet) => holderKeys.set(wallet, key));
        books.reserve = change.reserve ?? books.reserve;
    }

    #remember({ remittances, orders }: WrittenChange): void {
        remittances.forEach((each) => this.#remittances.known.set(each.remittanceId, each));
        orders.forEach((each) => this.#remittances.orders.set(each.remittanceId, each));
    }

    /** Over all banks: what one was issued another may hold, and give back. */
    #issued(): bigint {
        return [...this.#banks.keys()].reduce((sum, bank) => sum + this.inCirculation(bank), 0n);
    }

    #live(): bigint {
        return [...this.#banks.values()].reduce((sum, { live }) => sum + worth(live.values()), 0n);
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
        const books = this.#banks.get(bank) ?? {
            channel: this.#channel,
            bank,
            live: new Map(),
            holderKeys: new Map(),
            reserve: { balance: 0n, issued: 0n, destroyed: 0n },
        };
        this.#banks.set(bank, books);

        return books;
    }
}
