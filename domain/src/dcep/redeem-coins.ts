import { add } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { RedeemCoins } from './api.js';
import { dayWithRedemption, type ExchangeFacts } from './exchange-caps.js';
import type { Reserve } from './reserve.js';
import {
    mint,
    changeOf,
    ended,
    mustBePayable,
    spendableCoins,
    type SpendingFacts,
    type SpentCoins,
} from './spend-coins.js';

const refusal = refusals({ RESERVE_MUST_EXIST: 'not-found' });

export interface RedemptionFacts extends SpendingFacts, ExchangeFacts {
    readonly reserve: Reserve | undefined;
}

export interface RedeemedCoins extends SpentCoins {
    readonly reserve: Reserve;
}

/**
 * The bank's account after the redemption, if the cap of the day bears it. It is asked when the redemption is proposed
 * too, so that a hopeless proposal does not wait for a second officer.
 */
export function reserveAfterRedemption(
    { amount }: RedeemCoins,
    reserve: Reserve | undefined,
    exchange: ExchangeFacts,
): Reserve {
    mustBePayable(amount);
    if (reserve === undefined) {
        throw refusal('RESERVE_MUST_EXIST');
    }

    return {
        ...reserve,
        balance: add(reserve.balance, amount),
        destroyed: add(reserve.destroyed, amount),
        lastDay: dayWithRedemption(amount, reserve, exchange),
    };
}

/**
 * Takes coins out of a bank's vault and gives it its reserve back, one for one.
 * The coins given are destroyed; what they are worth above the amount comes back to the vault as a new coin.
 */
export function redeemCoins(
    order: RedeemCoins & { readonly coins: readonly string[] },
    facts: RedemptionFacts,
): RedeemedCoins {
    const { amount, coins: serials } = order;
    const reserve = reserveAfterRedemption(order, facts.reserve, facts);
    const inputs = spendableCoins({ payer: 'vault', coins: serials, ending: 'DESTROYED' }, facts.coins);
    const change = changeOf(amount, inputs);

    return {
        reserve,
        spent: ended(inputs, 'DESTROYED'),
        made: mint([{ owner: 'vault', amount: change }], { minting: facts, parents: serials }),
    };
}
