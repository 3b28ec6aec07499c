import { refusals } from '../kernel/refusal.js';
import { addDays, type Instant } from '../kernel/time.js';
import type { BankingCalendar, MakeUpReading } from './banking-calendar.js';
import { localDay } from './banking-days.js';

const refusal = refusals({
    READINGS_MUST_NOT_REPEAT: 'invalid',
    READING_MUST_BE_SAID_AHEAD: 'conflict',
});

/** More than an examination takes that has stood still while records were awaited (eUCP article e12). */
const noticeDays = 60;

/**
 * Refuses what a bank says of days on which work is made up for too late: no bank gives itself more time for documents
 * that it has, or takes from others what they count on.
 */
export function mustBeSaidAhead(
    readings: readonly MakeUpReading[],
    { calendar, at }: { readonly calendar: BankingCalendar; readonly at: Instant },
): void {
    if (new Set(readings.map(({ bank, effectiveFrom }) => `${effectiveFrom} ${bank}`)).size < readings.length) {
        throw refusal('READINGS_MUST_NOT_REPEAT');
    }
    if (readings.length === 0) {
        return;
    }
    const earliest = addDays(localDay(calendar, at), noticeDays);
    if (readings.some(({ effectiveFrom }) => effectiveFrom < earliest)) {
        throw refusal('READING_MUST_BE_SAID_AHEAD', { earliest });
    }
}
