import { addDated, inForceOn } from '../../kernel/dated-book.js';
import { refusals } from '../../kernel/refusal.js';
import { chinaDate, type Instant } from '../../kernel/time.js';
import type { MarketPolicy, MarketPolicyBook } from './market-policy.js';

const refusal = refusals({ MARKET_MUST_HAVE_POLICY: 'conflict' });

/** Adds policies to the book. What was offered before stands as it was shown. */
export function setMarketPolicies(
    policies: readonly MarketPolicy[],
    { book, setAt }: { readonly book: MarketPolicyBook | undefined; readonly setAt: Instant },
): MarketPolicyBook {
    return { policies: addDated(policies, { entries: book?.policies ?? [], addedAt: setAt }) };
}

/** The policy in force; undefined before the first. */
export function findMarketPolicy(book: MarketPolicyBook | undefined, at: Instant): MarketPolicy | undefined {
    return inForceOn(book?.policies ?? [], chinaDate(at));
}

/** The policy in force. Without one nobody can say what is shown and what is hidden behind it. */
export function marketPolicyAt(book: MarketPolicyBook | undefined, at: Instant): MarketPolicy {
    const policy = findMarketPolicy(book, at);
    if (policy === undefined) {
        throw refusal('MARKET_MUST_HAVE_POLICY');
    }

    return policy;
}
