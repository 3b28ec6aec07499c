import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import { locationOf } from '../letter-of-credit/parties.js';
import { examinationEnds } from '../presentation/preclusion.js';
import type { Presentation } from '../presentation/presentation.js';
import { dueBy, type Due } from './due.js';
import type { TimelineFacts } from './entry.js';

/** Until when the bank that examines documents can refuse them. */
export function timeToExamine(presentation: Presentation, facts: TimelineFacts): Due {
    return dueBy(() => examinationEnds(presentation, calendarFor(presentation, facts)));
}

/** The calendar of its place. */
export function calendarFor(
    { examiningBank }: Pick<Presentation, 'examiningBank'>,
    { credit, calendarBook }: Pick<TimelineFacts, 'credit' | 'calendarBook'>,
): BankingCalendar {
    return calendarOfLocation(calendarBook, locationOf(credit.terms, examiningBank));
}
