import { refusals } from '../../kernel/refusal.js';

const refusal = refusals({ LATE_INTEREST_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where stands what a debtor is asked for having paid late.
 *
 *     CLAIMED ─► PAID │ WAIVED
 */
export const lateInterestStatuses = ['CLAIMED', 'PAID', 'WAIVED'] as const;
export type LateInterestStatus = (typeof lateInterestStatuses)[number];

/** The debtor pays it, or who is owed it waives it. */
export const lateInterestSteps = ['PAY', 'WAIVE'] as const;
export type LateInterestStep = (typeof lateInterestSteps)[number];

/** What can be done from each state, and where it leads. What is not here is refused. */
export const lateInterestTransitions: Readonly<
    Record<LateInterestStatus, Partial<Record<LateInterestStep, LateInterestStatus>>>
> = {
    CLAIMED: { PAY: 'PAID', WAIVE: 'WAIVED' },
    PAID: {},
    WAIVED: {},
};

/** Where a step leads; one that it does not stand at is refused. */
export function lateInterestAfter(status: LateInterestStatus, step: LateInterestStep): LateInterestStatus {
    const next = lateInterestTransitions[status][step];
    if (next === undefined) {
        throw refusal('LATE_INTEREST_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}
