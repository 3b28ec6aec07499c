import fc from 'fast-check';
import { banks, type Account, type Bank, type CoinMarket, type Signed } from './coin-market.js';

export const walletsPerBank = 2;

/** What waits for its secret, or did. */
export interface Waiting {
    readonly bank: Bank;
    readonly lockId: string;
    readonly secret: string;
    readonly escapeAt: Date;
}

/** What was sent to another bank. */
export interface Sent {
    readonly payerBank: Bank;
    readonly payeeBank: Bank;
    readonly remittanceId: string;
    readonly acceptBy: Date;
}

/** The market, and what clients have seen of it: histories follow one another on one ledger. */
export interface World {
    readonly market: CoinMarket;
    /** Serials of coins of any bank and owner, most of them spent by now. */
    readonly seen: Set<string>;
    readonly carriedOut: { readonly bank: Bank; readonly orders: readonly Signed[] }[];
    readonly locks: Waiting[];
    readonly sent: Sent[];
    /** The orders on the wallets that are frozen, by their ids. */
    readonly frozen: Map<string, string>;
}

/** Something that somebody tries. What the rules refuse it throws. */
export type Step = (world: World) => Promise<void>;

export const bank = fc.constantFrom(...banks);
export const fen = fc.bigInt(0n, 20_000n);
export const rarely = fc.nat(9).map((chance) => chance === 0);
export const account = fc.nat(banks.length * walletsPerBank - 1);
export const accountOf = ({ market }: World, index: number): Account => market.accounts[index]!;

/** In a minute, so that a lock can be claimed now, and returned by an act that is dated later. */
export const escapeIn = 60_000;
export const returnableIn = 31 * 60_000 + 1_000;
