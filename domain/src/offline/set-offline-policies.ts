import { mustBePayable } from '../dcep/spend-coins.js';
import { addDated, inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { OfflinePolicy, OfflinePolicyBook } from './offline-policy.js';

const refusal = refusals({ OFFLINE_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds policies to the book. What is on a device already keeps the caps of the day on which it was loaded. */
export function setOfflinePolicies(
    policies: readonly OfflinePolicy[],
    { book, setAt }: { readonly book: OfflinePolicyBook | undefined; readonly setAt: Instant },
): OfflinePolicyBook {
    policies.forEach(({ caps }, policy) => mustBePayable(caps.amount, { policy }));

    return { policies: addDated(policies, { entries: book?.policies ?? [], addedAt: setAt }) };
}

/** The policy that applies at an instant. Without one nothing is put on a device. */
export function offlinePolicyAt(book: OfflinePolicyBook | undefined, at: Instant): OfflinePolicy {
    const policy = inForceOn(book?.policies ?? [], chinaDate(at));
    if (policy === undefined) {
        throw refusal('OFFLINE_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
