import type { CurrencyPolicy } from '../currency/currency-policy.js';
import { add, compare, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { Reserve } from './reserve.js';

const refusal = refusals({
    ISSUE_MUST_NOT_EXCEED_DAILY_CAP: 'conflict',
    REDEMPTION_MUST_NOT_EXCEED_DAILY_CAP: 'conflict',
});

/** The policy of the day, and when the exchange is made. */
export interface ExchangeFacts {
    readonly policy: CurrencyPolicy;
    readonly at: Instant;
}

type DayOfExchange = NonNullable<Reserve['lastDay']>;

/** The day of a bank's exchanges with an issue added, if the policy allows that much on one day. */
export function dayWithIssue(amount: Money, reserve: Reserve, { policy, at }: ExchangeFacts): DayOfExchange {
    const today = dayOf(reserve, at);
    const issued = add(today.issued, amount);
    if (exceeds(issued, policy.dailyCaps.issue)) {
        throw refusal('ISSUE_MUST_NOT_EXCEED_DAILY_CAP');
    }

    return { ...today, issued };
}

/** The same for a redemption. */
export function dayWithRedemption(amount: Money, reserve: Reserve, { policy, at }: ExchangeFacts): DayOfExchange {
    const today = dayOf(reserve, at);
    const destroyed = add(today.destroyed, amount);
    if (exceeds(destroyed, policy.dailyCaps.redemption)) {
        throw refusal('REDEMPTION_MUST_NOT_EXCEED_DAILY_CAP');
    }

    return { ...today, destroyed };
}

/**
 * A transaction carries its client's time, which may be some minutes behind that of the one before. The day that has
 * begun goes on then: an account that went back a day would forget what was exchanged on the later one.
 */
function dayOf({ lastDay }: Reserve, at: Instant): DayOfExchange {
    const day = chinaDate(at);

    return lastDay === undefined || lastDay.day < day ? { day, issued: zero('CNY'), destroyed: zero('CNY') } : lastDay;
}

function exceeds(amount: Money, cap: Money | undefined): boolean {
    return cap !== undefined && compare(amount, cap) > 0;
}
