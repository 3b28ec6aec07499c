import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { receivedOn } from '../calendar/banking-days.js';
import { deadlinesOf, isOver, withoutSuspensions, type Deadline } from '../calendar/deadline.js';
import { readingsOf, type Readings } from '../calendar/readings.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { stepFrom, transitions } from './presentation-status.js';
import { isWaiverAwaited, type Presentation, type PresentationView } from './presentation.js';
import { asItMatures } from './undertaking.js';

const refusal = refusals({ EXAMINATION_TIME_MUST_BE_OVER: 'conflict' });

/** The calendar of the examining bank's place, and the time of the act. */
export interface Clock {
    readonly calendar: BankingCalendar;
    readonly at: Instant;
}

/** When the banking days after presentation are over (UCP 600 art. 14b, 16d: five), by either reading of make-up days. */
export function examinationEnds(
    {
        examiningBank,
        receivedAt,
        examinationDays,
        suspensions = [],
    }: Pick<Presentation, 'examiningBank' | 'receivedAt' | 'examinationDays' | 'suspensions'>,
    calendar: BankingCalendar,
): Readonly<Record<keyof Readings, Deadline>> {
    const over = suspensions.flatMap(({ from, until }) => (until === undefined ? [] : [{ from, until }]));
    // The day of receipt is not counted anyway, so that nothing is gained by standing still on it.
    const running = withoutSuspensions(calendar, { suspensions: over, after: receivedOn(calendar, receivedAt) });

    return deadlinesOf({ receivedAt, bankingDays: examinationDays }, readingsOf(running, examiningBank));
}

/**
 * The presentation as it stands at an instant: as time has left it, and for who has the papers of its bank as that has
 * found it. Every act starts from here, so that nothing depends on what anybody has written down when.
 */
export function asItStands(presentation: Presentation, clock: Clock): Presentation {
    return asFound(asTimeLeavesIt(presentation, clock));
}

/** Documents that were judged, and of which nobody was told: to their own bank they are what it has found. */
function asFound(presentation: Presentation): Presentation {
    const { status, judgement } = presentation;
    if (status !== 'EXAMINING' || judgement === undefined) {
        return presentation;
    }

    return { ...presentation, status: isWaiverAwaited(judgement) ? 'WAIVER_SOUGHT' : judgement.outcome };
}

/**
 * A bank that has let its time pass without a notice can no longer say that the documents do not comply (art. 16f), and
 * what it has found meanwhile for itself changes nothing in that: so it is the same to all banks. The later reading decides,
 * for only by it is the time over for certain. A nominated bank that has not confirmed is bound to nothing.
 */
function asTimeLeavesIt(presentation: Presentation, { calendar, at }: Clock): Presentation {
    const { status, examinesAs } = presentation;
    if (examinesAs === 'NOMINATED_BANK' || !('PRECLUDE' in transitions[status])) {
        return presentation;
    }
    const { later } = examinationEnds(presentation, calendar);

    return isOver(later, at)
        ? { ...presentation, status: stepFrom(status, 'PRECLUDE'), precludedAt: later.endsAt }
        : presentation;
}

/** A presentation as its banks see it: as it stands, and until when its bank can refuse for as long as that is open. */
export function presentationView(presentation: Presentation, clock: Clock): PresentationView {
    const standing = asItMatures(asItStands(presentation, clock), clock);
    const isOpen = 'PRECLUDE' in transitions[standing.status];

    return isOpen ? { ...standing, examinationEnds: examinationEnds(standing, clock.calendar) } : standing;
}

/** Writes down what time has done: any bank of the credit may, and nothing else changes by it. */
export function precludePresentation(presentation: Presentation, clock: Clock): Presentation {
    const precluded = asTimeLeavesIt(presentation, clock);
    if (precluded === presentation) {
        throw refusal('EXAMINATION_TIME_MUST_BE_OVER', { status: presentation.status });
    }

    return precluded;
}
