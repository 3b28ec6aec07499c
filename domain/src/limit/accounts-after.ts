import { canBecome } from '../dcep/coin.js';
import type { SpentCoins } from '../dcep/spend-coins.js';
import { add, compare, subtract, sum, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { accrue } from '../interest/accrue.js';
import type { CurrencyPolicy } from '../currency/currency-policy.js';
import { chinaDate, type CalendarDate, type Instant } from '../kernel/time.js';
import { paymentsIn, type CoinPayment } from './payments-in.js';
import type { WalletAccount } from './wallet-account.js';
import type { Limits, Tier, WalletPolicy } from './wallet-policy.js';

const refusal = refusals({
    DUST_MUST_NOT_EXCEED_POLICY: 'conflict',
    WALLET_MUST_NOT_BE_CLOSED: 'conflict',
    PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT: 'conflict',
    PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT: 'conflict',
    PAYMENTS_MUST_NOT_EXCEED_YEARLY_LIMIT: 'conflict',
    BALANCE_MUST_NOT_EXCEED_LIMIT: 'conflict',
});

/** A wallet's account, and of which tier the wallet is. */
export interface AccountHolder {
    readonly account: WalletAccount;
    readonly tier: Tier;
    /** Whether the wallet takes nothing any more. */
    readonly isClosed?: boolean;
}

export interface AccountFacts {
    /** Of every wallet whose coins end or are made. */
    readonly holders: readonly AccountHolder[];
    /** Undefined while no policy applies: then nothing is limited. */
    readonly policy: WalletPolicy | undefined;
    /** What e-CNY was and is, for the interest that wallets earn: in the order of their first days. */
    readonly currencyPolicies: readonly CurrencyPolicy[];
    readonly at: Instant;
}

type Paid = WalletAccount['paid'];

/**
 * What the accounts of wallets are after a transaction, if the policy of the day lets it be. A refusal says by its place
 * which payment of the transaction is at fault.
 */
export function accountsAfter(
    moved: SpentCoins,
    { holders, policy, currencyPolicies, at }: AccountFacts,
): readonly WalletAccount[] {
    const payments = paymentsIn(moved);
    payments.forEach((payment, transfer) => {
        mustNotBeDust(payment, { dust: policy?.dust, transfer });
    });

    return holders.map(({ account, tier, isClosed = false }) => {
        const limits = policy?.limits[tier] ?? {};
        if (isClosed) {
            throw refusal('WALLET_MUST_NOT_BE_CLOSED', { transfer: firstTo(account, payments) });
        }
        const paid = paidAfter(account, payments, { limits, day: chinaDate(at) });
        const balance = balanceAfter(account, moved);
        const facts = { balance: account.balance, tier, policies: currencyPolicies, today: chinaDate(at) };
        const interest = accrue(account.interest, facts);
        const posted = interestTo(account, moved);
        const untested = add(posted, comingBackTo(account, moved, payments));
        // Only what grows is tested: a wallet above a limit that was cut can still pay.
        if (compare(balance, add(account.balance, untested)) > 0 && exceeds(balance, limits.balance)) {
            throw refusal('BALANCE_MUST_NOT_EXCEED_LIMIT', { transfer: firstTo(account, payments) });
        }

        return {
            ...account,
            balance,
            paid: paidBack(paid, account, moved),
            interest: { ...interest, due: subtract(interest.due, posted) },
        };
    });
}

/**
 * The bank's own vault makes as many small coins as two of its people agree on. What is released was tested when it was
 * locked, loaded or sent: tested again under another policy, it might have no way out.
 */
function mustNotBeDust(
    { payer, isOrdered, made }: CoinPayment,
    { dust, transfer }: { readonly dust: WalletPolicy['dust']; readonly transfer: number },
): void {
    if (dust === undefined || !isOrdered || payer === 'vault') {
        return;
    }
    const small = made.filter(({ coin }) => compare(coin.amount, dust.below) < 0);
    const change = small.some(({ coin, status }) => coin.owner === payer && canBecome(status, 'SPENT')) ? 1 : 0;
    if (small.length - change > dust.coins) {
        throw refusal('DUST_MUST_NOT_EXCEED_POLICY', { transfer });
    }
}

function paidAfter(
    { walletId, paid: before }: WalletAccount,
    payments: readonly CoinPayment[],
    { limits, day }: { readonly limits: Limits; readonly day: CalendarDate },
): Paid {
    return payments.reduce<Paid>((paid, { payer, counted }, transfer) => {
        if (payer !== walletId || counted.minorUnits === 0n) {
            return paid;
        }
        if (exceeds(counted, limits.single)) {
            throw refusal('PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT', { transfer });
        }
        const begun = paidOn(day, paid);
        const next = { ...begun, onDay: add(begun.onDay, counted), inYear: add(begun.inYear, counted) };
        if (exceeds(next.onDay, limits.daily)) {
            throw refusal('PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT', { transfer });
        }
        if (exceeds(next.inYear, limits.yearly)) {
            throw refusal('PAYMENTS_MUST_NOT_EXCEED_YEARLY_LIMIT', { transfer });
        }

        return next;
    }, before);
}

/**
 * A transaction carries its client's time, which may be some minutes behind that of the one before. The day that has
 * begun goes on then: an account that went back a day would forget what was paid on the later one.
 */
function paidOn(day: CalendarDate, paid: Paid): Paid {
    if (day <= paid.day) {
        return paid;
    }

    return { day, onDay: zero('CNY'), inYear: yearOf(day) === yearOf(paid.day) ? paid.inYear : zero('CNY') };
}

/** What comes back of a payment is taken off the sums that it went into, as long as that day or year goes on. */
function paidBack(paid: Paid, { walletId }: WalletAccount, { made }: SpentCoins): Paid {
    return made.reduce<Paid>((left, { coin, givesBack }) => {
        if (coin.owner !== walletId || givesBack === undefined) {
            return left;
        }
        const day = chinaDate(givesBack);

        return {
            ...left,
            onDay: day === left.day ? subtract(left.onDay, coin.amount) : left.onDay,
            inYear: yearOf(day) === yearOf(left.day) ? subtract(left.inYear, coin.amount) : left.inYear,
        };
    }, paid);
}

function balanceAfter({ walletId, balance }: WalletAccount, { spent, made }: SpentCoins): Money {
    const gone = spent.filter(({ owner }) => owner === walletId).map(({ amount }) => amount);
    const come = made.filter(({ coin }) => coin.owner === walletId).map(({ coin }) => coin.amount);

    return subtract(add(balance, sum('CNY', come)), sum('CNY', gone));
}

function interestTo({ walletId }: WalletAccount, { made }: SpentCoins): Money {
    const posted = made.filter(({ coin, isInterest }) => isInterest === true && coin.owner === walletId);

    return sum(
        'CNY',
        posted.map(({ coin }) => coin.amount),
    );
}

/** What a wallet had sent, and nobody took: it must come home whatever has come in meanwhile. A refund is a payment. */
function comingBackTo({ walletId }: WalletAccount, { made }: SpentCoins, payments: readonly CoinPayment[]): Money {
    const isPaid = payments.some(({ isOrdered }) => isOrdered);
    const back = made.filter(({ coin, givesBack }) => !isPaid && givesBack !== undefined && coin.owner === walletId);

    return sum(
        'CNY',
        back.map(({ coin }) => coin.amount),
    );
}

/** The first payment that makes a coin for the wallet. */
function firstTo({ walletId }: WalletAccount, payments: readonly CoinPayment[]): number {
    const place = payments.findIndex(
        ({ payer, made }) => payer !== walletId && made.some(({ coin }) => coin.owner === walletId),
    );
    return Math.max(place, 0);
}

function exceeds(amount: Money, limit: Money | undefined): boolean {
    return limit !== undefined && compare(amount, limit) > 0;
}

function yearOf(day: CalendarDate): string {
    return day.slice(0, 4);
}
