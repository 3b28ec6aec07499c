import type { Claim } from '../../claim/claim.js';
import { debtOf } from '../../claim/pay-claim.js';
import { dueToAssignees, type Assigned } from '../../assignment/pay-proceeds.js';
import { refusals } from '../../kernel/refusal.js';
import type { Credit } from '../../letter-of-credit/credit.js';
import type { Presentation } from '../../presentation/presentation.js';

const refusal = refusals({ CLAIM_MUST_NOT_BE_ASSIGNED: 'conflict' });

/** For what a claim came about, and who else may have a share in what is paid on it. */
export interface ClaimOrigin extends Assigned {
    readonly credit: Pick<Credit, 'terms'>;
    readonly presentation: Presentation;
}

/**
 * What the debtor owes assignees of the beneficiary first (UCP 600 art. 39) is not the beneficiary's to sell any more, and no
 * forfaiter buys what somebody else is paid. A claim that was sold
 * already is free of them, and its holder need not be party to the credit.
 */
export function mustNotBeAssigned(claim: Claim, origin: ClaimOrigin | undefined): void {
    if (origin === undefined) {
        return;
    }
    const { credit } = origin;
    if (dueToAssignees(debtOf(claim, { credit, amount: claim.amount }), origin).length > 0) {
        throw refusal('CLAIM_MUST_NOT_BE_ASSIGNED');
    }
}
