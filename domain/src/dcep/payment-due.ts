import { canonicalJson } from '../kernel/json.js';
import { sum, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Settlement } from './api.js';

const refusal = refusals({
    CURRENCY_MUST_BE_CNY_FOR_E_CNY: 'invalid',
    SETTLEMENT_MUST_MATCH_DECISION: 'invalid',
});

/** Money that an act of trade has found to be due in coins: how much, between whom, and for which record. */
export type PaymentDue = Pick<Settlement, 'from' | 'to' | 'amount' | 'reference' | 'shares'>;

/** e-CNY is yuan and nothing else. */
export function mustBeYuan({ currency }: Money): void {
    if (currency !== 'CNY') {
        throw refusal('CURRENCY_MUST_BE_CNY_FOR_E_CNY');
    }
}

/**
 * Checks that the coins which move are the money that is due: this amount, between these two, for this record, and no
 * other. The coin contract executes the settlement as it stands, so a difference here would be money gone astray.
 */
export function mustBeDue(due: PaymentDue, settlement: Settlement | undefined): void {
    if (settlement === undefined || textOf(settlement) !== textOf(due)) {
        throw refusal('SETTLEMENT_MUST_MATCH_DECISION');
    }
}

function textOf({ from, to, amount, reference, shares = [] }: PaymentDue): string {
    return canonicalJson({ from, to, amount, reference, shares });
}

/** All that leaves the payer. */
export function totalOf({ amount, shares = [] }: Pick<PaymentDue, 'amount' | 'shares'>): Money {
    return sum(amount.currency, [amount, ...shares.map((share) => share.amount)]);
}
