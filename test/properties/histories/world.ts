import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours, chinaDate, endOfChinaDate } from '@cohong/domain/kernel/time';
import fc from 'fast-check';
import type { Holder } from '../../story/holder.js';
import { banks, type Account, type Bank, type CoinMarket, type Signed } from './market.js';

export const walletsPerBank = 2;

/** What waits for its secret or its purpose, or did. */
export interface Waiting {
    readonly bank: Bank;
    readonly lockId: string;
    /** None of money for a purpose. */
    readonly secret?: string;
    readonly payee: string;
    readonly escapeAt: Date;
}

/** What was sent to another bank. */
export interface Sent {
    readonly payerBank: Bank;
    readonly payeeBank: Bank;
    readonly remittanceId: string;
    readonly acceptBy: Date;
}

/** A device, what it was loaded with last, and how often it has paid since, as it counts itself. */
export interface Carried {
    readonly bank: Bank;
    readonly walletId: string;
    readonly deviceId: string;
    readonly key: Holder;
    load?: { readonly loadId: string; readonly coins: readonly { readonly serial: string; readonly amount: object }[] };
    counter: number;
}

/** A payment into the net of a day. */
export interface Queued {
    readonly payerBank: Bank;
    readonly payeeBank: Bank;
    readonly paymentId: string;
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
    readonly devices: Carried[];
    /** What devices have signed and shops have in hand, most of it registered by now. */
    readonly handed: { readonly bank: Bank; readonly input: object }[];
    readonly queued: Queued[];
    /** The cycles that have been, and last the one that takes payments. */
    readonly cycles: string[];
    /** Wallets that were closed for good. */
    readonly closed: Account[];
}

/** Something that somebody tries. What the rules refuse it throws. */
export type Step = (world: World) => Promise<void>;

/** Does something, or has it refused. Whatever else goes wrong is a defect. */
export async function tried(act: Promise<unknown>): Promise<void> {
    await act.catch((error: unknown) => {
        if (!(error instanceof Refusal)) {
            throw error;
        }
    });
}

export const begun = (market: CoinMarket): World => ({
    market,
    seen: new Set(),
    carriedOut: [],
    locks: [],
    sent: [],
    frozen: new Map(),
    devices: [],
    handed: [],
    queued: [],
    cycles: [cycleAfter([])],
    closed: [],
});

/** As every history counts days: midnight may come on its way. */
const loadedAt = new Date().toISOString();

/** A day has one cycle of each method, so each cycle here is of a day of its own. */
export function cycleAfter(cycles: readonly string[]): string {
    const day = chinaDate(addHours(loadedAt, 24 * (1 + cycles.length)));

    return `${day}.${cycles.length % 2 === 0 ? 'MULTILATERAL' : 'BILATERAL'}`;
}

/** So many hours after the end of the day of a cycle, or before it. */
export function dayEnd(cycleId: string, hours: number): Date {
    return new Date(addHours(endOfChinaDate(cycleId.slice(0, 10)), hours));
}

export const bank = fc.constantFrom(...banks);
export const fen = fc.bigInt(0n, 20_000n);
export const rarely = fc.nat(9).map((chance) => chance === 0);
export const account = fc.nat(banks.length * walletsPerBank - 1);
export const accountOf = ({ market }: World, index: number): Account => market.accounts[index]!;
/** One of the last that there are, for of most that ever were nothing can become any more; none where there is none. */
export const oneOf = <Each>(all: readonly Each[], pick: number): Each | undefined => {
    const last = all.slice(-6);

    return last[pick % Math.max(last.length, 1)];
};

/** In a minute, so that a lock can be claimed now, and returned by an act that is dated later. */
export const escapeIn = 60_000;
export const returnableIn = 31 * 60_000 + 1_000;
