import { unlessRefused } from '../kernel/refusal.js';

/** What a calendar tells, or nothing where none covers it. */
export function ifCovered<Told>(tell: () => Told): Told | undefined {
    return unlessRefused(uncovered, tell);
}

const uncovered: readonly string[] = [
    'LOCATION_MUST_HAVE_CALENDAR',
    'CALENDAR_MUST_COVER_DAY',
    'PLACE_MUST_HAVE_CALENDAR',
    'DOMESTIC_POLICY_MUST_BE_IN_FORCE',
];
