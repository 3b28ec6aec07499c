import { addDated, inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate, Instant } from '../kernel/time.js';
import type { DomesticPolicy, DomesticPolicyBook } from './domestic-policy.js';

const refusal = refusals({ DOMESTIC_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds policies to the book. A credit that was issued before keeps the policy of its day. */
export function setDomesticPolicies(
    policies: readonly DomesticPolicy[],
    { book, setAt }: { readonly book: DomesticPolicyBook | undefined; readonly setAt: Instant },
): DomesticPolicyBook {
    return { policies: addDated(policies, { entries: book?.policies ?? [], addedAt: setAt }) };
}

/**
 * The policy under which a credit stands: that of the day of its issue, whatever was set since. The credit says that it is
 * issued under the measures, and what its parties have relied on must not change. Without one nothing is issued.
 */
export function domesticPolicyOn(book: DomesticPolicyBook | undefined, issueDate: CalendarDate): DomesticPolicy {
    const policy = inForceOn(book?.policies ?? [], issueDate);
    if (policy === undefined) {
        throw refusal('DOMESTIC_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
