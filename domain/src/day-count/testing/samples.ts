import type { DayCountBook } from '../day-count-convention.js';

export const dayCounts: DayCountBook = {
    conventions: [
        {
            effectiveFrom: '2026-01-01',
            currencies: [
                { currency: 'USD', daysPerYear: 360 },
                { currency: 'CNY', daysPerYear: 360 },
                { currency: 'HKD', daysPerYear: 365 },
            ],
            source: 'Custom of the money markets',
        },
    ],
};
