import type { CalendarBook } from '../calendar/calendar-book.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import type { Instant } from '../kernel/time.js';
import { locationOf } from '../letter-of-credit/parties.js';
import { withAllAccepted } from './acceptance.js';
import type { Amended } from './amended-choices.js';
import { asItStands } from './preclusion.js';
import type { Presentation } from './presentation.js';

/** A credit with all its amendments and presentations. */
export interface Whole extends Amended {
    readonly presentations: readonly Presentation[];
}

/**
 * A credit as everything under it stands at an instant, whatever has been written down of it: presentations whose banks
 * have let their time pass are precluded, and have accepted what they needed. So no act depends on who noticed.
 */
export function asAllStand(
    { credit, amendments, presentations }: Whole,
    { calendarBook, at }: { readonly calendarBook: CalendarBook | undefined; readonly at: Instant },
): Whole {
    const standing = presentations.map((presentation) => {
        const calendar = calendarOfLocation(calendarBook, locationOf(credit.terms, presentation.examiningBank));
        return asItStands(presentation, { calendar, at });
    });

    return { credit, presentations: standing, amendments: withAllAccepted({ credit, amendments }, standing) };
}
