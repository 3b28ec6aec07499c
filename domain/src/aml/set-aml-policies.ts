import { addDated, inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate, Instant } from '../kernel/time.js';
import type { AmlPolicy, AmlPolicyBook } from './aml-policy.js';

const refusal = refusals({ AML_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds policies to the book. */
export function setAmlPolicies(
    policies: readonly AmlPolicy[],
    { book, setAt }: { readonly book: AmlPolicyBook | undefined; readonly setAt: Instant },
): AmlPolicyBook {
    return { policies: addDated(policies, { entries: book?.policies ?? [], addedAt: setAt }) };
}

/** The policy that applies on a day in China. Without one nothing says what is suspicious. */
export function amlPolicyOn(book: AmlPolicyBook, day: CalendarDate): AmlPolicy {
    const policy = inForceOn(book.policies, day);
    if (policy === undefined) {
        throw refusal('AML_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
