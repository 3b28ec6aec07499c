import { compare, subtract, sum, type Money } from '../kernel/money.js';
import { refusals, type RefusalDetail } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { CoinOutput } from './api.js';
import {
    canBecome,
    type Coin,
    type CoinEnd,
    type CoinState,
    type CoinStatus,
    type Ending,
    type Owner,
} from './coin.js';

const refusal = refusals({
    COINS_MUST_BE_CNY: 'invalid',
    AMOUNT_MUST_BE_POSITIVE: 'invalid',
    COINS_MUST_NOT_REPEAT: 'invalid',
    COINS_MUST_EXIST: 'not-found',
    COINS_MUST_BELONG_TO_PAYER: 'forbidden',
    COINS_MUST_BE_SPENDABLE: 'conflict',
    COINS_MUST_COVER_AMOUNT: 'conflict',
});

/** A payment within one bank. */
export interface Spending {
    readonly payer: Owner;
    /** What is paid, and to whom: one coin each. */
    readonly outputs: readonly CoinOutput[];
    /** The serials of the coins to spend, each once. */
    readonly coins: readonly string[];
}

/** A coin and what has become of it. */
export interface StatedCoin {
    readonly coin: Coin;
    readonly status: CoinState;
}

/** A coin that was just made. */
export interface MadeCoin extends StatedCoin {
    readonly status: CoinStatus['status'];
    /** When what it gives back counted as paid: of a refund, and of a lock that nobody claimed. */
    readonly givesBack?: Instant;
    /** Whether it pays interest that was due: no limit of a balance keeps that from its wallet. */
    readonly isInterest?: true;
}

/** A coin that has just ended, and whose it was. */
export interface EndedCoin extends CoinEnd {
    readonly owner: Owner;
    readonly amount: Money;
}

/** What a transaction that makes coins knows of itself. */
export interface Minting {
    /** The serial of the n-th coin that this transaction makes. */
    readonly serialOf: (index: number) => string;
    readonly transactionId: string;
    readonly createdAt: Instant;
}

export interface SpendingFacts extends Minting {
    /** The coins of these serials, in their order; undefined where the bank's collection has none. */
    readonly coins: readonly (StatedCoin | undefined)[];
}

/** Coins that ended and coins that were made of them. */
export interface SpentCoins {
    readonly spent: readonly EndedCoin[];
    readonly made: readonly MadeCoin[];
}

/**
 * Pays with coins: those given end, one is made for each output, and last one of the change for the payer.
 * What goes in comes out, to the fen. A refusal names the first coin or output at fault by its place in the list.
 */
export function spendCoins(spending: Spending, facts: SpendingFacts): SpentCoins {
    const { payer, outputs } = spending;
    outputs.forEach(({ amount }, output) => mustBePayable(amount, { output }));
    const inputs = spendableCoins({ ...spending, ending: 'SPENT' }, facts.coins);
    const paid = sum(
        'CNY',
        outputs.map(({ amount }) => amount),
    );
    const change = changeOf(paid, inputs);
    const parts = [...outputs.map(({ to, amount }) => ({ owner: to, amount })), { owner: payer, amount: change }];
    const made = mint(parts, { minting: facts, parents: spending.coins });

    return { spent: ended(inputs, 'SPENT'), made };
}

/** Money that coins can be: yuan, and more than nothing. */
export function mustBePayable({ currency, minorUnits }: Money, detail?: RefusalDetail): void {
    if (currency !== 'CNY') {
        throw refusal('COINS_MUST_BE_CNY', detail);
    }
    if (minorUnits === 0n) {
        throw refusal('AMOUNT_MUST_BE_POSITIVE', detail);
    }
}

/** Each coin once, known, the payer's and such that it can end so. */
export function spendableCoins(
    { payer, coins: serials, ending }: Pick<Spending, 'payer' | 'coins'> & { readonly ending: Ending },
    coins: readonly (StatedCoin | undefined)[],
): readonly Coin[] {
    if (new Set(serials).size !== serials.length) {
        throw refusal('COINS_MUST_NOT_REPEAT');
    }
    const missing = coins.indexOf(undefined);
    if (missing !== -1) {
        throw refusal('COINS_MUST_EXIST', { coin: missing });
    }
    const found = coins.filter((coin) => coin !== undefined);
    const foreign = found.findIndex(({ coin }) => coin.owner !== payer);
    if (foreign !== -1) {
        throw refusal('COINS_MUST_BELONG_TO_PAYER', { coin: foreign });
    }
    const ended = found.findIndex(({ status }) => !canBecome(status, ending));
    if (ended !== -1) {
        throw refusal('COINS_MUST_BE_SPENDABLE', { coin: ended });
    }

    return found.map(({ coin }) => coin);
}

/** What coins are once a payment or a redemption has taken them. */
export function ended(coins: readonly Coin[], status: Ending): readonly EndedCoin[] {
    return coins.map(({ serial, owner, amount }) => ({ serial, owner, amount, status }));
}

/** What the coins are worth above the amount. */
export function changeOf(amount: Money, coins: readonly Coin[]): Money {
    const total = sum(
        'CNY',
        coins.map((coin) => coin.amount),
    );
    if (compare(total, amount) < 0) {
        throw refusal('COINS_MUST_COVER_AMOUNT');
    }

    return subtract(total, amount);
}

/** Makes one coin per part that is worth anything, each with a serial of its own. */
export function mint(
    parts: readonly { readonly owner: Owner; readonly amount: Money }[],
    { minting, parents }: { readonly minting: Minting; readonly parents: readonly string[] },
): readonly MadeCoin[] {
    const { serialOf, transactionId, createdAt } = minting;

    return parts
        .filter(({ amount }) => amount.minorUnits > 0n)
        .map(({ owner, amount }, index) => ({
            coin: {
                serial: serialOf(index),
                amount,
                owner,
                issuer: 'PbocMSP',
                parents: [...parents],
                createdTransactionId: transactionId,
                createdAt,
            },
            status: liveStatus(owner),
        }));
}

/** A coin that is still money lies in the bank's vault or is in circulation. */
function liveStatus(owner: Owner): 'IN_VAULT' | 'UNSPENT' {
    return owner === 'vault' ? 'IN_VAULT' : 'UNSPENT';
}
