import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { FinancingPolicy, FinancingPolicyBook } from './policy.js';

const refusal = refusals({
    POLICY_MUST_NOT_BEGIN_IN_THE_PAST: 'invalid',
    POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST: 'conflict',
    FINANCING_POLICY_MUST_BE_IN_FORCE: 'conflict',
});

/**
 * Adds a policy to the book. Nothing is ever struck out: a later entry for the same day corrects an earlier one.
 *
 * A policy for the past would make lawful what was not. Only the first may begin in the past: before it nothing was
 * decided.
 */
export function setFinancingPolicy(
    policy: FinancingPolicy,
    { book, setAt }: { readonly book: FinancingPolicyBook | undefined; readonly setAt: Instant },
): FinancingPolicyBook {
    const last = book?.policies.at(-1);
    if (book === undefined || last === undefined) {
        return { policies: [policy] };
    }
    if (policy.effectiveFrom < chinaDate(setAt)) {
        throw refusal('POLICY_MUST_NOT_BEGIN_IN_THE_PAST');
    }
    if (policy.effectiveFrom < last.effectiveFrom) {
        throw refusal('POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST', { effectiveFrom: last.effectiveFrom });
    }

    return { policies: [...book.policies, policy] };
}

/** The policy that applies at an instant. Without one there is no cap, and so nothing is decided. */
export function financingPolicyAt(book: FinancingPolicyBook | undefined, at: Instant): FinancingPolicy {
    const today = chinaDate(at);
    const policy = book?.policies.filter((entry) => entry.effectiveFrom <= today).at(-1);
    if (policy === undefined) {
        throw refusal('FINANCING_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
