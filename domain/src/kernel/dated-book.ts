import { refusals } from './refusal.js';
import { chinaDate, type CalendarDate, type Instant } from './time.js';

const refusal = refusals({
    POLICY_MUST_NOT_BEGIN_IN_THE_PAST: 'invalid',
    POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST: 'conflict',
});

/** What applies from a day on, in China, until a later entry applies. */
export interface Dated {
    readonly effectiveFrom: CalendarDate;
}

/**
 * Adds entries to a book, in the order of their first day. Nothing is ever struck out: a later entry for the same day
 * corrects an earlier one, and what was in force on a day stays answerable.
 *
 * An entry for the past would make lawful what was not. Only those that begin a book may begin in the past: before them
 * nothing was decided.
 */
export function addDated<Entry extends Dated>(
    additions: readonly Entry[],
    { entries, addedAt }: { readonly entries: readonly Entry[]; readonly addedAt: Instant },
): Entry[] {
    const book = [...entries];
    for (const addition of additions) {
        const last = book.at(-1);
        if (entries.length > 0 && addition.effectiveFrom < chinaDate(addedAt)) {
            throw refusal('POLICY_MUST_NOT_BEGIN_IN_THE_PAST');
        }
        if (last !== undefined && addition.effectiveFrom < last.effectiveFrom) {
            throw refusal('POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST', { effectiveFrom: last.effectiveFrom });
        }
        book.push(addition);
    }

    return book;
}

/** The entry that applies on a day; undefined before the first. */
export function inForceOn<Entry extends Dated>(entries: readonly Entry[], day: CalendarDate): Entry | undefined {
    return entries.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1);
}
