import { endOfDay, localDay } from '../../calendar/banking-days.js';
import { paymentDay } from '../../calendar/maturity.js';
import { readingsOf } from '../../calendar/readings.js';
import type { DayCountBook } from '../../day-count/day-count-convention.js';
import { daysPerYearOn } from '../../day-count/set-day-counts.js';
import { simpleInterest } from '../../day-count/simple-interest.js';
import type { Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import type { Clock } from '../../presentation/preclusion.js';
import { priceQuote, type PricingBooks } from '../quote/price-quote.js';
import { resaleCount, type Title } from '../title/title.js';
import type { Claim } from '../../claim/claim.js';
import type { OfferedFunding } from './api.js';
import type { Funding } from './participation.js';

const refusal = refusals({
    CALL_MUST_END_AFTER_CLAIM_IS_DUE: 'invalid',
    PARTICIPATION_FEE_MUST_BE_MORE_THAN_NOTHING: 'invalid',
});

/** What the price of a share depends on; the calendar is that of the place where the claim is payable. */
export interface FundingFacts extends PricingBooks, Clock {
    readonly claim: Claim;
    readonly title: Title;
    readonly dayCounts: DayCountBook | undefined;
}

/** The share that is priced, and the last moment at which it is paid for. */
interface PricedShare {
    readonly share: Money;
    readonly validUntil: Instant;
}

/**
 * The price of a share, for the day until which the offer stands: whoever pays earlier pays the same. A funded one costs what a
 * claim of that face would; the fee for standing by is simple interest on the share until the claim is payable. Either is
 * rounded once.
 */
export function fundingOf(offered: OfferedFunding, priced: PricedShare, facts: FundingFacts): Funding {
    const { share: amount, validUntil } = priced;
    if (offered.kind === 'UNFUNDED') {
        return standingBy(offered, priced, facts);
    }
    const { claim, title, calendar, at: tradedAt } = facts;
    const disbursedOn = localDay(calendar, validUntil);
    const share = { ...claim, amount, resaleCount: resaleCount(title) };

    return { ...offered, pricing: priceQuote(offered.terms, { claim: share, tradedAt, disbursedOn }, facts) };
}

function standingBy(
    { kind, yearlyBasisPoints, callableUntil }: Extract<OfferedFunding, { kind: 'UNFUNDED' }>,
    { share, validUntil }: PricedShare,
    { claim, calendar, dayCounts }: FundingFacts,
): Funding {
    const until = paymentDay(readingsOf(calendar).later, claim.maturity);
    if (callableUntil <= until) {
        throw refusal('CALL_MUST_END_AFTER_CLAIM_IS_DUE', { dueOn: until });
    }
    const from = localDay(calendar, validUntil);
    const daysPerYear = daysPerYearOn(dayCounts, { currency: share.currency, day: from });
    const basis = { yearlyBasisPoints, daysPerYear, from };
    const amount = simpleInterest(share, basis, until);
    if (amount.minorUnits === 0n) {
        throw refusal('PARTICIPATION_FEE_MUST_BE_MORE_THAN_NOTHING');
    }

    return {
        kind,
        fee: { ...basis, until, amount },
        callableUntil,
        callEndsAt: endOfDay(calendar, callableUntil),
    };
}
