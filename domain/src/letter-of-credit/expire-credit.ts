import { isOver } from '../calendar/deadline.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { mustBeLive, type Credit } from './credit.js';
import { lastDayUnder, type LastDayFacts } from './last-day.js';

const refusal = refusals({ LAST_DAY_TO_PRESENT_MUST_BE_OVER: 'conflict' });

/**
 * Notes that the last day to present is over, so that nothing is advised, confirmed or amended any more. Any bank that is
 * party may: it only says what the calendar says. A day on which work is made up for is no banking day here, since the
 * beneficiary loses its right by it; what was presented in time goes on.
 */
export function expireCredit(credit: Credit, { at, ...facts }: LastDayFacts & { readonly at: Instant }): Credit {
    mustBeLive(credit);
    if (!isOver(lastDayUnder(credit, facts).later, at)) {
        throw refusal('LAST_DAY_TO_PRESENT_MUST_BE_OVER');
    }

    return { ...credit, expiredAt: at };
}
