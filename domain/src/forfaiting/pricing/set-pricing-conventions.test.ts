import { describe, expect, it } from '@jest/globals';
import { pricingConventionSchema } from './pricing-convention.js';
import { conventionOf, setPricingConventions } from './set-pricing-conventions.js';
import { convention } from './testing/samples.js';

const later = {
    ...convention,
    effectiveFrom: '2026-04-15',
    currencies: [{ currency: 'CNY', yearDays: 365 as const, settlesAt: 'CHINA' }],
};
const setAt = '2026-03-31T01:00:00.000Z';

describe('the conventions of pricing', () => {
    const book = setPricingConventions([later], {
        book: setPricingConventions([convention], { book: undefined, setAt }),
        setAt,
    });

    it('are those of the trade date, whatever was set since', () => {
        const yearDaysOn = (tradedOn: string): number => conventionOf('CNY', { book, tradedOn }).yearDays;

        expect([yearDaysOn('2026-04-14'), yearDaysOn('2026-04-15')]).toEqual([360, 365]);
    });

    it.each([
        ['CNY', 360],
        ['USD', 360],
        ['EUR', 360],
        ['GBP', 365],
        ['HKD', 365],
        ['SGD', 365],
        ['THB', 365],
    ])('count %s by a year of %i days', (currency, yearDays) => {
        expect(conventionOf(currency, { book, tradedOn: '2026-04-14' })).toMatchObject({ currency, yearDays });
    });

    it.each([
        ['CURRENCY_MUST_HAVE_PRICING_CONVENTION', 'CNY', '2019-12-31'],
        ['CURRENCY_MUST_HAVE_PRICING_CONVENTION', 'JPY', '2026-04-14'],
        ['CURRENCY_MUST_HAVE_PRICING_CONVENTION', 'USD', '2026-04-15'],
    ])('refuse: %s (%s on %s)', (code, currency, tradedOn) => {
        expect(() => conventionOf(currency, { book, tradedOn })).toThrow(code);
        expect(() => conventionOf(currency, { book: undefined, tradedOn })).toThrow(code);
    });

    it('begin no earlier than today', () => {
        expect(() => setPricingConventions([convention], { book, setAt })).toThrow('POLICY_MUST_NOT_BEGIN_IN_THE_PAST');
    });

    it('name each currency once, and none that there is not', () => {
        const [yuan] = convention.currencies;
        const isRead = (...currencies: readonly unknown[]): boolean =>
            pricingConventionSchema.safeParse({ ...convention, currencies }).success;

        expect(isRead(yuan)).toBe(true);
        expect(isRead(yuan, yuan)).toBe(false);
        expect(isRead({ ...yuan, currency: 'CNH' })).toBe(false);
        expect(isRead({ ...yuan, yearDays: 364 })).toBe(false);
    });
});
