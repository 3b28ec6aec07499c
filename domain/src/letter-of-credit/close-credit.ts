import { monthsToCancellation } from '../domestic-credit/months-to-cancellation.js';
import type { DomesticPolicyBook } from '../domestic-credit/domestic-policy.js';
import { refusals } from '../kernel/refusal.js';
import { addMonths, chinaDate } from '../kernel/time.js';
import type { Advising } from './advise-credit.js';
import { creditStatus, type Credit } from './credit.js';
import { lastDayUnder, type LastDayFacts } from './last-day.js';
import { issuersBank } from './parties.js';

const refusal = refusals({
    CLOSING_MUST_BE_BY_ISSUING_BANK: 'forbidden',
    CREDIT_MUST_HAVE_ENDED: 'conflict',
    CREDIT_MUST_HAVE_EXPIRED_MONTHS_AGO: 'conflict',
});

/** What the closing of a credit that has expired starts from. */
export interface ClosingFacts extends Advising, LastDayFacts {
    readonly domesticPolicies?: DomesticPolicyBook | undefined;
}

/** Ends the record of a credit under which nobody owes anything any more. */
export function closeCredit(credit: Credit, facts: ClosingFacts): Credit {
    if (facts.bank !== issuersBank(credit)) {
        throw refusal('CLOSING_MUST_BE_BY_ISSUING_BANK');
    }
    const status = creditStatus(credit);
    if (status !== 'CANCELLED' && status !== 'EXPIRED') {
        throw refusal('CREDIT_MUST_HAVE_ENDED', { status });
    }
    if (status === 'EXPIRED') {
        mustHaveExpiredLongAgo(credit, facts);
    }

    return { ...credit, closedAt: facts.at };
}

/** A domestic credit is not ended by its bank alone before so many months after its last day are over. */
function mustHaveExpiredLongAgo(credit: Credit, { at, domesticPolicies, ...facts }: ClosingFacts): void {
    const months = monthsToCancellation({ ...credit, domesticPolicies });
    if (months === 0) {
        return;
    }
    const lastDay = addMonths(lastDayUnder(credit, facts).later.lastDay, months);
    if (chinaDate(at) <= lastDay) {
        throw refusal('CREDIT_MUST_HAVE_EXPIRED_MONTHS_AGO', { lastDay });
    }
}
