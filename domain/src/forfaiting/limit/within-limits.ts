import { add, compare, sum, type Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import type { BuyerLimit, BuyerLimits, Exposure } from './limits.js';

const refusal = refusals({
    CLAIM_MUST_BE_UNDER_LIMIT: 'conflict',
    TENOR_MUST_BE_WITHIN_LIMIT: 'conflict',
    EXPOSURE_MUST_BE_WITHIN_LIMIT: 'conflict',
});

export interface LimitFacts {
    /** Of the buyer; none while it has set none. */
    readonly limits: BuyerLimits;
    /** What it has at stake already. */
    readonly standing: readonly Exposure[];
}

/**
 * What one more claim would put at stake stays within every limit that is for it. A bank that has set limits buys nothing
 * for which it has none. It is told which kind of limit stands in the way and no amount: answers of chaincode are kept in
 * logs of peers.
 */
export function mustBeWithinLimits(exposure: Exposure, { limits, standing }: LimitFacts): void {
    const binding = limits.filter((limit) => isFor(limit, exposure));
    if (limits.length > 0 && binding.length === 0) {
        throw refusal('CLAIM_MUST_BE_UNDER_LIMIT');
    }
    for (const limit of binding) {
        if (limit.maxDays !== undefined && exposure.days > limit.maxDays) {
            throw refusal('TENOR_MUST_BE_WITHIN_LIMIT', { limitedBy: scopeOf(limit) });
        }
    }
    for (const limit of binding) {
        if (compare(add(atStake(limit, standing), exposure.amount), limit.amount) > 0) {
            throw refusal('EXPOSURE_MUST_BE_WITHIN_LIMIT', { limitedBy: scopeOf(limit) });
        }
    }
}

/** What a buyer has at stake of what a limit is for. */
export function atStake(limit: BuyerLimit, standing: readonly Exposure[]): Money {
    const { currency } = limit.amount;

    return sum(
        currency,
        standing.filter((exposure) => isFor(limit, exposure)).map(({ amount }) => amount),
    );
}

const scopes = ['debtorBank', 'countryCode', 'programme'] as const;

/** A limit counts in its own currency alone: at whose rate another would count, nobody has agreed. */
function isFor(limit: BuyerLimit, exposure: Exposure): boolean {
    return (
        limit.amount.currency === exposure.amount.currency &&
        scopes.every((scope) => limit[scope] === undefined || limit[scope] === exposure[scope])
    );
}

function scopeOf(limit: BuyerLimit): string {
    const named = scopes.filter((scope) => limit[scope] !== undefined);

    return named.length === 0 ? 'currency' : named.join(' ');
}
