import { describe, expect, it } from '@jest/globals';
import { china } from '../calendar/testing/samples.js';
import type { Money } from '../kernel/money.js';
import { morning, yuan } from '../receivable/testing/samples.js';
import { extendImportFinancing } from './extend-import-financing.js';
import { importFinancingStanding } from './import-financing-standing.js';
import type { ImportFinancing } from './import-financing.js';
import { disbursed, dueOn, own, policy, reserved } from './testing/samples.js';
import { writeOffImportFinancing } from './write-off-import-financing.js';

const { importFinancingId } = disbursed;
/** The last instant of the Monday after the Sunday on which the loan is due, and the next. */
const inTime = '2026-06-29T15:59:59.999Z';
const late = '2026-06-29T16:00:00.000Z';
const standing = (importFinancing: ImportFinancing, at: string, calendar: typeof china | undefined = china) => {
    const told = importFinancingStanding(importFinancing, { calendar, at });
    return [told.standing, told.daysPastDue];
};

describe('importFinancingStanding', () => {
    it('is overdue after the banking day to which a Sunday puts the due date off', () => {
        expect(standing(disbursed, inTime)).toEqual(['DISBURSED', undefined]);
        expect(standing(disbursed, late)).toEqual(['OVERDUE', 1]);
    });

    it('is overdue after the day itself where no calendar covers it', () => {
        expect(importFinancingStanding(disbursed, { calendar: undefined, at: inTime })).toMatchObject({
            standing: 'OVERDUE',
            daysPastDue: 1,
        });
        expect(standing({ ...disbursed, dueOn: '2027-01-03' }, '2027-01-04T01:00:00.000Z')).toEqual(['OVERDUE', 1]);
    });

    it('is late but expected no more once it is written off, and not late where nothing is owed', () => {
        expect(standing({ ...disbursed, status: 'WRITTEN_OFF' }, late)).toEqual(['WRITTEN_OFF', 1]);
        expect(standing({ ...disbursed, status: 'REPAID', outstanding: yuan(0n) }, late)).toEqual([
            'REPAID',
            undefined,
        ]);
        expect(standing(reserved, late)).toEqual(['RESERVED', undefined]);
        expect(standing({ ...own, status: 'PAID' }, late)).toEqual(['PAID', undefined]);
    });
});

describe('extendImportFinancing', () => {
    const reason = 'The goods sell after the fair';
    const extend = (until: string, importFinancing: ImportFinancing = disbursed) =>
        extendImportFinancing({ importFinancingId, until, reason }, { importFinancing, policy, at: morning });

    it('moves the day to the last that the policy lets, and keeps what it was', () => {
        expect(extend('2026-07-28')).toEqual({
            ...disbursed,
            dueOn: '2026-07-28',
            extensions: [{ from: dueOn, until: '2026-07-28', reason, at: morning }],
        });
    });

    const { dueOn: _, ...undated } = disbursed;
    it.each<[string, string, ImportFinancing]>([
        ['FINANCING_MUST_BE_DISBURSED', '2026-07-28', { ...disbursed, status: 'WRITTEN_OFF' }],
        ['FINANCING_MUST_HAVE_DUE_DATE', '2026-07-28', undated],
        ['EXTENSION_MUST_END_LATER', dueOn, disbursed],
        ['EXTENSIONS_MUST_NOT_EXCEED_POLICY', '2026-07-28', extend('2026-07-27', extend('2026-07-26'))],
        ['EXTENSION_MUST_END_WITHIN_POLICY', '2026-07-29', disbursed],
    ])('refuses: %s', (code, until, importFinancing) => {
        expect(() => extend(until, importFinancing)).toThrow(code);
    });
});

describe('writeOffImportFinancing', () => {
    const giveUp = (amount = yuan(300n), importFinancing: ImportFinancing = disbursed) =>
        writeOffImportFinancing(
            { importFinancingId, amount, reason: 'The importer is wound up' },
            { importFinancing, at: morning },
        );

    it('gives up all that is outstanding, which is owed as before', () => {
        expect(giveUp()).toEqual({
            ...disbursed,
            status: 'WRITTEN_OFF',
            writeOff: { amount: yuan(300n), reason: 'The importer is wound up', at: morning },
        });
    });

    it.each<[string, Money, ImportFinancing]>([
        ['FINANCING_MUST_BE_DISBURSED', yuan(300n), { ...own, status: 'PAID' }],
        ['WRITE_OFF_MUST_BE_OF_WHAT_IS_OUTSTANDING', yuan(299n), disbursed],
    ])('refuses: %s', (code, amount, importFinancing) => {
        expect(() => giveUp(amount, importFinancing)).toThrow(code);
    });
});
