import { monthsToCancellation } from '../domestic-credit/months-to-cancellation.js';
import type { DomesticPolicyBook } from '../domestic-credit/domestic-policy.js';
import { refusals } from '../kernel/refusal.js';
import { addMonths, chinaDate } from '../kernel/time.js';
import type { Advising } from './advise-credit.js';
import { drawingsOf } from '../presentation/drawings.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import { isHolding } from '../transfer/transferred-amount.js';
import type { Credit } from './credit.js';
import { lastDayUnder, type LastDayFacts } from './last-day.js';
import { statusOfWhole, type DrawnWhole } from './left-to-draw.js';
import { owedClaim, owedPresentation, type Under } from './owed-under.js';
import { issuersBank } from './parties.js';

const refusal = refusals({
    CLOSING_MUST_BE_BY_ISSUING_BANK: 'forbidden',
    CREDIT_MUST_HAVE_ENDED: 'conflict',
    CREDIT_MUST_HAVE_EXPIRED_MONTHS_AGO: 'conflict',
    PRESENTATIONS_MUST_BE_SETTLED: 'conflict',
    REIMBURSEMENT_CLAIMS_MUST_BE_SETTLED: 'conflict',
    TRANSFERS_MUST_BE_USED_UP_OR_RETURNED: 'conflict',
});

/** What closing starts from: the credit with everything under it, as the bank that closes holds it. */
export interface ClosingFacts extends Advising, LastDayFacts, Omit<DrawnWhole, 'credit'> {
    readonly reimbursementClaims: readonly ReimbursementClaim[];
    readonly domesticPolicies?: DomesticPolicyBook | undefined;
}

/**
 * Ends the record of a credit that nobody can draw any more, and under which nobody owes anything. What others owe the
 * issuing bank itself, such as what it asks back after a refusal, it may close upon.
 */
export function closeCredit(credit: Credit, facts: ClosingFacts): Credit {
    if (facts.bank !== issuersBank(credit)) {
        throw refusal('CLOSING_MUST_BE_BY_ISSUING_BANK');
    }
    const status = statusOfWhole({ ...facts, credit });
    if (status !== 'CANCELLED' && status !== 'EXPIRED' && status !== 'FULLY_DRAWN') {
        throw refusal('CREDIT_MUST_HAVE_ENDED', { status });
    }
    if (status === 'EXPIRED') {
        mustHaveExpiredLongAgo(credit, facts);
    }
    mustOweNothing({ ...facts, credit });
    mustBeUsedUp(facts);

    return { ...credit, closedAt: facts.at };
}

function mustOweNothing(under: Under): void {
    const presentation = owedPresentation(under);
    if (presentation !== undefined) {
        throw refusal('PRESENTATIONS_MUST_BE_SETTLED', { number: presentation.number, status: presentation.status });
    }
    const claim = owedClaim(under);
    if (claim !== undefined) {
        throw refusal('REIMBURSEMENT_CLAIMS_MUST_BE_SETTLED', { claimNumber: claim.number });
    }
}

/**
 * What a second beneficiary presents in time to the bank that has transferred comes later to the issuing bank (art. 38k),
 * which does not see its credit: so the transferring bank says by returning the transfer that nothing comes any more.
 */
function mustBeUsedUp({ transfers, presentations }: Pick<ClosingFacts, 'transfers' | 'presentations'>): void {
    const drawings = drawingsOf(presentations);
    const standing = transfers.find((transfer) => isHolding(transfer, drawings));
    if (standing !== undefined) {
        throw refusal('TRANSFERS_MUST_BE_USED_UP_OR_RETURNED', { transferNumber: standing.number });
    }
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
