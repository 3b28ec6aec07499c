import { addSigned, policyAt, type SettingPolicy } from '../../approval/signed-policy.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import type { MarketPolicy, MarketPolicyBook } from './market-policy.js';

const refusal = refusals({ MARKET_MUST_HAVE_POLICY: 'conflict' });

/** Adds policies to the book, with the signatures of those who have set them. What was offered before stands as it was shown. */
export function setMarketPolicies(
    policies: readonly MarketPolicy[],
    setting: SettingPolicy<MarketPolicy>,
): MarketPolicyBook {
    return addSigned(policies, setting);
}

/** The policy in force; undefined before the first. */
export function findMarketPolicy(book: MarketPolicyBook | undefined, at: Instant): MarketPolicy | undefined {
    return policyAt(book, at);
}

/** The policy in force. Without one nobody can say what is shown and what is hidden behind it. */
export function marketPolicyAt(book: MarketPolicyBook | undefined, at: Instant): MarketPolicy {
    const policy = findMarketPolicy(book, at);
    if (policy === undefined) {
        throw refusal('MARKET_MUST_HAVE_POLICY');
    }

    return policy;
}
