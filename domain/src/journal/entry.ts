import { z } from 'zod';
import { moneySchema, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';

/**
 * The accounts that e-CNY touches, in four books: the central bank's, the bank's, that of the wallets which the
 * bank keeps, and that of payment institutions in its custody, which stands on no sheet of its. That of wallets stands beside the bank's balance sheet or on it, as the regime of the day says; what is booked is
 * the same.
 */
export const books = {
    CENTRAL_BANK: ['FUNDS_RECEIVED', 'RESERVES_OF_BANKS', 'ECNY_ISSUED'],
    BANK: [
        'RESERVES',
        'ECNY_IN_VAULT',
        'LOANS',
        'FUNDS_PAID_IN',
        'CUSTOMER_DEPOSITS',
        'INTEREST_EXPENSE',
        'BETWEEN_BANKS',
    ],
    WALLETS: ['ECNY_OF_CUSTOMERS', 'WALLET_BALANCES', 'ECNY_UNDER_WAY', 'REMITTANCES_UNDER_WAY'],
    CUSTODY: ['ECNY_IN_CUSTODY', 'CUSTODY_BALANCES'],
} as const;
export type Book = keyof typeof books;
export type Account = (typeof books)[Book][number];

export const accountSchema = z.enum(Object.values(books).flat() as [Account, ...Account[]]);

/** What each act books: for every pair the first account is debited and the second credited, with the whole amount. */
const accountsOf = {
    RESERVE_CREDITED: [
        ['FUNDS_RECEIVED', 'RESERVES_OF_BANKS'],
        ['RESERVES', 'FUNDS_PAID_IN'],
    ],
    COINS_ISSUED: [
        ['RESERVES_OF_BANKS', 'ECNY_ISSUED'],
        ['ECNY_IN_VAULT', 'RESERVES'],
    ],
    COINS_REDEEMED: [
        ['ECNY_ISSUED', 'RESERVES_OF_BANKS'],
        ['RESERVES', 'ECNY_IN_VAULT'],
    ],
    WITHDRAWN: [
        ['CUSTOMER_DEPOSITS', 'ECNY_IN_VAULT'],
        ['ECNY_OF_CUSTOMERS', 'WALLET_BALANCES'],
    ],
    DEPOSITED: [
        ['ECNY_IN_VAULT', 'CUSTOMER_DEPOSITS'],
        ['WALLET_BALANCES', 'ECNY_OF_CUSTOMERS'],
    ],
    LOAN_DISBURSED: [
        ['LOANS', 'ECNY_IN_VAULT'],
        ['ECNY_OF_CUSTOMERS', 'WALLET_BALANCES'],
    ],
    LOAN_REPAID: [
        ['ECNY_IN_VAULT', 'LOANS'],
        ['WALLET_BALANCES', 'ECNY_OF_CUSTOMERS'],
    ],
    // Between bank and customer: what the bank owes for the money in wallets.
    INTEREST_PAID: [
        ['INTEREST_EXPENSE', 'ECNY_IN_VAULT'],
        ['ECNY_OF_CUSTOMERS', 'WALLET_BALANCES'],
    ],
    // The same, into the deposit of a customer whose wallet is closed.
    INTEREST_DEPOSITED: [['INTEREST_EXPENSE', 'CUSTOMER_DEPOSITS']],
    // At the bank that pays: out of a wallet, or out of its vault for a customer or to another bank.
    SENT_FROM_WALLET: [['WALLET_BALANCES', 'ECNY_OF_CUSTOMERS']],
    SENT_FROM_VAULT: [['CUSTOMER_DEPOSITS', 'ECNY_IN_VAULT']],
    PAID_TO_BANK: [['BETWEEN_BANKS', 'ECNY_IN_VAULT']],
    // At the bank that is paid: into its vault, or on the way to a wallet and then there, or gone back.
    RECEIVED_FROM_WALLET: [['ECNY_IN_VAULT', 'CUSTOMER_DEPOSITS']],
    RECEIVED_FROM_BANK: [['ECNY_IN_VAULT', 'BETWEEN_BANKS']],
    UNDER_WAY: [['ECNY_UNDER_WAY', 'REMITTANCES_UNDER_WAY']],
    ARRIVED: [
        ['ECNY_OF_CUSTOMERS', 'ECNY_UNDER_WAY'],
        ['REMITTANCES_UNDER_WAY', 'WALLET_BALANCES'],
    ],
    // Nets: what a bank lays down for others' customers, and what comes for its own.
    NET_PAID: [['REMITTANCES_UNDER_WAY', 'ECNY_UNDER_WAY']],
    NET_RECEIVED: [['ECNY_UNDER_WAY', 'REMITTANCES_UNDER_WAY']],
    // Of a payment institution: from a wallet onto an account, back, and the nets between institutions.
    PAID_INTO_CUSTODY: [
        ['WALLET_BALANCES', 'ECNY_OF_CUSTOMERS'],
        ['ECNY_IN_CUSTODY', 'CUSTODY_BALANCES'],
    ],
    PAID_OUT_OF_CUSTODY: [
        ['CUSTODY_BALANCES', 'ECNY_IN_CUSTODY'],
        ['ECNY_OF_CUSTOMERS', 'WALLET_BALANCES'],
    ],
    CUSTODY_NET_PAID: [['CUSTODY_BALANCES', 'ECNY_IN_CUSTODY']],
    CUSTODY_NET_RECEIVED: [['ECNY_IN_CUSTODY', 'CUSTODY_BALANCES']],
    GONE_BACK: [['REMITTANCES_UNDER_WAY', 'ECNY_UNDER_WAY']],
    BACK_IN_WALLET: [['ECNY_OF_CUSTOMERS', 'WALLET_BALANCES']],
    BACK_IN_VAULT: [['ECNY_IN_VAULT', 'CUSTOMER_DEPOSITS']],
} as const satisfies Readonly<Record<string, readonly (readonly [Account, Account])[]>>;
export type BookedAct = keyof typeof accountsOf;

export const postingSchema = z.strictObject({ debit: accountSchema, credit: accountSchema, amount: moneySchema });
/** An amount from one account to another: debits and credits cannot differ. */
export type Posting = z.output<typeof postingSchema>;

export const entrySchema = z.strictObject({
    entryId: randomIdSchema,
    act: z.enum(Object.keys(accountsOf) as [BookedAct, ...BookedAct[]]),
    bookedAt: instantSchema,
    postings: z.array(postingSchema).min(1),
});
/** What one act booked in the books of one bank and, of that bank, in the central bank's. Written once. */
export type Entry = z.output<typeof entrySchema>;

/** The postings of an act. */
export function postingsOf(act: BookedAct, amount: Money): readonly Posting[] {
    return accountsOf[act].map(([debit, credit]) => ({ debit, credit, amount }));
}
