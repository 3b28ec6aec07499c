import { weekdayOf } from '@cohong/domain/calendar/banking-days';
import { addDays } from '@cohong/domain/kernel/time';
import type { TestConsortium } from '../consortium.js';
import { inDays, outcome } from '../letter-of-credit/desks.js';

const first = [0, 1, 2, 3, 4, 5, 6]
    .map((days) => inDays(80 + days))
    .find((day) => weekdayOf(day) === 'WEDNESDAY') as string;
const after = (days: number): string => addDays(first, days);

/** Three days from a Wednesday on, for which people work on the Saturday: banks are open again on it, or on Monday. */
export const holiday = { first, makeUp: after(3), sunday: after(4), monday: after(5) } as const;

/** The central bank makes it known, and that nothing else is special about the days after it. */
export async function announceHoliday({ organisation }: TestConsortium): Promise<void> {
    const officer = organisation('PbocMSP').user('officer-1');
    const { version } = (await officer.get('/v1/calendars/CHINA')).body as { version: number };
    const named = (kind: string, ...days: readonly string[]): readonly object[] =>
        days.map((day) => ({ day, kind, name: 'Founding Day' }));
    const days = [
        ...named('HOLIDAY', first, after(1), after(2)),
        ...named('MAKE_UP', holiday.makeUp),
        ...named('REGULAR', holiday.sunday, holiday.monday),
    ];
    const body = { expectedVersion: version, days, source: 'made for this story' };
    const amended = await officer.post('/v1/calendars/CHINA/amendments', body);
    if (amended.status !== 200) {
        throw new Error(`The holiday was not announced: ${JSON.stringify(outcome(amended))}`);
    }
}
