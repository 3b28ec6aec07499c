import { addSigned, policyAt, type SettingPolicy } from '../approval/signed-policy.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { ImportFinancingPolicy, ImportFinancingPolicyBook } from './import-financing-policy.js';

const refusal = refusals({ IMPORT_FINANCING_POLICY_MUST_BE_IN_FORCE: 'conflict' });

/** Adds a policy to the book, with the signatures of those who have set it. */
export function setImportFinancingPolicy(
    policy: ImportFinancingPolicy,
    setting: SettingPolicy<ImportFinancingPolicy>,
): ImportFinancingPolicyBook {
    return addSigned([policy], setting);
}

/** The policy that applies at an instant. Without one there is no cap on a declaration, and so nothing is decided. */
export function importFinancingPolicyAt(
    book: ImportFinancingPolicyBook | undefined,
    at: Instant,
): ImportFinancingPolicy {
    const policy = policyAt(book, at);
    if (policy === undefined) {
        throw refusal('IMPORT_FINANCING_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
