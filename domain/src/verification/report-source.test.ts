import { describe, expect, it } from '@jest/globals';
import { morning } from '../receivable/testing/samples.js';
import type { ReportSource } from './api.js';
import { reportSource, type ReportFacts } from './report-source.js';
import { facts as answering } from './testing/samples.js';

const { source } = answering;
const facts: ReportFacts = {
    caller: { mspId: 'CustomsMSP', kind: 'customs', role: 'officer' },
    source,
    at: morning,
};
const current = (completeUntil: string): ReportSource => ({ status: 'CURRENT', completeUntil });
const later = '2026-03-31T02:00:00.000Z';

describe('reportSource', () => {
    it('vouches up to now, and for as much as before at least', () => {
        expect(reportSource(current(morning), facts)).toEqual({
            status: 'CURRENT',
            completeUntil: morning,
            reportedAt: morning,
        });
        expect(reportSource(current(source.completeUntil), facts)).toMatchObject({ status: 'CURRENT' });
        expect(reportSource(current('2020-01-01T00:00:00.000Z'), { ...facts, source: undefined })).toMatchObject({
            status: 'CURRENT',
        });
    });

    it('keeps, while nothing comes, what was vouched for', () => {
        const suspended = { ...source, status: 'SUSPENDED', reportedAt: morning };

        expect(reportSource({ status: 'SUSPENDED' }, facts)).toEqual(suspended);
    });

    it.each<[string, Partial<ReportFacts>, string]>([
        ['DECLARANT_MUST_BE_CUSTOMS', { caller: { mspId: 'PearlBankMSP', kind: 'bank', role: 'officer' } }, later],
        ['CALLER_MUST_HAVE_ROLE', { caller: { mspId: 'CustomsMSP', kind: 'customs', role: 'auditor' } }, later],
        [
            'SOURCE_MUST_NOT_VOUCH_FOR_FUTURE',
            { source: { ...source, completeUntil: '2026-04-01T00:00:00.000Z' } },
            later,
        ],
        ['SOURCE_MUST_NOT_GO_BACK', {}, '2026-03-30T22:59:59.999Z'],
    ])('refuses: %s', (code, changes, completeUntil) => {
        expect(() => reportSource(current(completeUntil), { ...facts, ...changes })).toThrow(code);
    });
});
