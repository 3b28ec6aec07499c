import { describe, expect, it } from '@jest/globals';
import { bankingDaysAfter } from './banking-days.js';
import type { MakeUpReading } from './banking-calendar.js';
import { readingsOf } from './readings.js';
import { china } from './testing/samples.js';

const fifthAfter = (day: string, makeUpReadings: readonly MakeUpReading[] = []): string[] => {
    const { earlier, later } = readingsOf({ ...china, makeUpReadings: [...makeUpReadings] }, 'PearlBankMSP');
    return [bankingDaysAfter(earlier, day, 5), bankingDaysAfter(later, day, 5)];
};

describe('readingsOf', () => {
    it('counts a make-up Saturday in the earlier reading alone', () => {
        expect(fifthAfter('2026-02-13')).toEqual(['2026-02-27', '2026-03-02']);
        expect(fifthAfter('2026-09-28')).toEqual(['2026-10-10', '2026-10-12']);
    });

    it('is one reading where no make-up day is near', () => {
        expect(fifthAfter('2026-03-02')).toEqual(['2026-03-09', '2026-03-09']);
    });

    it('is one where the bank has said how it keeps such a day', () => {
        const saying = (
            makeUpDays: 'OPEN' | 'CLOSED',
            effectiveFrom = '2026-01-01',
            bank = 'PearlBankMSP',
        ): readonly MakeUpReading[] => [{ bank, effectiveFrom, makeUpDays }];

        expect(fifthAfter('2026-09-28', saying('OPEN'))).toEqual(['2026-10-10', '2026-10-10']);
        expect(fifthAfter('2026-09-28', saying('CLOSED'))).toEqual(['2026-10-12', '2026-10-12']);
        // What another bank says is nothing to it.
        expect(fifthAfter('2026-09-28', saying('OPEN', '2026-01-01', 'HarbourBankMSP'))).toEqual([
            '2026-10-10',
            '2026-10-12',
        ]);
        // What it says from the autumn on says nothing of the spring.
        expect(fifthAfter('2026-02-13', saying('OPEN', '2026-09-01'))).toEqual(['2026-02-27', '2026-03-02']);
        expect(fifthAfter('2026-09-28', [...saying('OPEN'), ...saying('CLOSED', '2026-10-10')])).toEqual([
            '2026-10-12',
            '2026-10-12',
        ]);
    });
});
