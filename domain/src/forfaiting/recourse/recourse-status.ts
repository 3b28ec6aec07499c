import { refusals } from '../../kernel/refusal.js';

const refusal = refusals({ RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where stands what a buyer asks back of its seller.
 *
 *     CLAIMED ─► ADMITTED ─► REFUNDED
 *        │          └─► WITHDRAWN │ COLLECTED, when the debtor has paid
 *        └─► REJECTED │ WITHDRAWN │ COLLECTED
 */
export const recourseStatuses = ['CLAIMED', 'ADMITTED', 'REFUNDED', 'REJECTED', 'WITHDRAWN', 'COLLECTED'] as const;
export type RecourseStatus = (typeof recourseStatuses)[number];

/** The seller admits or rejects it and pays back, the buyer withdraws it, and the debtor's payment ends it. */
export const recourseSteps = ['ADMIT', 'REJECT', 'WITHDRAW', 'REFUND', 'COLLECT'] as const;
export type RecourseStep = (typeof recourseSteps)[number];

/** What can be done from each state, and where it leads. What is not here is refused. */
export const recourseTransitions: Readonly<Record<RecourseStatus, Partial<Record<RecourseStep, RecourseStatus>>>> = {
    CLAIMED: { ADMIT: 'ADMITTED', REJECT: 'REJECTED', WITHDRAW: 'WITHDRAWN', COLLECT: 'COLLECTED' },
    ADMITTED: { REFUND: 'REFUNDED', WITHDRAW: 'WITHDRAWN', COLLECT: 'COLLECTED' },
    // What was paid back is nobody's to withdraw any more.
    REFUNDED: {},
    REJECTED: {},
    WITHDRAWN: {},
    COLLECTED: {},
};

/** Whether it may still come to a refund. */
export function isOpenRecourse(status: RecourseStatus): boolean {
    return status === 'CLAIMED' || status === 'ADMITTED';
}

/** Where a step leads; one that it does not stand at is refused. */
export function recourseAfter(status: RecourseStatus, step: RecourseStep): RecourseStatus {
    const next = recourseTransitions[status][step];
    if (next === undefined) {
        throw refusal('RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}
