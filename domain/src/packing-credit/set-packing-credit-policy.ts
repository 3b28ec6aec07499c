import { addDated, inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { PackingCreditPolicy, PackingCreditPolicyBook } from './packing-credit-policy.js';

const refusal = refusals({ PACKING_CREDIT_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds a policy to the book. */
export function setPackingCreditPolicy(
    policy: PackingCreditPolicy,
    { book, setAt }: { readonly book: PackingCreditPolicyBook | undefined; readonly setAt: Instant },
): PackingCreditPolicyBook {
    return { policies: addDated([policy], { entries: book?.policies ?? [], addedAt: setAt }) };
}

/** The policy that applies at an instant. Without one there is no cap on an order, and so nothing is decided. */
export function packingCreditPolicyAt(book: PackingCreditPolicyBook | undefined, at: Instant): PackingCreditPolicy {
    const policy = inForceOn(book?.policies ?? [], chinaDate(at));
    if (policy === undefined) {
        throw refusal('PACKING_CREDIT_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
