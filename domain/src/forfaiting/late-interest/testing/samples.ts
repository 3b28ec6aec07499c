import type { LateInterestRateBook } from '../late-interest-rate.js';

/** 18 % a year for yuan and 9 % for dollars. */
export const lateInterestRates: LateInterestRateBook = {
    rates: [
        {
            effectiveFrom: '2026-01-01',
            currencies: [
                { currency: 'CNY', yearlyBasisPoints: 1_800 },
                { currency: 'USD', yearlyBasisPoints: 900 },
            ],
            source: 'Five ten-thousandths a day',
        },
    ],
};
