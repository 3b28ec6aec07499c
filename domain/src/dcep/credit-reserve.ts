import { add, zero } from '../kernel/money.js';
import type { CreditReserve } from './api.js';
import type { Reserve } from './reserve.js';
import { mustBePayable } from './spend-coins.js';

/**
 * Books what a bank paid in at the central bank. The first credit opens its account.
 * Nothing can be issued above it: a coin without a reserve behind it would be money from nowhere.
 */
export function creditReserve({ bank, amount }: CreditReserve, reserve: Reserve | undefined): Reserve {
    mustBePayable(amount);
    const before = reserve ?? emptyReserve(bank);

    return { ...before, balance: add(before.balance, amount) };
}

/** The account of a bank that has not paid anything in yet. */
export function emptyReserve(bank: string): Reserve {
    return { bank, balance: zero('CNY'), issued: zero('CNY'), destroyed: zero('CNY') };
}
