import { china } from '../../../calendar/testing/samples.js';
import type { Money } from '../../../kernel/money.js';
import type { PricingFacts } from '../price-claim.js';
import type { CurrencyConvention, PricingConvention } from '../pricing-convention.js';
import type { PricingTerms } from '../pricing-terms.js';

const counted = (yearDays: 360 | 365, settlesAt: string, ...codes: readonly string[]): CurrencyConvention[] =>
    codes.map((currency) => ({ currency, yearDays, settlesAt }));

/** How the market counts: 360 days but for currencies of sterling's tradition. */
export const convention: PricingConvention = {
    effectiveFrom: '2020-01-01',
    currencies: [
        ...counted(360, 'CHINA', 'CNY'),
        ...counted(360, 'NEW_YORK', 'USD'),
        ...counted(360, 'TARGET', 'EUR'),
        ...counted(365, 'LONDON', 'GBP'),
        ...counted(365, 'HONG_KONG', 'HKD'),
        ...counted(365, 'SINGAPORE', 'SGD'),
        ...counted(365, 'BANGKOK', 'THB'),
    ],
    source: 'made for tests',
};

/** A million yuan, traded and paid for on 2 March 2026 and due 90 days later, on Sunday, so paid after 91. */
export const million: Money = { currency: 'CNY', minorUnits: 100_000_000n };
export const terms: PricingTerms = { method: 'STRAIGHT_DISCOUNT', percentPerYear: '2.85', graceDays: 0 };
export const facts: PricingFacts = {
    amount: million,
    resaleCount: 0,
    tradedOn: '2026-03-02',
    disbursedOn: '2026-03-02',
    maturity: '2026-05-31',
    convention: { currency: 'CNY', yearDays: 360, settlesAt: 'CHINA' },
    calendars: [china],
};
