import { refusals } from '../kernel/refusal.js';

const refusal = refusals({ REIMBURSEMENT_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where a claim for reimbursement stands (reference §1.5).
 *
 *     CLAIMED ─► REIMBURSED (when late, with interest from the issuing bank: art. 13b iii)
 *        ├─────► DECLINED ─► COVERED (by the issuing bank, which is never relieved: UCP 600 art. 13c)
 *        └─────► OVERDUE ──► REIMBURSED │ COVERED
 */
export const claimStatuses = ['CLAIMED', 'REIMBURSED', 'DECLINED', 'OVERDUE', 'COVERED'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** What moves a claim on. */
export const claimSteps = ['REIMBURSE', 'DECLINE', 'MISS_DEADLINE', 'COVER', 'COMPENSATE'] as const;
export type ClaimStep = (typeof claimSteps)[number];

/** What can be done from each state, and where it leads. What is not here is refused. */
export const transitions: Readonly<Record<ClaimStatus, Partial<Record<ClaimStep, ClaimStatus>>>> = {
    CLAIMED: { REIMBURSE: 'REIMBURSED', DECLINE: 'DECLINED', MISS_DEADLINE: 'OVERDUE' },
    REIMBURSED: { COMPENSATE: 'REIMBURSED' },
    DECLINED: { COVER: 'COVERED' },
    // Late money is better than none, but a notice that comes late is none (URR 725 art. 11a).
    OVERDUE: { REIMBURSE: 'REIMBURSED', COVER: 'COVERED' },
    COVERED: {},
};

/** Where a step leads; one that the claim does not stand at is refused. */
export function stepFrom(status: ClaimStatus, step: ClaimStep): ClaimStatus {
    const next = transitions[status][step];
    if (next === undefined) {
        throw refusal('REIMBURSEMENT_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}

/** Whether the claiming bank has its money, from the reimbursing or from the issuing bank. */
export function isSettled(status: ClaimStatus): boolean {
    return status === 'REIMBURSED' || status === 'COVERED';
}

/** The states in which nothing of the authorisation is held for a claim: the reimbursing bank will not pay it any more. */
const released: readonly ClaimStatus[] = ['DECLINED', 'COVERED'];

/** Whether the amount of a claim in this state counts as claimed under the authorisation. */
export function holdsAuthorisation(status: ClaimStatus): boolean {
    return !released.includes(status);
}
