import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { RequestDocuments } from './api.js';
import type { DocumentRequest } from './document-request.js';
import { mustAwaitNoDocuments, type PaymentReport } from './payment-report.js';

const refusal = refusals({
    REPORT_MUST_STAND_AT_SAFE: 'conflict',
    ANSWER_DAY_MUST_NOT_BE_OVER: 'invalid',
});

/**
 * Asks a bank for the documents behind a report, or behind one that was accepted. What SAFE has refused the bank mends, and
 * is asked for nothing more. One request at a time: what is missing in its answer is refused, not asked for anew.
 */
export function requestDocuments(
    { documentRequestId, bank, reportId, ...asked }: RequestDocuments,
    { report, at }: { readonly report: PaymentReport; readonly at: Instant },
): { readonly request: DocumentRequest; readonly report: PaymentReport } {
    if (report.status !== 'SUBMITTED' && report.status !== 'ACCEPTED') {
        throw refusal('REPORT_MUST_STAND_AT_SAFE', { status: report.status });
    }
    mustAwaitNoDocuments(report);
    if (asked.answerBy !== undefined && asked.answerBy < chinaDate(at)) {
        throw refusal('ANSWER_DAY_MUST_NOT_BE_OVER');
    }

    return {
        request: {
            ...asked,
            documentRequestId,
            bank,
            reportId,
            bopNumber: report.bopNumber,
            requestedAt: at,
            status: 'OPEN',
        },
        report: { ...report, documentsAwaited: documentRequestId },
    };
}
