import { addDated, inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { FinancingPolicy, FinancingPolicyBook, PolicySignatures } from './policy.js';

const refusal = refusals({
    FINANCING_POLICY_MUST_BE_SET_BY_TWO: 'forbidden',
    FINANCING_POLICY_MUST_BE_IN_FORCE: 'conflict',
});

export interface SettingPolicy {
    readonly book: FinancingPolicyBook | undefined;
    readonly setAt: Instant;
    readonly signed: PolicySignatures;
}

/** Adds a policy to the book, with the signatures of those who have set it. */
export function setFinancingPolicy(
    policy: FinancingPolicy,
    { book, setAt, signed }: SettingPolicy,
): FinancingPolicyBook {
    const entries = book?.policies ?? [];
    mustBeSetByTwo(entries, signed);

    return { policies: addDated([{ ...policy, signed }], { entries, addedAt: setAt }) };
}

/** That others take two holds from the moment that it is set: whoever would go back to one needs another for it. */
function mustBeSetByTwo(policies: readonly FinancingPolicy[], { proposed }: PolicySignatures): void {
    if (policies.at(-1)?.changesTakeTwo === true && proposed === undefined) {
        throw refusal('FINANCING_POLICY_MUST_BE_SET_BY_TWO');
    }
}

/** The policy that applies at an instant. Without one there is no cap, and so nothing is decided. */
export function financingPolicyAt(book: FinancingPolicyBook | undefined, at: Instant): FinancingPolicy {
    const policy = inForceOn(book?.policies ?? [], chinaDate(at));
    if (policy === undefined) {
        throw refusal('FINANCING_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
