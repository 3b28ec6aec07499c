import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import { deadlinesOf } from '../calendar/deadline.js';
import { readingsOf } from '../calendar/readings.js';
import { domesticPolicyOn } from '../domestic-credit/set-domestic-policies.js';
import type { Instant } from '../kernel/time.js';
import type { Advised } from '../letter-of-credit/credit.js';
import { bankIn, locationOf } from '../letter-of-credit/parties.js';
import { isUnderMeasures } from '../letter-of-credit/rules.js';
import type { Actor } from './actor.js';
import { dueBy, type Due } from './due.js';
import type { TimelineFacts } from './entry.js';

/** A credit or an amendment that is to be passed on. */
type ToAdvise = Advised & { readonly issuedAt: Instant };

/**
 * By when a bank passes a credit or an amendment on, or says that it does not: without delay (UCP 600 art. 9e), under the
 * measures in so many banking days of its place after it came, to the second bank when the first had passed it on.
 */
export function timeToAdvise(
    { bank = '' }: Actor,
    { issuedAt, advices }: ToAdvise,
    { credit, calendarBook, domesticPolicies }: TimelineFacts,
): Due {
    const { terms, issueDate } = credit;
    if (!isUnderMeasures(terms)) {
        return { kind: 'WITHOUT_DELAY' };
    }
    const first = bankIn(terms, 'ADVISING_BANK');
    const receivedAt = (bank !== first && advices.find((advice) => advice.bank === first)?.at) || issuedAt;

    return dueBy(() => {
        const { adviceDays: bankingDays } = domesticPolicyOn(domesticPolicies, issueDate);
        const calendar = calendarOfLocation(calendarBook, locationOf(terms, bank));
        return deadlinesOf({ receivedAt, bankingDays }, readingsOf(calendar, bank));
    });
}
