import type { ExchangeRate } from '../exchange-rate.js';

/** One dollar is 6.9812 yuan until 1 April 2026, nine o'clock in the morning. */
export const dollarsInYuan: ExchangeRate = {
    rateId: '2026-03-31.USD-CNY',
    from: 'USD',
    to: 'CNY',
    rate: '6.9812',
    day: '2026-03-31',
    validUntil: '2026-04-01T01:00:00.000Z',
};
