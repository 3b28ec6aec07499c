import { refusals } from '../kernel/refusal.js';

const refusal = refusals({ RECLAIM_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where stands what an issuing bank asks back.
 *
 *     CLAIMED ─► DISPUTED
 *        └──────────┴─► PAID
 */
export const reclaimStatuses = ['CLAIMED', 'DISPUTED', 'PAID'] as const;
export type ReclaimStatus = (typeof reclaimStatuses)[number];

/** What the bank that was reimbursed does about it. */
export const reclaimSteps = ['DISPUTE', 'PAY'] as const;
export type ReclaimStep = (typeof reclaimSteps)[number];

/** What can be done from each state, and where it leads. What is not here is refused. */
export const transitions: Readonly<Record<ReclaimStatus, Partial<Record<ReclaimStep, ReclaimStatus>>>> = {
    CLAIMED: { DISPUTE: 'DISPUTED', PAY: 'PAID' },
    DISPUTED: { PAY: 'PAID' },
    PAID: {},
};

/** Where a step leads; one that it does not stand at is refused. */
export function stepFrom(status: ReclaimStatus, step: ReclaimStep): ReclaimStatus {
    const next = transitions[status][step];
    if (next === undefined) {
        throw refusal('RECLAIM_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}
