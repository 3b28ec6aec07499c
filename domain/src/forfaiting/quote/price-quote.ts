import { localDay } from '../../calendar/banking-days.js';
import { calendarOf, type CalendarBook } from '../../calendar/calendar-book.js';
import { calendarOfLocation } from '../../calendar/calendar-of-location.js';
import type { CalendarDate, Instant } from '../../kernel/time.js';
import { priceClaim } from '../pricing/price-claim.js';
import type { PricingConventionBook } from '../pricing/pricing-convention.js';
import type { PricingTerms } from '../pricing/pricing-terms.js';
import type { Pricing } from '../pricing/pricing.js';
import { conventionOf } from '../pricing/set-pricing-conventions.js';
import type { OfferedClaim } from './invitation.js';

/** What is public by which every quote is priced. */
export interface PricingBooks {
    readonly conventions: PricingConventionBook | undefined;
    readonly calendars: CalendarBook | undefined;
}

/** What is priced: the claim, traded at an instant and paid for on a day. */
export interface Priceable {
    readonly claim: Pick<OfferedClaim, 'amount' | 'maturity' | 'payableAt' | 'resaleCount'>;
    readonly tradedAt: Instant;
    readonly disbursedOn: CalendarDate;
}

/** The price of a claim by the calendars of where its debtor pays and of where its currency is settled. */
export function priceQuote(
    terms: PricingTerms,
    { claim, tradedAt, disbursedOn }: Priceable,
    { conventions, calendars }: PricingBooks,
): Pricing {
    const { amount, maturity, payableAt, resaleCount } = claim;
    const debtors = calendarOfLocation(calendars, payableAt);
    const tradedOn = localDay(debtors, tradedAt);
    const convention = conventionOf(amount.currency, { book: conventions, tradedOn });
    const settlement = calendarOf(calendars, convention.settlesAt);

    return priceClaim(terms, {
        amount,
        resaleCount,
        tradedOn,
        disbursedOn,
        maturity,
        convention,
        calendars: settlement.place === debtors.place ? [debtors] : [debtors, settlement],
    });
}
