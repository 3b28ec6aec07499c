import { z } from 'zod';
import type { CurrencyPolicy } from '../currency/currency-policy.js';
import { add, basisPointsOf, compare, moneySchema, subtract, sum, type Money } from '../kernel/money.js';
import { dateSchema, type CalendarDate } from '../kernel/time.js';
import { accountSchema, books, type Account, type Book, type Posting } from './entry.js';

const requirementSchema = z.strictObject({
    base: moneySchema,
    basisPoints: z.int(),
    required: moneySchema,
    held: moneySchema,
});

const sideSchema = z.enum(['DEBIT', 'CREDIT']);

export const trialBalanceSchema = z.strictObject({
    /** To the end of this day, in China. */
    asOf: dateSchema,
    regime: z.enum(['CASH_LIKE', 'DEPOSIT_MONEY']),
    books: z.array(
        z.strictObject({
            book: z.enum(Object.keys(books) as [Book, ...Book[]]),
            /** Whether the book stands on a balance sheet under the regime of the day. */
            onBalanceSheet: z.boolean(),
            accounts: z.array(
                z.strictObject({
                    account: accountSchema,
                    debits: moneySchema,
                    credits: moneySchema,
                    /** On which side what remains stands, and what it is. */
                    side: sideSchema,
                    balance: moneySchema,
                }),
            ),
            debits: moneySchema,
            credits: moneySchema,
        }),
    ),
    /** What the bank must hold against the wallets that it keeps, and what it holds: reserves, and coins behind them. */
    reserveRequirement: requirementSchema,
    /** What must stand behind the accounts of payment institutions, and the coins that do. */
    custodyRequirement: requirementSchema,
});
/** All accounts of all tiers with their sums, and what the regime of the day makes of them. */
export type TrialBalance = z.output<typeof trialBalanceSchema>;
type AccountLine = TrialBalance['books'][number]['accounts'][number];

/**
 * Adds the postings up. The sums are the same under every regime, so that a change of regime moves no money: it says
 * only where the wallets stand and how much of them must be covered.
 */
export function trialBalance(
    postings: readonly Posting[],
    { asOf, policy }: { readonly asOf: CalendarDate; readonly policy: CurrencyPolicy },
): TrialBalance {
    const { regime, reserveBasisPoints } = policy;
    const line = (account: Account): AccountLine => lineOf(account, postings);

    return {
        asOf,
        regime,
        books: Object.entries(books).map(([book, accounts]) => {
            const lines = accounts.map(line);
            return {
                book: book as Book,
                onBalanceSheet: book === 'WALLETS' ? regime === 'DEPOSIT_MONEY' : book !== 'CUSTODY',
                accounts: lines,
                debits: total(lines.map(({ debits }) => debits)),
                credits: total(lines.map(({ credits }) => credits)),
            };
        }),
        reserveRequirement: requirementOf(line('WALLET_BALANCES').balance, {
            basisPoints: reserveBasisPoints.bank,
            held: add(line('RESERVES').balance, line('ECNY_OF_CUSTOMERS').balance),
        }),
        custodyRequirement: requirementOf(line('CUSTODY_BALANCES').balance, {
            basisPoints: reserveBasisPoints.paymentInstitution,
            held: line('ECNY_IN_CUSTODY').balance,
        }),
    };
}

/** What need not be covered is rounded down, and so what must be is rounded up. */
function requirementOf(
    base: Money,
    { basisPoints, held }: { readonly basisPoints: number; readonly held: Money },
): TrialBalance['reserveRequirement'] {
    return { base, basisPoints, required: subtract(base, basisPointsOf(base, 10_000 - basisPoints)), held };
}

function lineOf(account: Account, postings: readonly Posting[]): AccountLine {
    const debits = total(postings.filter(({ debit }) => debit === account).map(({ amount }) => amount));
    const credits = total(postings.filter(({ credit }) => credit === account).map(({ amount }) => amount));
    const [side, balance] =
        compare(debits, credits) > 0
            ? (['DEBIT', subtract(debits, credits)] as const)
            : (['CREDIT', subtract(credits, debits)] as const);

    return { account, debits, credits, side, balance };
}

function total(amounts: readonly Money[]): Money {
    return sum('CNY', amounts);
}
