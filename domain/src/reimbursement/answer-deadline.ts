import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { bankingDayFrom, endOfDay } from '../calendar/banking-days.js';
import { deadlinesOf, isOver, reimbursementDays, type Deadline } from '../calendar/deadline.js';
import { readingsOf, type Readings } from '../calendar/readings.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { stepFrom, transitions } from './claim-status.js';
import type { ReimbursementClaim, ReimbursementClaimView } from './reimbursement-claim.js';

const refusal = refusals({ ANSWER_TIME_MUST_BE_OVER: 'conflict' });

/** The calendar of the reimbursing bank's place, and the time of the act. */
export interface Clock {
    readonly calendar: BankingCalendar;
    readonly at: Instant;
}

/**
 * When the three banking days after the day of receipt are over (URR 725 art. 11a), by either reading of make-up days. Of
 * a claim that falls due later the bank need not say anything until that day is over (art. 11c iii).
 */
export function answerEnds(
    { receivedAt, dueOn }: Pick<ReimbursementClaim, 'receivedAt' | 'dueOn'>,
    calendar: BankingCalendar,
): Readonly<Record<keyof Readings, Deadline>> {
    const readings = readingsOf(calendar);
    const { earlier, later } = deadlinesOf({ receivedAt, bankingDays: reimbursementDays }, readings);
    const notBeforeDue = (deadline: Deadline, reading: BankingCalendar): Deadline => {
        const lastDay = dueOn && bankingDayFrom(reading, dueOn);
        const isLater = lastDay !== undefined && lastDay > deadline.lastDay;
        return isLater ? { ...deadline, lastDay, endsAt: endOfDay(reading, lastDay) } : deadline;
    };

    return { earlier: notBeforeDue(earlier, readings.earlier), later: notBeforeDue(later, readings.later) };
}

/**
 * The claim as it stands at an instant. A reimbursing bank that has neither paid nor declined in its time is late,
 * whether anybody has noticed or not: the issuing bank answers for it (UCP 600 art. 13b iii). The later reading decides.
 */
export function asItStands(claim: ReimbursementClaim, { calendar, at }: Clock): ReimbursementClaim {
    const { status } = claim;
    if (!('MISS_DEADLINE' in transitions[status])) {
        return claim;
    }
    const { later } = answerEnds(claim, calendar);

    return isOver(later, at) ? { ...claim, status: stepFrom(status, 'MISS_DEADLINE'), overdueAt: later.endsAt } : claim;
}

/** A claim as its banks see it: as it stands, and until when it can be answered for as long as that is open. */
export function claimView(claim: ReimbursementClaim, clock: Clock): ReimbursementClaimView {
    const standing = asItStands(claim, clock);
    const isOpen = 'MISS_DEADLINE' in transitions[standing.status];

    return isOpen ? { ...standing, answerEnds: answerEnds(standing, clock.calendar) } : standing;
}

/** Writes down what time has done: any bank that holds the claim may, and nothing else changes by it. */
export function noteOverdue(claim: ReimbursementClaim, clock: Clock): ReimbursementClaim {
    const overdue = asItStands(claim, clock);
    if (overdue === claim) {
        throw refusal('ANSWER_TIME_MUST_BE_OVER', { status: claim.status });
    }

    return overdue;
}
