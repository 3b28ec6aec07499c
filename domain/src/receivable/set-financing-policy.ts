import { addDated, inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { FinancingPolicy, FinancingPolicyBook } from './policy.js';

const refusal = refusals({ FINANCING_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds a policy to the book. */
export function setFinancingPolicy(
    policy: FinancingPolicy,
    { book, setAt }: { readonly book: FinancingPolicyBook | undefined; readonly setAt: Instant },
): FinancingPolicyBook {
    return { policies: addDated([policy], { entries: book?.policies ?? [], addedAt: setAt }) };
}

/** The policy that applies at an instant. Without one there is no cap, and so nothing is decided. */
export function financingPolicyAt(book: FinancingPolicyBook | undefined, at: Instant): FinancingPolicy {
    const policy = inForceOn(book?.policies ?? [], chinaDate(at));
    if (policy === undefined) {
        throw refusal('FINANCING_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
