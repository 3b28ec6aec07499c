import { refusals } from '../kernel/refusal.js';

const refusal = refusals({ PRESENTATION_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where a presentation stands with the bank that examines it (reference §1.5).
 *
 *     INCOMPLETE ─► LODGED ─► EXAMINING ─► COMPLYING ─► PAID │ UNDERTAKEN ─► MATURED ─► PAID │ NEGOTIATED
 *                                  ├─► DISCREPANT ─► WAIVER_SOUGHT ─► WAIVED (as COMPLYING)
 *                                  │       └──────────┴─► REFUSED ─► RETURNED │ REPRESENTED │ WAIVED
 *                                  └─► SUSPENDED ─► LODGED │ RECORD_NOT_PRESENTED
 *     LODGED, EXAMINING, DISCREPANT, WAIVER_SOUGHT ─► NEGOTIATED, under the measures, once the issuing bank is bound
 *     EXAMINING, DISCREPANT, WAIVER_SOUGHT ─► PRECLUDED (as COMPLYING) when time is over without a valid notice
 */
export const presentationStatuses = [
    'INCOMPLETE',
    'LODGED',
    'EXAMINING',
    'SUSPENDED',
    'RECORD_NOT_PRESENTED',
    'COMPLYING',
    'DISCREPANT',
    'WAIVER_SOUGHT',
    'WAIVED',
    'REFUSED',
    'RETURNED',
    'REPRESENTED',
    'PRECLUDED',
    'NEGOTIATED',
    'UNDERTAKEN',
    'ASSIGNED',
    'MATURED',
    'OVERDUE',
    'PAID',
] as const;
export type PresentationStatus = (typeof presentationStatuses)[number];

/** What a bank has found and has not told yet: no other bank reads it. */
export const untold = ['DISCREPANT', 'WAIVER_SOUGHT'] as const satisfies readonly PresentationStatus[];

/** What moves a presentation on. */
export const presentationSteps = [
    'COMPLETE',
    'BEGIN_EXAMINATION',
    'SUSPEND',
    'RESUME',
    'DROP_RECORD',
    'FIND_COMPLYING',
    'FIND_DISCREPANT',
    'SEEK_WAIVER',
    'ACCEPT_WAIVER',
    'REFUSE',
    'PASS_REFUSAL_ON',
    'RETURN',
    'REPRESENT',
    'PRECLUDE',
    'NEGOTIATE',
    'NEGOTIATE_CONFIRMED',
    'UNDERTAKE',
    'ASSIGN',
    'MATURE',
    'MISS_MATURITY',
    'PAY',
] as const;
export type PresentationStep = (typeof presentationSteps)[number];

/** What can be done from each state, and where it leads. What is not here is refused. */
export const transitions: Readonly<Record<PresentationStatus, Partial<Record<PresentationStep, PresentationStatus>>>> =
    {
        // Until the presenter says that all has come, nothing is presented (eUCP article e6c).
        INCOMPLETE: { COMPLETE: 'LODGED' },
        LODGED: { BEGIN_EXAMINATION: 'EXAMINING', PRECLUDE: 'PRECLUDED', NEGOTIATE_CONFIRMED: 'NEGOTIATED' },
        EXAMINING: {
            SUSPEND: 'SUSPENDED',
            FIND_COMPLYING: 'COMPLYING',
            FIND_DISCREPANT: 'DISCREPANT',
            PRECLUDE: 'PRECLUDED',
            NEGOTIATE_CONFIRMED: 'NEGOTIATED',
        },
        // Other records than were examined: the examination begins anew, its time goes on.
        SUSPENDED: { RESUME: 'LODGED', DROP_RECORD: 'RECORD_NOT_PRESENTED' },
        RECORD_NOT_PRESENTED: {},
        // The refusal of another bank is passed on by one that is nominated, and bound to nothing. Nobody judges again: who
        // has determined that documents comply must honour (article 15), whether it has said so or not.
        COMPLYING: { PAY: 'PAID', UNDERTAKE: 'UNDERTAKEN', NEGOTIATE: 'NEGOTIATED', PASS_REFUSAL_ON: 'REFUSED' },
        // Until the one notice the bank may judge again: what it has found binds nobody but itself, and not to refuse.
        DISCREPANT: {
            FIND_COMPLYING: 'COMPLYING',
            FIND_DISCREPANT: 'DISCREPANT',
            SEEK_WAIVER: 'WAIVER_SOUGHT',
            ACCEPT_WAIVER: 'WAIVED',
            REFUSE: 'REFUSED',
            PRECLUDE: 'PRECLUDED',
            NEGOTIATE_CONFIRMED: 'NEGOTIATED',
        },
        WAIVER_SOUGHT: {
            FIND_COMPLYING: 'COMPLYING',
            FIND_DISCREPANT: 'DISCREPANT',
            ACCEPT_WAIVER: 'WAIVED',
            REFUSE: 'REFUSED',
            PRECLUDE: 'PRECLUDED',
            NEGOTIATE_CONFIRMED: 'NEGOTIATED',
        },
        WAIVED: { PAY: 'PAID', UNDERTAKE: 'UNDERTAKEN', NEGOTIATE: 'NEGOTIATED', PASS_REFUSAL_ON: 'REFUSED' },
        // The applicant may waive later than the refusal: who refused need not honour then, but may (article 16b).
        REFUSED: { ACCEPT_WAIVER: 'WAIVED', RETURN: 'RETURNED', REPRESENT: 'REPRESENTED' },
        RETURNED: {},
        REPRESENTED: {},
        PRECLUDED: { PAY: 'PAID', UNDERTAKE: 'UNDERTAKEN', NEGOTIATE: 'NEGOTIATED' },
        // Who has bought the documents does not pay for them once more: the issuing bank does, to which they are sent on.
        NEGOTIATED: {},
        UNDERTAKEN: { ASSIGN: 'ASSIGNED', MATURE: 'MATURED', PAY: 'PAID' },
        ASSIGNED: { MATURE: 'MATURED', PAY: 'PAID' },
        MATURED: { PAY: 'PAID', MISS_MATURITY: 'OVERDUE' },
        OVERDUE: { PAY: 'PAID' },
        PAID: {},
    };

/** Where a step leads; one that the presentation does not stand at is refused. */
export function stepFrom(status: PresentationStatus, step: PresentationStep): PresentationStatus {
    const next = transitions[status][step];
    if (next === undefined) {
        throw refusal('PRESENTATION_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}

/**
 * The states in which nothing of the credit is held for a presentation. Everything else holds, whatever may be added:
 * a claim that was sold, that is due or overdue is drawn all the same.
 */
const released: readonly PresentationStatus[] = [
    'INCOMPLETE',
    'REFUSED',
    'RETURNED',
    'REPRESENTED',
    'RECORD_NOT_PRESENTED',
];

/** Whether the amount of a presentation in this state counts as drawn. */
export function holdsAmount(status: PresentationStatus): boolean {
    return !released.includes(status);
}

/** The states in which nobody knows yet whether the documents comply, or whether their bank may still say so. */
const undecided: readonly PresentationStatus[] = ['LODGED', 'EXAMINING', 'SUSPENDED', 'DISCREPANT', 'WAIVER_SOUGHT'];

export function isUndecided(status: PresentationStatus): boolean {
    return undecided.includes(status);
}

/** Whether anything is still to be paid under it, so that a bank can advance money on it. */
export function isOpen(status: PresentationStatus): boolean {
    return holdsAmount(status) && status !== 'PAID';
}
