import type { Claim } from '../../claim/claim.js';
import { refusals } from '../../kernel/refusal.js';
import type { Clock } from '../../presentation/preclusion.js';
import { interestDue, type LateInterestBooks } from './interest-due.js';
import type { LateInterest } from './late-interest.js';

const refusal = refusals({
    LATE_INTEREST_MUST_BE_CLAIMED_BY_HOLDER: 'forbidden',
    LATE_INTEREST_MUST_FOLLOW_PAYMENT: 'conflict',
    LATE_INTEREST_MUST_BE_OWED: 'conflict',
});

/** What claiming starts from; the calendar is that of the place where the claim was payable. */
export interface ClaimingFacts extends Clock, LateInterestBooks {
    readonly bank: string;
    readonly claim: Claim;
}

/**
 * Asks the debtor for what it owes beside the claim, when it has paid it and how late is known. How much that is follows from
 * the claim and the books; who was paid says neither days nor rate.
 */
export function claimLateInterest({ bank, claim, ...books }: ClaimingFacts): LateInterest {
    const { claimId, creditId, debtorBank, holder: creditorBank, maturity } = claim;
    if (bank !== creditorBank) {
        throw refusal('LATE_INTEREST_MUST_BE_CLAIMED_BY_HOLDER');
    }
    if (claim.payment === undefined) {
        throw refusal('LATE_INTEREST_MUST_FOLLOW_PAYMENT');
    }
    const due = interestDue(claim, books);
    if (due === undefined || due.amount.minorUnits === 0n) {
        throw refusal('LATE_INTEREST_MUST_BE_OWED');
    }

    return {
        ...{ claimId, creditId, debtorBank, creditorBank, maturity },
        ...due,
        claimedAt: books.at,
        status: 'CLAIMED',
    };
}
