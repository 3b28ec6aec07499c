import { addSigned, policyAt, type SettingPolicy } from '../approval/signed-policy.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { TaxFormPolicy, TaxFormPolicyBook } from './tax-form-policy.js';

const refusal = refusals({
    TAX_FORM_POLICY_MUST_BE_IN_FORCE: 'conflict',
    CURRENCY_MUST_HAVE_THRESHOLD: 'invalid',
});

/** Adds a policy to the book, with the signatures of those who have set it. */
export function setTaxFormPolicy(policy: TaxFormPolicy, setting: SettingPolicy<TaxFormPolicy>): TaxFormPolicyBook {
    return addSigned([policy], setting);
}

/** The policy that applies at an instant. Without one nobody knows what needs a form, and so nothing is decided. */
export function taxFormPolicyAt(book: TaxFormPolicyBook | undefined, at: Instant): TaxFormPolicy {
    const policy = policyAt(book, at);
    if (policy === undefined) {
        throw refusal('TAX_FORM_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}

/** The most that a payment may be without a form, in its own currency. */
export function thresholdIn(currency: string, { thresholds }: TaxFormPolicy): Money {
    const threshold = thresholds.find((each) => each.currency === currency);
    if (threshold === undefined) {
        throw refusal('CURRENCY_MUST_HAVE_THRESHOLD');
    }

    return threshold;
}
