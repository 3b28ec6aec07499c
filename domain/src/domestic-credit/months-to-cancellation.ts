import type { CalendarDate } from '../kernel/time.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { DomesticPolicyBook } from './domestic-policy.js';
import { domesticPolicyOn } from './set-domestic-policies.js';

/**
 * Months that must have passed since the last day to present before the issuing bank may by itself end a credit that nobody
 * has drawn (注销); of one under other rules, none.
 */
export function monthsToCancellation({
    terms,
    issueDate,
    domesticPolicies,
}: {
    readonly terms: Pick<CreditTerms, 'applicableRules'>;
    readonly issueDate: CalendarDate;
    readonly domesticPolicies?: DomesticPolicyBook | undefined;
}): number {
    return terms.applicableRules.code === 'PRC_DOMESTIC'
        ? domesticPolicyOn(domesticPolicies, issueDate).monthsToCancellation
        : 0;
}
