import { refusals } from '../../kernel/refusal.js';

const refusal = refusals({ PARTICIPATION_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where a participation stands. Unfunded, its bank pays nothing until the claim is overdue and it is called upon; funded, its
 * money is in from the beginning.
 *
 *     OFFERED ─► ACCEPTED ─► FUNDED ────────────────────────► COLLECTED ◄─► PASSED_ON
 *        │          │└─────► STANDING_BY ─► CALLED ─► COVERED ─┘
 *        ├──────────┴─► LAPSED    └────────────┴─► RELEASED
 *        └─► DECLINED │ WITHDRAWN
 */
export const participationStatuses = [
    'OFFERED',
    'DECLINED',
    'WITHDRAWN',
    'LAPSED',
    'ACCEPTED',
    'FUNDED',
    'STANDING_BY',
    'CALLED',
    'COVERED',
    'RELEASED',
    'COLLECTED',
    'PASSED_ON',
] as const;
export type ParticipationStatus = (typeof participationStatuses)[number];

/** What moves a participation on. */
export const participationSteps = [
    'DECLINE',
    'WITHDRAW',
    'LAPSE',
    'ACCEPT',
    'FUND',
    'STAND_BY',
    'CALL',
    'COVER',
    'RELEASE',
    'COLLECT',
    'PASS_ON',
] as const;
export type ParticipationStep = (typeof participationSteps)[number];

/** What can be done from each state, and where it leads. What is not here is refused. */
export const participationTransitions: Readonly<
    Record<ParticipationStatus, Partial<Record<ParticipationStep, ParticipationStatus>>>
> = {
    OFFERED: { ACCEPT: 'ACCEPTED', DECLINE: 'DECLINED', WITHDRAW: 'WITHDRAWN', LAPSE: 'LAPSED' },
    DECLINED: {},
    WITHDRAWN: {},
    LAPSED: {},
    // Nobody bears a risk before the price, or the fee, is paid.
    ACCEPTED: { FUND: 'FUNDED', STAND_BY: 'STANDING_BY', LAPSE: 'LAPSED' },
    FUNDED: { COLLECT: 'COLLECTED' },
    STANDING_BY: { CALL: 'CALLED', RELEASE: 'RELEASED' },
    // The debtor may still pay before the participant does.
    CALLED: { COVER: 'COVERED', RELEASE: 'RELEASED' },
    COVERED: { COLLECT: 'COLLECTED' },
    RELEASED: {},
    COLLECTED: { PASS_ON: 'PASSED_ON' },
    // What the debtor pays for having been late comes after the claim.
    PASSED_ON: { COLLECT: 'COLLECTED' },
};

/** Where a step leads; one that the participation does not stand at is refused. */
export function participationAfter(status: ParticipationStatus, step: ParticipationStep): ParticipationStatus {
    const next = participationTransitions[status][step];
    if (next === undefined) {
        throw refusal('PARTICIPATION_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}

const engagedStatuses: readonly ParticipationStatus[] = [
    'OFFERED',
    'ACCEPTED',
    'FUNDED',
    'STANDING_BY',
    'CALLED',
    'COVERED',
];

/** Whether it keeps the claim from being sold, and its share from being given to another. */
export function isEngaged({ status }: { readonly status: ParticipationStatus }): boolean {
    return engagedStatuses.includes(status);
}
