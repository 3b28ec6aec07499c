import { refusals } from '../kernel/refusal.js';
import { chinaDate, daysBetween, type CalendarDate, type Instant } from '../kernel/time.js';
import type { DecisionCode, Financing } from './financing.js';
import type { TenorPolicy } from './policy.js';

const refusal = refusals({ DUE_DATE_MUST_BE_IN_FUTURE: 'invalid' });

type Due = Pick<Financing, 'dueOn'>;
type TenorFault = Extract<DecisionCode, 'DUE_DATE_MUST_BE_NAMED' | 'DUE_DATE_MUST_BE_WITHIN_TENOR'>;

/** Refuses a loan that would be due on the day on which it is asked for, or before. Days are those of China. */
export function mustBeDueLater(dueOn: CalendarDate | undefined, askedAt: Instant): void {
    if (dueOn !== undefined && dueOn <= chinaDate(askedAt)) {
        throw refusal('DUE_DATE_MUST_BE_IN_FUTURE');
    }
}

/** What the policy finds wrong with the time for which money is to be lent; a policy without tenor asks for none. */
export function tenorFault(
    { dueOn }: Due,
    { tenor, decidedAt }: { readonly tenor: TenorPolicy | undefined; readonly decidedAt: Instant },
): TenorFault | undefined {
    if (tenor === undefined) {
        return undefined;
    }
    if (dueOn === undefined) {
        return 'DUE_DATE_MUST_BE_NAMED';
    }

    return daysBetween(chinaDate(decidedAt), dueOn) > tenor.maximumDays ? 'DUE_DATE_MUST_BE_WITHIN_TENOR' : undefined;
}

/** On the day itself a loan is still repaid in time. One of which nobody has said when it is due is never late. */
export function isPastDue(due: Due, at: Instant): boolean {
    return daysPastDue(due, at) > 0;
}

/** By how many days the day is past on which a loan is due; none before. */
export function daysPastDue({ dueOn }: Due, at: Instant): number {
    return dueOn === undefined ? 0 : Math.max(0, daysBetween(dueOn, chinaDate(at)));
}
