import { compare } from '../kernel/money.js';
import { hasBeenHonoured } from '../presentation/drawings.js';
import { forwardedFrom } from '../presentation/forwarded.js';
import { holdsAmount, isOpen } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import { isSettled } from '../reimbursement/claim-status.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import type { Credit } from './credit.js';

/** What is under a credit, as its issuing bank holds it. */
export interface Under {
    readonly credit: Pick<Credit, 'terms'>;
    /** As they stand. */
    readonly presentations: readonly Presentation[];
    readonly reimbursementClaims: readonly ReimbursementClaim[];
}

/**
 * A presentation under which somebody owes something: documents that a bank has still to decide on or to honour, what it has
 * bound itself to pay, and what the issuing bank owes a bank that has given value for it (UCP 600 art. 7c).
 */
export function owedPresentation(under: Under): Presentation | undefined {
    return under.presentations.find((each) => isOwed(each, under));
}

function isOwed(presentation: Presentation, { credit, presentations, reimbursementClaims }: Under): boolean {
    const { status, negotiation, examinesAs } = presentation;
    if (hasBeenHonoured(status) && status !== 'PAID') {
        return true;
    }
    if (forwardedFrom(presentation, presentations) !== undefined) {
        // The issuing bank has the documents: what it owes for them stands in the presentation to it.
        return false;
    }
    if (negotiation === undefined && status !== 'PAID') {
        return isOpen(status);
    }
    // A bank that has transferred the credit presents under the credit itself what it has paid for.
    const isForIssuer = examinesAs !== 'ISSUING_BANK' && credit.terms.transferred === undefined;

    return isForIssuer && !isReimbursed(presentation, reimbursementClaims);
}

function isReimbursed({ number, amount }: Presentation, claims: readonly ReimbursementClaim[]): boolean {
    return claims.some(
        (claim) => claim.presentationNumber === number && isSettled(claim.status) && compare(claim.amount, amount) >= 0,
    );
}

/**
 * A claim for reimbursement that the reimbursing bank may still pay, or of which the issuing bank owes the cover (art. 13b iii,
 * 13c). For documents that the issuing bank has refused it owes none.
 */
export function owedClaim({ presentations, reimbursementClaims }: Under): ReimbursementClaim | undefined {
    return reimbursementClaims.find(({ presentationNumber: number, status, demand, cover }) => {
        const forwarded = forwardedFrom({ number }, presentations);
        const isRefused = forwarded !== undefined && !holdsAmount(forwarded.status);
        const awaitsCover = !isSettled(status) || (demand !== undefined && cover === undefined);

        return status === 'CLAIMED' || (awaitsCover && !isRefused);
    });
}
