import { addDated, inForceOn } from '../../kernel/dated-book.js';
import { refusals } from '../../kernel/refusal.js';
import type { CalendarDate, Instant } from '../../kernel/time.js';
import type { CurrencyConvention, PricingConvention, PricingConventionBook } from './pricing-convention.js';

const refusal = refusals({ CURRENCY_MUST_HAVE_PRICING_CONVENTION: 'conflict' });

/** Adds conventions to the book. What was traded before keeps that of its day. */
export function setPricingConventions(
    conventions: readonly PricingConvention[],
    { book, setAt }: { readonly book: PricingConventionBook | undefined; readonly setAt: Instant },
): PricingConventionBook {
    return { conventions: addDated(conventions, { entries: book?.conventions ?? [], addedAt: setAt }) };
}

/**
 * How a currency is counted in a deal: by the convention of its trade date. A currency of which nobody has said it is
 * not priced: 360 days instead of 365 are a seventieth of the interest.
 */
export function conventionOf(
    currency: string,
    { book, tradedOn }: { readonly book: PricingConventionBook | undefined; readonly tradedOn: CalendarDate },
): CurrencyConvention {
    const convention = inForceOn(book?.conventions ?? [], tradedOn);
    const known = convention?.currencies.find((each) => each.currency === currency);
    if (known === undefined) {
        throw refusal('CURRENCY_MUST_HAVE_PRICING_CONVENTION', { currency });
    }

    return known;
}
