import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Presentation } from '../presentation/presentation.js';
import { isSettled } from './claim-status.js';
import type { ReimbursementClaim } from './reimbursement-claim.js';

const refusal = refusals({ REIMBURSEMENT_CLAIM_MUST_BE_SETTLED: 'conflict' });

/**
 * What the bank that sent these documents on has had for them through its claim for reimbursement. The issuing bank is to
 * provide one reimbursement, by another bank or itself (UCP 600 art. 7c, 13): while the claim is open either may still pay
 * it, so that nobody can say what is left. What was paid back after a refusal (art. 16g) is reimbursed no longer.
 */
export function reimbursedBefore(
    { firstPresentedAs }: Pick<Presentation, 'firstPresentedAs'>,
    { reimbursementClaims, at }: { readonly reimbursementClaims: readonly ReimbursementClaim[]; readonly at: Instant },
): NonNullable<Presentation['reimbursed']> | undefined {
    const claim = reimbursementClaims.find(
        ({ presentationNumber, refundedAt }) =>
            presentationNumber === firstPresentedAs?.number && refundedAt === undefined,
    );
    if (claim === undefined) {
        return undefined;
    }
    const { number: claimNumber, amount, status } = claim;
    if (!isSettled(status)) {
        throw refusal('REIMBURSEMENT_CLAIM_MUST_BE_SETTLED', { claimNumber });
    }

    return { claimNumber, amount, at };
}
