import { addSigned, policyAt, type SettingPolicy } from '../approval/signed-policy.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { FinancingPolicy, FinancingPolicyBook } from './policy.js';

const refusal = refusals({ FINANCING_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds a policy to the book, with the signatures of those who have set it. */
export function setFinancingPolicy(
    policy: FinancingPolicy,
    setting: SettingPolicy<FinancingPolicy>,
): FinancingPolicyBook {
    return addSigned([policy], setting);
}

/** The policy that applies at an instant. Without one there is no cap, and so nothing is decided. */
export function financingPolicyAt(book: FinancingPolicyBook | undefined, at: Instant): FinancingPolicy {
    const policy = policyAt(book, at);
    if (policy === undefined) {
        throw refusal('FINANCING_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
