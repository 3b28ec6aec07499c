import { z } from 'zod';
import { addDays } from '../../kernel/time.js';
import type { Claim } from '../../claim/claim.js';
import type { DayCountBook } from '../../day-count/day-count-convention.js';
import { daysPerYearOn } from '../../day-count/set-day-counts.js';
import { interestBasisSchema, simpleInterest } from '../../day-count/simple-interest.js';
import { moneySchema } from '../../kernel/money.js';
import { dateSchema } from '../../kernel/time.js';
import type { Clock } from '../../presentation/preclusion.js';
import { punctualityOf } from '../holding/stands.js';
import { lateInterestRateOn, type LateInterestRateBook } from './late-interest-rate.js';

export const interestDueSchema = interestBasisSchema.extend({
    /** The day on which the claim was paid; as long as it is not, today. */
    until: dateSchema,
    amount: moneySchema,
});
/** What a debtor owes for having paid late, with all that it is worked out from. */
export type InterestDue = z.output<typeof interestDueSchema>;

/** What is public by which interest for being late is worked out. */
export interface LateInterestBooks {
    readonly rates: LateInterestRateBook | undefined;
    readonly dayCounts: DayCountBook | undefined;
}

/**
 * What a debtor owes beside the claim for the days since it was payable, until it has paid; nothing where it is not late. The
 * rate and the day count are those of the day on which it was payable, and the sum is rounded once.
 */
export function interestDue(claim: Claim, clock: Clock & LateInterestBooks): InterestDue | undefined {
    const { dueOn: from, daysLate } = punctualityOf(claim, clock);
    if (daysLate === 0) {
        return undefined;
    }
    const asked = { currency: claim.amount.currency, day: from };
    const basis = {
        yearlyBasisPoints: lateInterestRateOn(clock.rates, asked),
        daysPerYear: daysPerYearOn(clock.dayCounts, asked),
        from,
    };
    const until = addDays(from, daysLate);

    return { ...basis, until, amount: simpleInterest(claim.amount, basis, until) };
}
