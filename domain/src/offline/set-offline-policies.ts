import { addSigned, policyAt, type SettingPolicy } from '../approval/signed-policy.js';
import { mustBePayable } from '../dcep/spend-coins.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { OfflinePolicy, OfflinePolicyBook } from './offline-policy.js';

const refusal = refusals({ OFFLINE_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds policies to the book, with the signatures of those who have set them. What is on a device already keeps the caps of the day on which it was loaded. */
export function setOfflinePolicies(
    policies: readonly OfflinePolicy[],
    setting: SettingPolicy<OfflinePolicy>,
): OfflinePolicyBook {
    policies.forEach(({ caps }, policy) => mustBePayable(caps.amount, { policy }));

    return addSigned(policies, setting);
}

/** The policy that applies at an instant. Without one nothing is put on a device. */
export function offlinePolicyAt(book: OfflinePolicyBook | undefined, at: Instant): OfflinePolicy {
    const policy = policyAt(book, at);
    if (policy === undefined) {
        throw refusal('OFFLINE_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
