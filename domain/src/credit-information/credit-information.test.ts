import { describe, expect, it } from '@jest/globals';
import { enterprise } from '../consent/testing/samples.js';
import { exporterUscc, yuan } from '../receivable/testing/samples.js';
import { creditInformation, monthsToldIn } from './credit-information.js';
import type { ExportMonth } from './export-month.js';

const usd = (cents: bigint) => ({ currency: 'USD', minorUnits: cents });
const monthOf = (month: string, ...amounts: ExportMonth['amounts']): ExportMonth => ({
    uscc: exporterUscc,
    month,
    declared: 3,
    cancelled: 1,
    amounts,
});

/** Asked in March 2026: the last month is February, the twelfth March 2025, the twenty-fourth March 2024. */
const months = [
    monthOf('2026-03', { exported: yuan(1_000_000n), received: yuan(0n) }),
    monthOf('2026-02', { exported: yuan(300n), received: yuan(100n) }),
    monthOf('2025-03', { exported: yuan(300n), received: yuan(300n) }, { exported: usd(7n), received: usd(7n) }),
    monthOf('2025-02', { exported: yuan(400n), received: yuan(0n) }),
    monthOf('2024-03', { exported: yuan(500n), received: yuan(500n) }, { exported: usd(1n), received: usd(0n) }),
    monthOf('2024-02', { exported: yuan(1_000_000n), received: yuan(0n) }),
];
const known = { enterprise, months, month: '2026-03' };

describe('creditInformation', () => {
    it('adds up what was exported in the twelve and twenty-four months that are over', () => {
        expect(creditInformation(['EXPORTS'], known)).toEqual({
            through: '2026-02',
            exports: [
                { last12Months: yuan(600n), last24Months: yuan(1_500n) },
                { last12Months: usd(7n), last24Months: usd(8n) },
            ],
        });
    });

    it('tells what part of it was paid, rounded down', () => {
        expect(creditInformation(['RECEIPT_RATE'], known)).toEqual({
            through: '2026-02',
            receiptRates: [
                { currency: 'CNY', last12Months: 6_666, last24Months: 6_000 },
                { currency: 'USD', last12Months: 10_000, last24Months: 8_750 },
            ],
        });
    });

    it('tells no rate of a span in which nothing was exported', () => {
        const long = monthOf('2024-03', { exported: yuan(500n), received: yuan(500n) });

        expect(creditInformation(['RECEIPT_RATE'], { ...known, months: [long] })).toMatchObject({
            receiptRates: [{ currency: 'CNY', last24Months: 10_000 }],
        });
    });

    it('counts declarations and those that were cancelled', () => {
        expect(creditInformation(['CANCELLATIONS'], known)).toEqual({
            through: '2026-02',
            cancellations: {
                last12Months: { declared: 6, cancelled: 2 },
                last24Months: { declared: 12, cancelled: 4 },
            },
        });
    });

    it('tells the class', () => {
        expect(creditInformation(['CLASS'], known)).toEqual({ through: '2026-02', classCode: 'A' });
    });

    it('has nothing to tell of who exported nothing', () => {
        const nothing = creditInformation(['EXPORTS', 'RECEIPT_RATE'], { ...known, months: [] });

        expect(nothing).toEqual({ through: '2026-02', exports: [], receiptRates: [] });
    });
});

describe('monthsToldIn', () => {
    it('goes back over the turn of the year, without the month itself', () => {
        const told = monthsToldIn('2026-01');

        expect([told.length, told[0], told.at(-1)]).toEqual([24, '2025-12', '2024-01']);
    });
});
