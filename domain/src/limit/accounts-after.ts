import { canBecome, type Owner } from '../dcep/coin.js';
import type { SpentCoins } from '../dcep/spend-coins.js';
import { add, compare, subtract, sum, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { accrue } from '../interest/accrue.js';
import type { CurrencyPolicy } from '../currency/currency-policy.js';
import { chinaDate, type CalendarDate, type Instant } from '../kernel/time.js';
import { paymentsIn, type CoinPayment, type FamilyOf } from './payments-in.js';
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
    /** Of a sub-wallet: what it counts in besides its own account, and what its parent's holder lets it hold and pay. */
    readonly under?: { readonly parent: string; readonly limits: Limits };
    /** Whether the wallet takes nothing any more. */
    readonly isClosed?: boolean;
}

export interface AccountFacts {
    /** Of every wallet whose coins end or are made, and of those that one of them is under. */
    readonly holders: readonly AccountHolder[];
    /** Undefined while no policy applies: then nothing is limited. */
    readonly policy: WalletPolicy | undefined;
    /** What e-CNY was and is, for the interest that wallets earn: in the order of their first days. */
    readonly currencyPolicies: readonly CurrencyPolicy[];
    readonly at: Instant;
}

type Paid = WalletAccount['paid'];

/** An account, and whose coins it counts: those of its wallet and of the wallets under it. */
interface Counting {
    readonly account: WalletAccount;
    readonly isCounted: (owner: Owner) => boolean;
}

/**
 * What the accounts of wallets are after a transaction, if the policy of the day lets it be. A refusal says by its place
 * which payment of the transaction is at fault.
 */
export function accountsAfter(
    moved: SpentCoins,
    { holders, policy, currencyPolicies, at }: AccountFacts,
): readonly WalletAccount[] {
    const familyOf = familiesOf(holders);
    const payments = paymentsIn(moved, familyOf);
    payments.forEach((payment, transfer) => {
        mustNotBeDust(payment, { dust: policy?.dust, transfer });
    });

    return holders.map(({ account, tier, under, isClosed = false }) => {
        const { walletId } = account;
        const isCounted = (owner: Owner): boolean => owner === walletId || familyOf(owner) === walletId;
        const counting = { account, isCounted };
        const limits = under?.limits ?? limitsOf(tier, policy);
        if (isClosed) {
            throw refusal('WALLET_MUST_NOT_BE_CLOSED', { transfer: firstTo(counting, payments) });
        }
        const paid = paidAfter(counting, payments, { limits, day: chinaDate(at) });
        const balance = balanceAfter(counting, moved);
        const facts = { balance: account.balance, tier, policies: currencyPolicies, today: chinaDate(at) };
        const interest = account.interest && accrue(account.interest, facts);
        const posted = interestTo(counting, moved);
        const untested = add(posted, comingBackTo(counting, moved, payments));
        // Only what grows is tested: a wallet above a limit that was cut can still pay.
        if (compare(balance, add(account.balance, untested)) > 0 && exceeds(balance, limits.balance)) {
            throw refusal('BALANCE_MUST_NOT_EXCEED_LIMIT', { transfer: firstTo(counting, payments) });
        }

        return {
            ...account,
            balance,
            paid: paidBack(paid, counting, moved),
            ...(interest && { interest: { ...interest, due: subtract(interest.due, posted) } }),
        };
    });
}

/** What a tier allows it allows to a wallet and those under it together. */
function limitsOf(tier: Tier, policy: WalletPolicy | undefined): Limits {
    return policy?.limits[tier] ?? {};
}

function familiesOf(holders: readonly AccountHolder[]): FamilyOf {
    const parents = new Map<Owner, string | undefined>(
        holders.map(({ account, under }) => [account.walletId, under?.parent]),
    );

    return (owner) => parents.get(owner) ?? owner;
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
    { account, isCounted }: Counting,
    payments: readonly CoinPayment[],
    { limits, day }: { readonly limits: Limits; readonly day: CalendarDate },
): Paid {
    return payments.reduce<Paid>((paid, { payer, counted }, transfer) => {
        if (!isCounted(payer) || counted.minorUnits === 0n) {
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
    }, account.paid);
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
function paidBack(paid: Paid, { isCounted }: Counting, { made }: SpentCoins): Paid {
    return made.reduce<Paid>((left, { coin, givesBack }) => {
        if (!isCounted(coin.owner) || givesBack === undefined) {
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

function balanceAfter({ account, isCounted }: Counting, { spent, made }: SpentCoins): Money {
    const gone = spent.filter(({ owner }) => isCounted(owner)).map(({ amount }) => amount);
    const come = made.filter(({ coin }) => isCounted(coin.owner)).map(({ coin }) => coin.amount);

    return subtract(add(account.balance, sum('CNY', come)), sum('CNY', gone));
}

function interestTo({ isCounted }: Counting, { made }: SpentCoins): Money {
    const posted = made.filter(({ coin, isInterest }) => isInterest === true && isCounted(coin.owner));

    return sum(
        'CNY',
        posted.map(({ coin }) => coin.amount),
    );
}

/** What a wallet had sent, and nobody took: it must come home whatever has come in meanwhile. A refund is a payment. */
function comingBackTo({ isCounted }: Counting, { made }: SpentCoins, payments: readonly CoinPayment[]): Money {
    const isPaid = payments.some(({ isOrdered }) => isOrdered);
    const back = made.filter(({ coin, givesBack }) => !isPaid && givesBack !== undefined && isCounted(coin.owner));

    return sum(
        'CNY',
        back.map(({ coin }) => coin.amount),
    );
}

/** The first payment to the wallet, or to one under it. */
function firstTo({ isCounted }: Counting, payments: readonly CoinPayment[]): number {
    const place = payments.findIndex(
        ({ payer, made }) => !isCounted(payer) && made.some(({ coin }) => isCounted(coin.owner)),
    );
    return Math.max(place, 0);
}

function exceeds(amount: Money, limit: Money | undefined): boolean {
    return limit !== undefined && compare(amount, limit) > 0;
}

function yearOf(day: CalendarDate): string {
    return day.slice(0, 4);
}
