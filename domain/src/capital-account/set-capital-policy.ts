import { addSigned, policyAt, type SettingPolicy } from '../approval/signed-policy.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { CapitalPolicy, CapitalPolicyBook } from './capital-policy.js';

const refusal = refusals({
    CAPITAL_POLICY_MUST_BE_IN_FORCE: 'conflict',
    CURRENCY_MUST_BE_IN_CAPITAL_POLICY: 'invalid',
});

/** Adds a policy to the book, with the signatures of those who have set it. */
export function setCapitalPolicy(policy: CapitalPolicy, setting: SettingPolicy<CapitalPolicy>): CapitalPolicyBook {
    return addSigned([policy], setting);
}

/** The policy that applies at an instant. Without one nobody knows what is forbidden, and so nothing is paid. */
export function capitalPolicyAt(book: CapitalPolicyBook | undefined, at: Instant): CapitalPolicy {
    const policy = policyAt(book, at);
    if (policy === undefined) {
        throw refusal('CAPITAL_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}

/** From what amount on a payment in a currency is large; an account is in a currency for which that is said. */
export function largeFromIn(currency: string, { largeFrom }: CapitalPolicy): Money {
    const amount = largeFrom.find((each) => each.currency === currency);
    if (amount === undefined) {
        throw refusal('CURRENCY_MUST_BE_IN_CAPITAL_POLICY');
    }

    return amount;
}
