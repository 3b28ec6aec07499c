import { addSigned, policyAt, type SettingPolicy } from '../approval/signed-policy.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { PackingCreditPolicy, PackingCreditPolicyBook } from './packing-credit-policy.js';

const refusal = refusals({ PACKING_CREDIT_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds a policy to the book, with the signatures of those who have set it. */
export function setPackingCreditPolicy(
    policy: PackingCreditPolicy,
    setting: SettingPolicy<PackingCreditPolicy>,
): PackingCreditPolicyBook {
    return addSigned([policy], setting);
}

/** The policy that applies at an instant. Without one there is no cap on an order, and so nothing is decided. */
export function packingCreditPolicyAt(book: PackingCreditPolicyBook | undefined, at: Instant): PackingCreditPolicy {
    const policy = policyAt(book, at);
    if (policy === undefined) {
        throw refusal('PACKING_CREDIT_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
