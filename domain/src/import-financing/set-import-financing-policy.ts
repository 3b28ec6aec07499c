import { addDated, inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { ImportFinancingPolicy, ImportFinancingPolicyBook } from './import-financing-policy.js';

const refusal = refusals({ IMPORT_FINANCING_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds a policy to the book. */
export function setImportFinancingPolicy(
    policy: ImportFinancingPolicy,
    { book, setAt }: { readonly book: ImportFinancingPolicyBook | undefined; readonly setAt: Instant },
): ImportFinancingPolicyBook {
    return { policies: addDated([policy], { entries: book?.policies ?? [], addedAt: setAt }) };
}

/** The policy that applies at an instant. Without one there is no cap on a declaration, and so nothing is decided. */
export function importFinancingPolicyAt(
    book: ImportFinancingPolicyBook | undefined,
    at: Instant,
): ImportFinancingPolicy {
    const policy = inForceOn(book?.policies ?? [], chinaDate(at));
    if (policy === undefined) {
        throw refusal('IMPORT_FINANCING_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
