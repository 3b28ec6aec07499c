import type { CurrencyPolicy } from '../currency/currency-policy.js';
import { inForceOn } from '../kernel/dated-book.js';
import { add, type Money } from '../kernel/money.js';
import { addDays, daysBetween, type CalendarDate } from '../kernel/time.js';
import type { Interest } from '../limit/wallet-account.js';
import type { Tier } from '../limit/wallet-policy.js';
import type { InterestTerms } from './interest-terms.js';

/** The least common multiple of 360 and 365: in parts of it a day's interest is a whole number under either. */
const daysOfBoth = 26_280;

/** What accrues is counted in so many parts of a fen, exactly; it is rounded once, to the nearest fen, when it falls due. */
const partsOfFen = 10_000n * BigInt(daysOfBoth);

export interface AccrualFacts {
    /** What has been in the wallet since the first day that is not counted. */
    readonly balance: Money;
    readonly tier: Tier;
    /** In the order of their first days. */
    readonly policies: readonly CurrencyPolicy[];
    /** The day that it is; it is counted when it is over, by what is in the wallet then. */
    readonly today: CalendarDate;
}

/** The interest of a wallet with all days counted that are over, each under the terms that applied on it. */
export function accrue(interest: Interest, { balance, tier, policies, today }: AccrualFacts): Interest {
    let { from, due } = interest;
    let accrued = BigInt(interest.accrued);
    while (from < today) {
        const terms = inForceOn(policies, from)?.interest;
        const lastDay = terms && nextSettlement(terms, from);
        const ends = [nextPolicy(policies, from), lastDay && addDays(lastDay, 1)];
        const until = ends.reduce<CalendarDate>(
            (first, end) => (end !== undefined && end < first ? end : first),
            today,
        );
        accrued += balance.minorUnits * dailyParts(terms, tier) * BigInt(daysBetween(from, until));
        // Where no interest is borne any more, nothing else would ever make what has accrued fall due.
        if (terms === undefined || addDays(until, -1) === lastDay) {
            due = add(due, { currency: due.currency, minorUnits: rounded(accrued) });
            accrued = 0n;
        }
        from = until;
    }

    return { from, accrued: String(accrued), due };
}

/** All that has been earned and not been paid, as if a period ended now: due, and accrued to the nearest fen. */
export function earned({ due, accrued }: Interest): Money {
    return add(due, { currency: due.currency, minorUnits: rounded(BigInt(accrued)) });
}

/** What one fen earns on one day. */
function dailyParts(terms: InterestTerms | undefined, tier: Tier): bigint {
    return terms === undefined || tier === 'IV'
        ? 0n
        : BigInt(terms.yearlyBasisPoints[tier] * (daysOfBoth / terms.dayCount));
}

function rounded(parts: bigint): bigint {
    return (2n * parts + partsOfFen) / (2n * partsOfFen);
}

/** The next day with whose end a period ends, that day itself included. */
function nextSettlement({ settledOn }: InterestTerms, from: CalendarDate): CalendarDate | undefined {
    const year = Number(from.slice(0, 4));
    const days = [year, year + 1].flatMap((each) => settledOn.map((day) => `${String(each).padStart(4, '0')}-${day}`));

    return days.filter((day) => day >= from).sort()[0];
}

function nextPolicy(policies: readonly CurrencyPolicy[], from: CalendarDate): CalendarDate | undefined {
    return policies.find(({ effectiveFrom }) => effectiveFrom > from)?.effectiveFrom;
}
