import { refusals } from '../../kernel/refusal.js';

const refusal = refusals({ DEAL_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where a deal stands, from its trade date on (URF 800). Quotes come before it, and what becomes of the claim after it is
 * told by the claim: one is asked of many banks, the other is sold on while the deal stays settled.
 *
 *     TRADED ─► DELIVERED ─► SATISFIED ─► NOTIFIED ─► ACKNOWLEDGED ─► SETTLED
 *       │         │  ▲           └───────────┼─────────────┼─► CALLED_OFF, when the time to pay has passed
 *       │         ▼  │                       │             ├─► PAYMENT_SENT ─► SETTLED │ UNDER_RESERVE │ CALLED_OFF
 *       │       REJECTED                     │             └─► UNDER_RESERVE ─► SETTLED, lifted or by maturity
 *       │         │                          │                      └─► REFUND_DUE ─► RESCINDED │ SETTLED
 *       │         │                          └─► NOTICE_REFUSED ─► CALLED_OFF, at once
 *       └─────────┴──────► LAPSED, when the availability date has passed
 *
 *     SETTLED ◄─► RECOURSE_ADMITTED ─► RESCINDED
 */
export const dealStatuses = [
    'TRADED',
    'DELIVERED',
    'REJECTED',
    'SATISFIED',
    'NOTIFIED',
    'ACKNOWLEDGED',
    'NOTICE_REFUSED',
    'PAYMENT_SENT',
    'UNDER_RESERVE',
    'REFUND_DUE',
    'SETTLED',
    'RECOURSE_ADMITTED',
    'RESCINDED',
    'LAPSED',
    'CALLED_OFF',
] as const;
export type DealStatus = (typeof dealStatuses)[number];

/** What moves a deal on. */
export const dealSteps = [
    'DELIVER',
    'FIND_SATISFACTORY',
    'REJECT',
    'LAPSE',
    'NOTIFY',
    'ACKNOWLEDGE',
    'REFUSE',
    'SETTLE',
    'SETTLE_UNDER_RESERVE',
    'SEND_PAYMENT',
    'RECEIVE',
    'RECEIVE_UNDER_RESERVE',
    'LIFT_RESERVE',
    'DEMAND_REFUND',
    'CLAIM_RECOURSE',
    'ADMIT_RECOURSE',
    'END_RECOURSE',
    'RESCIND',
    'CALL_OFF',
] as const;
export type DealStep = (typeof dealSteps)[number];

/** What can be done from each state, and where it leads. What is not here is refused. */
export const dealTransitions: Readonly<Record<DealStatus, Partial<Record<DealStep, DealStatus>>>> = {
    TRADED: { DELIVER: 'DELIVERED', LAPSE: 'LAPSED' },
    DELIVERED: { FIND_SATISFACTORY: 'SATISFIED', REJECT: 'REJECTED', LAPSE: 'LAPSED' },
    // What is wrong with documents can be cured, and they are delivered again, until the availability date.
    REJECTED: { DELIVER: 'DELIVERED', LAPSE: 'LAPSED' },
    // A reserve that is lifted before the buyer pays leaves the deal where it stands.
    SATISFIED: { NOTIFY: 'NOTIFIED', LIFT_RESERVE: 'SATISFIED', CALL_OFF: 'CALLED_OFF' },
    NOTIFIED: {
        ACKNOWLEDGE: 'ACKNOWLEDGED',
        REFUSE: 'NOTICE_REFUSED',
        LIFT_RESERVE: 'NOTIFIED',
        CALL_OFF: 'CALLED_OFF',
    },
    // There is nothing left to wait for.
    NOTICE_REFUSED: { LIFT_RESERVE: 'NOTICE_REFUSED', CALL_OFF: 'CALLED_OFF' },
    // Only the bank that has said that it will pay the buyer can be relied on to.
    ACKNOWLEDGED: {
        SETTLE: 'SETTLED',
        SETTLE_UNDER_RESERVE: 'UNDER_RESERVE',
        SEND_PAYMENT: 'PAYMENT_SENT',
        LIFT_RESERVE: 'ACKNOWLEDGED',
        CALL_OFF: 'CALLED_OFF',
    },
    // What was sent outside the ledger is not paid once more in e-CNY.
    PAYMENT_SENT: {
        SEND_PAYMENT: 'PAYMENT_SENT',
        RECEIVE: 'SETTLED',
        RECEIVE_UNDER_RESERVE: 'UNDER_RESERVE',
        LIFT_RESERVE: 'PAYMENT_SENT',
        CALL_OFF: 'CALLED_OFF',
    },
    // Under reserve title and money have passed, and go back unless the reserve is lifted (URF 800 art. 12).
    UNDER_RESERVE: { DELIVER: 'UNDER_RESERVE', LIFT_RESERVE: 'SETTLED', DEMAND_REFUND: 'REFUND_DUE' },
    // Whoever is to pay back does not undo a sale by itself: its buyer has asked for it.
    REFUND_DUE: { RESCIND: 'RESCINDED', LIFT_RESERVE: 'SETTLED' },
    // Without recourse, but on the narrow grounds on which a seller answers (URF 800 art. 13), and when it says so itself.
    SETTLED: { CLAIM_RECOURSE: 'SETTLED', ADMIT_RECOURSE: 'RECOURSE_ADMITTED' },
    RECOURSE_ADMITTED: { RESCIND: 'RESCINDED', END_RECOURSE: 'SETTLED' },
    RESCINDED: {},
    LAPSED: {},
    CALLED_OFF: {},
};

const openStatuses: readonly DealStatus[] = [
    'TRADED',
    'DELIVERED',
    'REJECTED',
    'SATISFIED',
    'NOTIFIED',
    'ACKNOWLEDGED',
    'NOTICE_REFUSED',
    'PAYMENT_SENT',
];

/** Whether the seller is bound to sell by it and has not sold yet. */
export function isOpen(status: DealStatus): boolean {
    return openStatuses.includes(status);
}

/** Where a step leads; one that the deal does not stand at is refused. */
export function dealAfter(status: DealStatus, step: DealStep): DealStatus {
    const next = dealTransitions[status][step];
    if (next === undefined) {
        throw refusal('DEAL_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}
