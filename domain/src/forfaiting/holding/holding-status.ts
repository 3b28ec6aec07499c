import { refusals } from '../../kernel/refusal.js';

const refusal = refusals({ HOLDING_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where a claim stands with the forfaiter that has bought it. Nothing of it is kept: days and records tell all steps, and
 * `holdingStatus` takes them.
 *
 *     HELD ◄─► OFFERED ─► SOLD
 *       ├─► SPLIT │ RETURNED
 *       └─────────┴─► MATURED ─► COLLECTED
 *                        └─► OVERDUE ─► COLLECTED_LATE │ WRITTEN_OFF
 */
export const holdingStatuses = [
    'HELD',
    'OFFERED',
    'SOLD',
    'SPLIT',
    'RETURNED',
    'MATURED',
    'COLLECTED',
    'OVERDUE',
    'COLLECTED_LATE',
    'WRITTEN_OFF',
] as const;
export type HoldingStatus = (typeof holdingStatuses)[number];

export const holdingSteps = [
    'OFFER',
    'TAKE_BACK',
    'SELL',
    'SPLIT',
    'RETURN',
    'MATURE',
    'MISS_MATURITY',
    'COLLECT',
    'WRITE_OFF',
] as const;
export type HoldingStep = (typeof holdingSteps)[number];

/** What can be done from each state, and where it leads. What is not here is refused. */
export const holdingTransitions: Readonly<Record<HoldingStatus, Partial<Record<HoldingStep, HoldingStatus>>>> = {
    // Whose debtor prepays collects before maturity.
    HELD: { OFFER: 'OFFERED', SPLIT: 'SPLIT', RETURN: 'RETURNED', MATURE: 'MATURED', COLLECT: 'COLLECTED' },
    // It is promised to a buyer by an open deal, and to be had by no other.
    OFFERED: { TAKE_BACK: 'HELD', SELL: 'SOLD', MATURE: 'MATURED', COLLECT: 'COLLECTED' },
    SOLD: {},
    // Its parts are held instead.
    SPLIT: {},
    // The purchase is undone, and what was paid for it paid back, be it before maturity or later.
    RETURNED: {},
    MATURED: { COLLECT: 'COLLECTED', RETURN: 'RETURNED', MISS_MATURITY: 'OVERDUE' },
    COLLECTED: {},
    OVERDUE: { COLLECT: 'COLLECTED_LATE', RETURN: 'RETURNED', WRITE_OFF: 'WRITTEN_OFF' },
    COLLECTED_LATE: {},
    // What is written off is owed all the same.
    WRITTEN_OFF: { COLLECT: 'COLLECTED_LATE', RETURN: 'RETURNED' },
};

/** Where a step leads; one that the holding does not stand at is refused. */
export function holdingAfter(status: HoldingStatus, step: HoldingStep): HoldingStatus {
    const next = holdingTransitions[status][step];
    if (next === undefined) {
        throw refusal('HOLDING_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}
