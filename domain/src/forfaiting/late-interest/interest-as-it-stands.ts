import { z } from 'zod';
import type { Claim } from '../../claim/claim.js';
import { unlessRefused } from '../../kernel/refusal.js';
import type { Clock } from '../../presentation/preclusion.js';
import { interestDue, interestDueSchema, type InterestDue, type LateInterestBooks } from './interest-due.js';
import { lateInterestStatuses } from './late-interest-status.js';
import type { LateInterest } from './late-interest.js';

export const standingInterestSchema = interestDueSchema.extend({
    /** It accrues until the claim is paid, and is owed from then on whether it is claimed or not. */
    status: z.enum(['ACCRUING', 'OWED', ...lateInterestStatuses]),
});
/** What a debtor owes for being late, as it stands now. */
export type StandingInterest = z.output<typeof standingInterestSchema>;

/** Nothing where the debtor is not late, or nobody has said by which rate. */
export function interestAsItStands(
    { claim, lateInterest }: { readonly claim: Claim; readonly lateInterest: LateInterest | undefined },
    clock: Clock & LateInterestBooks,
): StandingInterest | undefined {
    if (lateInterest !== undefined) {
        return { ...dueOf(lateInterest), status: lateInterest.status };
    }
    const due = unlessRefused(unknown, () => interestDue(claim, clock));

    return due && { ...due, status: claim.payment === undefined ? 'ACCRUING' : 'OWED' };
}

function dueOf({ yearlyBasisPoints, daysPerYear, from, until, amount }: LateInterest): InterestDue {
    return { yearlyBasisPoints, daysPerYear, from, until, amount };
}

const unknown: readonly string[] = ['LATE_INTEREST_RATE_MUST_BE_KNOWN', 'DAY_COUNT_MUST_BE_KNOWN'];
