import { addSigned, type SettingPolicy } from '../approval/signed-policy.js';
import { inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type CalendarDate, type Instant } from '../kernel/time.js';
import type { CurrencyPolicy, CurrencyPolicyBook } from './currency-policy.js';

const refusal = refusals({
    RESERVE_MUST_BE_FULL_FOR_CASH: 'invalid',
    CASH_MUST_BEAR_NO_INTEREST: 'invalid',
    CURRENCY_POLICY_MUST_BE_IN_FORCE: 'conflict',
});

const whole = 10_000;

/** Adds policies to the book, with the signatures of those who have set them. What is like cash is covered whole, whoever keeps it, and earns nothing. */
export function setCurrencyPolicies(
    policies: readonly CurrencyPolicy[],
    setting: SettingPolicy<CurrencyPolicy>,
): CurrencyPolicyBook {
    for (const { regime, reserveBasisPoints, interest } of policies) {
        if (regime === 'CASH_LIKE' && Object.values(reserveBasisPoints).some((part) => part !== whole)) {
            throw refusal('RESERVE_MUST_BE_FULL_FOR_CASH');
        }
        if (regime === 'CASH_LIKE' && interest !== undefined) {
            throw refusal('CASH_MUST_BEAR_NO_INTEREST');
        }
    }

    return addSigned(policies, setting);
}

/** The policy that applies at an instant. Without one nobody has said what the money is, and none is issued. */
export function currencyPolicyAt(book: CurrencyPolicyBook | undefined, at: Instant): CurrencyPolicy {
    return currencyPolicyOn(book, chinaDate(at));
}

/** The policy that applies on a day in China. */
export function currencyPolicyOn(book: CurrencyPolicyBook | undefined, day: CalendarDate): CurrencyPolicy {
    const policy = inForceOn(book?.policies ?? [], day);
    if (policy === undefined) {
        throw refusal('CURRENCY_POLICY_MUST_BE_IN_FORCE');
    }

    return policy;
}
