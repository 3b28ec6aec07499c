import { addDays, epochMilliseconds, instantOf, type CalendarDate, type Instant } from '../kernel/time.js';
import type { UtcOffset } from './banking-calendar.js';

const minuteMilliseconds = 60_000;

/** What a clock and a calendar on the wall show. */
export interface LocalTime {
    readonly day: CalendarDate;
    /** As "17:00:00.000". Texts compare as the times do. */
    readonly time: string;
}

/** What clocks of the place show at an instant; undefined before the first of its offsets. */
export function localTimeAt(offsets: readonly UtcOffset[], at: Instant): LocalTime | undefined {
    const milliseconds = epochMilliseconds(at);
    const offset = offsets.filter(({ from }) => epochMilliseconds(from) <= milliseconds).at(-1);
    if (offset === undefined) {
        return undefined;
    }
    const [day = '', time = ''] = instantOf(milliseconds + offset.minutes * minuteMilliseconds).split('T');

    return { day, time: time.slice(0, -1) };
}

/**
 * When a day is over at the place: the first instant from which on clocks show no moment of it any more. Where they
 * are set over midnight, forwards or back, that is not 24 hours after it began.
 */
export function endOfLocalDay(offsets: readonly UtcOffset[], day: CalendarDate): Instant | undefined {
    const midnight = epochMilliseconds(`${addDays(day, 1)}T00:00:00.000Z`);
    let until = Number.POSITIVE_INFINITY;
    for (const { from, minutes } of [...offsets].reverse()) {
        const begins = epochMilliseconds(from);
        const end = Math.min(until, midnight - minutes * minuteMilliseconds);
        if (begins < end) {
            return instantOf(end);
        }
        until = begins;
    }

    return undefined;
}
