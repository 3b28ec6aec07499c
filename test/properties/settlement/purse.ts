import type { CoinEnd } from '@cohong/domain/dcep/coin';
import type { MadeCoin, Minting, StatedCoin } from '@cohong/domain/dcep/spend-coins';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import type { Money } from '@cohong/domain/kernel/money';
import type { MemberBook } from '@cohong/domain/party/member';

/** A payment of a day, whichever way it is settled. */
export interface Payment {
    readonly payer: string;
    readonly payee: string;
    readonly fen: bigint;
}

export const customers = ['a', 'b', 'c', 'd'] as const;
export const noon = '2026-03-31T04:00:00.000Z';
export const afterwards = '2026-03-31T16:00:00.000Z';
/** Enough for whatever one of them pays. */
export const means = 10n ** 14n;
export const signed = { keyVersion: 1, validUntil: '2026-04-01T16:00:00.000Z', signature: '00' };

export const yuan = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
/** Customer a is at bank A, and so on. */
export const bankOf = (customer: string): string => customer.toUpperCase();
export const banks = customers.map(bankOf);
export const memberBook: MemberBook = {
    version: 1,
    members: banks.map((mspId) => ({ mspId, kind: 'bank', partyName: mspId })),
};

export function walletOf(customer: string): Wallet {
    return {
        walletId: customer,
        bank: bankOf(customer),
        kind: 'ENTERPRISE',
        tier: 'CORPORATE',
        holderKey: '04',
        keyVersion: 1,
        openedAt: noon,
        status: 'OPEN',
    };
}

/** All coins there are, of whomever. It checks at every change that none appears out of nothing and no money vanishes. */
export class Purse {
    readonly #coins = new Map<string, StatedCoin>();
    #serials = 0;

    constructor() {
        for (const owner of customers) {
            const serial = this.minting(noon).serialOf(0);
            this.#coins.set(serial, {
                status: 'UNSPENT',
                coin: {
                    serial,
                    owner,
                    amount: yuan(means),
                    issuer: 'PbocMSP',
                    parents: [],
                    createdTransactionId: 'issue',
                    createdAt: noon,
                },
            });
        }
    }

    /** What a transaction knows of itself: its serials are nobody else's. */
    minting(createdAt: string): Minting {
        const first = (this.#serials += 10);

        return { serialOf: (index) => String(first + index), transactionId: 'tx', createdAt };
    }

    /** The coins that an owner can spend. */
    spendable(owner: string): { readonly serials: string[]; readonly coins: StatedCoin[] } {
        const coins = [...this.#coins.values()].filter(
            ({ coin, status }) => coin.owner === owner && status === 'UNSPENT',
        );

        return { coins, serials: coins.map(({ coin }) => coin.serial) };
    }

    /** What one transaction ends and makes. */
    move(ended: readonly CoinEnd[], made: readonly MadeCoin[]): void {
        for (const { serial } of ended) {
            if (!this.#coins.delete(serial)) {
                throw new Error('a coin ends that is none');
            }
        }
        made.forEach((each) => this.#coins.set(each.coin.serial, each));
        if (this.#worth() !== means * BigInt(customers.length)) {
            throw new Error('money appeared or vanished');
        }
    }

    /** What is in each customer's wallet. */
    balances(): Readonly<Record<string, bigint>> {
        const worth = (owner: string): bigint =>
            this.spendable(owner).coins.reduce((all, { coin }) => all + coin.amount.minorUnits, 0n);

        return Object.fromEntries(customers.map((customer) => [customer, worth(customer)]));
    }

    #worth(): bigint {
        return [...this.#coins.values()].reduce((all, { coin }) => all + coin.amount.minorUnits, 0n);
    }
}
