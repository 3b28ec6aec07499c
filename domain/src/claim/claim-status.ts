import { endOfDay, localDay } from '../calendar/banking-days.js';
import { isOver } from '../calendar/deadline.js';
import { paymentDay } from '../calendar/maturity.js';
import { readingsOf } from '../calendar/readings.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { Clock } from '../presentation/preclusion.js';

const refusal = refusals({ CLAIM_MUST_STAND_AT_THIS_ACT: 'conflict' });

/**
 * Where a claim stands with the bank that owes it.
 *
 *     OUTSTANDING ─► DUE ─► OVERDUE
 *         │           └───────┴─► PAID
 *         └─► PREPAID │ SPLIT
 *
 * Due and overdue it is by the day alone: nothing is written for it.
 */
export const claimStatuses = ['OUTSTANDING', 'DUE', 'OVERDUE', 'PAID', 'PREPAID', 'SPLIT'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** What its debtor does about it, and its holder, which may split it. */
export const claimSteps = ['PAY', 'PREPAY', 'SPLIT'] as const;
export type ClaimStep = (typeof claimSteps)[number];

/** How a claim ends. */
type EndedStatus = Extract<ClaimStatus, 'PAID' | 'PREPAID' | 'SPLIT'>;

/** What can be done from each state, and where it leads. What is not here is refused. */
export const claimTransitions: Readonly<Record<ClaimStatus, Partial<Record<ClaimStep, EndedStatus>>>> = {
    OUTSTANDING: { PREPAY: 'PREPAID', SPLIT: 'SPLIT' },
    DUE: { PAY: 'PAID' },
    OVERDUE: { PAY: 'PAID' },
    PAID: {},
    PREPAID: {},
    // Its parts are owed instead.
    SPLIT: {},
};

/** Where a step leads; one that the claim does not stand at is refused. */
export function claimAfter(status: ClaimStatus, step: ClaimStep): EndedStatus {
    const next = claimTransitions[status][step];
    if (next === undefined) {
        throw refusal('CLAIM_MUST_STAND_AT_THIS_ACT', { status });
    }

    return next;
}

/**
 * Where money that is not yet paid stands on its way to maturity. It is payable on the first banking day from maturity on
 * at the place of who owes it (ISBP 745 B4), and overdue when that is over by the later reading of make-up days: only
 * then has the bank failed for certain.
 */
export function standingAt(maturity: CalendarDate, { calendar, at }: Clock): 'OUTSTANDING' | 'DUE' | 'OVERDUE' {
    if (localDay(calendar, at) < maturity) {
        return 'OUTSTANDING';
    }
    const { later } = readingsOf(calendar);
    const endsAt = endOfDay(later, paymentDay(later, maturity));

    return isOver({ endsAt }, at) ? 'OVERDUE' : 'DUE';
}
