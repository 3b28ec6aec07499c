import type { CurrencyPolicy } from '../currency/currency-policy.js';
import { spendCoins, type SpendingFacts, type SpentCoins } from '../dcep/spend-coins.js';
import { madeTransfer, mustBeNew, type Transfer } from '../dcep/transfer.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { AccountHolder } from '../limit/accounts-after.js';
import { accrue } from './accrue.js';
import type { DueInterest, PostInterest } from './api.js';

const refusal = refusals({ INTEREST_MUST_BE_DUE: 'conflict' });

export interface PostingFacts extends SpendingFacts {
    /** Of the wallets that are named. */
    readonly holders: readonly AccountHolder[];
    readonly currencyPolicies: readonly CurrencyPolicy[];
    /** Whether a transfer or a lock has the id of the posting. */
    readonly isTransferIdTaken: boolean;
}

export interface PostedInterest extends SpentCoins {
    readonly transfer: Transfer;
}

/**
 * Pays wallets the interest that is due to them, out of the bank's vault, which owes it. To the fen what has fallen due
 * and was not paid: whoever names a wallet twice pays it once, and to whom nothing is due nothing is paid.
 */
export function postInterest({ postingId, coins }: PostInterest, facts: PostingFacts): PostedInterest {
    mustBeNew(facts);
    const outputs = dueInterest(facts.holders, { currencyPolicies: facts.currencyPolicies, at: facts.createdAt });
    if (outputs.length === 0) {
        throw refusal('INTEREST_MUST_BE_DUE');
    }
    const { spent, made } = spendCoins({ payer: 'vault', outputs, coins }, facts);

    return {
        spent,
        made: made.map((each) => (each.coin.owner === 'vault' ? each : { ...each, isInterest: true })),
        transfer: madeTransfer({ transferId: postingId, from: 'vault', coins, outputs, purpose: 'INTEREST' }, facts),
    };
}

/**
 * What is due at an instant to those of the wallets to which anything is. A closed one takes nothing any more,
 * and what is in a sub-wallet earns for its parent.
 */
export function dueInterest(
    holders: readonly AccountHolder[],
    { currencyPolicies: policies, at }: { readonly currencyPolicies: readonly CurrencyPolicy[]; readonly at: Instant },
): DueInterest {
    return holders
        .filter(({ isClosed = false }) => !isClosed)
        .flatMap(({ account: { walletId: to, balance, interest }, tier }) =>
            interest === undefined
                ? []
                : [{ to, amount: accrue(interest, { balance, tier, policies, today: chinaDate(at) }).due }],
        )
        .filter(({ amount }) => amount.minorUnits > 0n);
}
