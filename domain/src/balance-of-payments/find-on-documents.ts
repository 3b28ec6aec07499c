import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { DocumentRequest, DocumentsFinding } from './document-request.js';
import type { PaymentReport } from './payment-report.js';

const refusal = refusals({
    DOCUMENT_REQUEST_MUST_BE_UNSETTLED: 'conflict',
    DOCUMENT_REQUEST_MUST_BE_ANSWERED: 'conflict',
});

export interface FindingFacts {
    readonly request: DocumentRequest;
    readonly report: PaymentReport;
    readonly at: Instant;
}

export interface Found {
    readonly request: DocumentRequest;
    /** Absent where it goes on waiting for documents. */
    readonly report?: PaymentReport;
}

/** Says for SAFE what it finds in an answer: a refused one is back at the bank's desk. A request is withdrawn unanswered too. */
export function findOnDocuments(given: DocumentsFinding, { request: before, report, at }: FindingFacts): Found {
    if (before.status === 'SATISFIED' || before.status === 'WITHDRAWN') {
        throw refusal('DOCUMENT_REQUEST_MUST_BE_UNSETTLED', { status: before.status });
    }
    if (given.status !== 'WITHDRAWN' && before.status !== 'ANSWERED') {
        throw refusal('DOCUMENT_REQUEST_MUST_BE_ANSWERED', { status: before.status });
    }
    const request: DocumentRequest = { ...before, status: given.status, finding: { given, foundAt: at } };
    const { documentsAwaited: _, ...free } = report;

    return given.status === 'REFUSED' ? { request } : { request, report: free };
}
