import { addSigned, policyAt, type SettingPolicy } from '../approval/signed-policy.js';
import type { Instant } from '../kernel/time.js';
import type { WalletPolicy, WalletPolicyBook } from './wallet-policy.js';

/** Adds policies to the book, with the signatures of those who have set them. */
export function setWalletPolicies(
    policies: readonly WalletPolicy[],
    setting: SettingPolicy<WalletPolicy>,
): WalletPolicyBook {
    return addSigned(policies, setting);
}

/** The policy that applies at an instant; undefined before the first, when nothing is limited. */
export function walletPolicyAt(book: WalletPolicyBook | undefined, at: Instant): WalletPolicy | undefined {
    return policyAt(book, at);
}
