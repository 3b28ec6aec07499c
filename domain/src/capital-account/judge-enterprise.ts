import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { RestoreEnterprise } from './api.js';
import type { CapitalAccount } from './capital-account.js';
import { maximumFailures, type CapitalEnterprise } from './capital-enterprise.js';
import type { CheckedPayment } from './check-payment.js';

const refusal = refusals({ ENTERPRISE_MUST_PAY_CASE_BY_CASE: 'conflict' });

/** Registers an account, and tells its bank how the enterprise pays: it has failed nowhere, or somewhere. */
export function registerAccount(
    account: CapitalAccount,
    { enterprise, at }: { readonly enterprise: CapitalEnterprise | undefined; readonly at: Instant },
): { readonly account: CapitalAccount; readonly enterprise: CapitalEnterprise } {
    const { enterpriseUscc, bank, capitalAccountId } = account;
    const before: CapitalEnterprise = enterprise ?? {
        enterpriseUscc,
        standing: 'BY_COMMITMENT',
        accounts: [],
        failures: [],
        registeredAt: at,
    };

    return {
        account: { ...account, standing: before.standing },
        enterprise: { ...before, accounts: [...before.accounts, { bank, capitalAccountId }] },
    };
}

/** After a check that failed, or for which nothing was filed, the enterprise proves every payment before, at every bank. */
export function fallBack(
    enterprise: CapitalEnterprise,
    { bank, capitalPaymentId, check }: CheckedPayment,
): CapitalEnterprise {
    const status = check.status === 'NOT_FILED' ? 'NOT_FILED' : 'FAILED';
    const failure = { bank, capitalPaymentId, status, at: check.endedAt ?? check.evidenceUntil } as const;

    return {
        ...enterprise,
        standing: 'CASE_BY_CASE',
        failures: [...enterprise.failures, failure].slice(-maximumFailures),
    };
}

/** Lets it pay on commitment letters again. */
export function restoreEnterprise(
    { reason }: RestoreEnterprise,
    { enterprise, at }: { readonly enterprise: CapitalEnterprise; readonly at: Instant },
): CapitalEnterprise {
    if (enterprise.standing !== 'CASE_BY_CASE') {
        throw refusal('ENTERPRISE_MUST_PAY_CASE_BY_CASE');
    }

    return { ...enterprise, standing: 'BY_COMMITMENT', restored: { at, reason } };
}
