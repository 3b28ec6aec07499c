import { describe, expect, it } from '@jest/globals';
import { adviseReport } from './advise-report.js';
import { refusalReasons, type Advice } from './payment-report.js';
import { documentRequest, morning, refused, report } from './testing/samples.js';

const enterprise = { entry: { classCode: 'A' } } as const;
const refusal: Advice = { status: 'REFUSED', reasons: ['CODE_MUST_FIT_TRANSACTION'], text: 'Processing trade' };

describe('adviseReport', () => {
    it('accepts a report of an enterprise that is in the directory', () => {
        expect(adviseReport({ status: 'ACCEPTED' }, { report, enterprise, at: morning })).toEqual({
            ...report,
            status: 'ACCEPTED',
            advice: { given: { status: 'ACCEPTED' }, advisedAt: morning },
        });
    });

    it('refuses one with its reasons, whoever the enterprise is', () => {
        expect(adviseReport(refusal, { report, enterprise: undefined, at: morning })).toMatchObject({
            status: 'REFUSED',
            advice: { given: refusal },
        });
    });

    it('answers once', () => {
        for (const answered of [refused, { ...report, status: 'ACCEPTED' as const }]) {
            expect(() => adviseReport(refusal, { report: answered, enterprise, at: morning })).toThrow(
                'REPORT_MUST_AWAIT_ADVICE',
            );
        }
    });

    it('does not answer one while SAFE waits for documents behind it', () => {
        const awaiting = { ...report, documentsAwaited: documentRequest.documentRequestId };

        for (const advice of [refusal, { status: 'ACCEPTED' } as const]) {
            expect(() => adviseReport(advice, { report: awaiting, enterprise: undefined, at: morning })).toThrow(
                'REPORT_MUST_AWAIT_NO_DOCUMENTS',
            );
        }
    });

    it.each([undefined, {}])('accepts none of an enterprise that is not in the directory', (unknown) => {
        expect(() => adviseReport({ status: 'ACCEPTED' }, { report, enterprise: unknown, at: morning })).toThrow(
            'ENTERPRISE_MUST_BE_IN_DIRECTORY',
        );
    });

    it('has no reason that is too long for a status advice', () => {
        expect(Object.keys(refusalReasons).filter((reason) => reason.length > 35)).toEqual([]);
    });
});
