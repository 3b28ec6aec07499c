import { describe, expect, it } from '@jest/globals';
import { answerDocumentRequest } from './answer-document-request.js';
import type { DocumentRequest, DocumentsFinding } from './document-request.js';
import { findOnDocuments } from './find-on-documents.js';
import { requestDocuments } from './request-documents.js';
import { answer, documentRequest, idOf, morning, refused, report } from './testing/samples.js';

const asked = {
    documentRequestId: idOf(40),
    bank: 'HaizhouBankMSP',
    reportId: idOf(1),
    subject: 'Advance payment or goods',
    documentTypes: ['CONTRACT' as const],
};
const awaiting = { ...report, documentsAwaited: idOf(40) };
const answered = answerDocumentRequest(answer, { request: documentRequest, at: morning });
const refusal: DocumentsFinding = { status: 'REFUSED', text: 'The contract has no day of shipment' };
const sentBack = findOnDocuments(refusal, { request: answered, report: awaiting, at: morning }).request;

describe('requestDocuments', () => {
    it('asks of a report that SAFE has before it or has accepted, until the same day at the earliest', () => {
        for (const status of ['SUBMITTED', 'ACCEPTED'] as const) {
            const done = requestDocuments(
                { ...asked, answerBy: '2026-03-31' },
                { report: { ...report, status }, at: morning },
            );

            expect(done.request).toMatchObject({ bopNumber: report.bopNumber, status: 'OPEN', requestedAt: morning });
            expect(done.report).toEqual({ ...report, status, documentsAwaited: idOf(40) });
        }
    });

    it('asks nothing of one that is at the desk of the bank, or replaced', () => {
        for (const left of [refused, { ...refused, status: 'REPLACED' as const }]) {
            expect(() => requestDocuments(asked, { report: left, at: morning })).toThrow('REPORT_MUST_STAND_AT_SAFE');
        }
    });

    it('asks once at a time', () => {
        expect(() => requestDocuments(asked, { report: awaiting, at: morning })).toThrow(
            'REPORT_MUST_AWAIT_NO_DOCUMENTS',
        );
    });

    it('gives a day that is not over', () => {
        expect(() => requestDocuments({ ...asked, answerBy: '2026-03-30' }, { report, at: morning })).toThrow(
            'ANSWER_DAY_MUST_NOT_BE_OVER',
        );
    });
});

describe('answerDocumentRequest', () => {
    it('delivers what is asked for, or says in a letter why not', () => {
        const { text: _, ...silent } = answer;
        const all = [...answer.documents, { documentType: 'TRANSPORT_DOCUMENT' as const, reference: 'HLCU 1' }];

        expect(answered).toEqual({
            ...documentRequest,
            status: 'ANSWERED',
            answer: { ...answer, answeredAt: morning },
        });
        expect(
            answerDocumentRequest({ ...silent, documents: all }, { request: documentRequest, at: morning }),
        ).toMatchObject({ status: 'ANSWERED' });
        expect(() => answerDocumentRequest(silent, { request: documentRequest, at: morning })).toThrow(
            'DOCUMENTS_MUST_BE_GIVEN_OR_EXPLAINED',
        );
    });

    it('answers again what was refused, with something else', () => {
        const other = { ...answer, letterId: idOf(42) };

        const again = answerDocumentRequest({ ...other, text: 'See annex 2' }, { request: sentBack, at: morning });
        expect(again).toMatchObject({ status: 'ANSWERED', answer: { letterId: idOf(42) } });
        expect(again).not.toHaveProperty('finding');
        expect(() => answerDocumentRequest(other, { request: sentBack, at: morning })).toThrow(
            'ANSWER_MUST_DIFFER_FROM_REFUSED',
        );
    });

    it('answers nothing that SAFE has before it, or that is settled', () => {
        for (const status of ['ANSWERED', 'SATISFIED', 'WITHDRAWN'] as const) {
            expect(() =>
                answerDocumentRequest(answer, { request: { ...documentRequest, status }, at: morning }),
            ).toThrow('DOCUMENT_REQUEST_MUST_AWAIT_ANSWER');
        }
    });
});

describe('findOnDocuments', () => {
    const find = (given: DocumentsFinding, request: DocumentRequest) =>
        findOnDocuments(given, { request, report: awaiting, at: morning });

    it('settles an answer, and the report waits no more', () => {
        const done = find({ status: 'SATISFIED' }, answered);

        expect(done.request).toMatchObject({
            status: 'SATISFIED',
            finding: { given: { status: 'SATISFIED' }, foundAt: morning },
        });
        expect(done.report).toEqual(report);
    });

    it('sends an answer back to the desk, while the report goes on waiting', () => {
        expect(find(refusal, answered)).toEqual({
            request: { ...answered, status: 'REFUSED', finding: { given: refusal, foundAt: morning } },
        });
    });

    it('withdraws what is not settled, answered or not', () => {
        for (const request of [documentRequest, answered, sentBack]) {
            expect(find({ status: 'WITHDRAWN' }, request)).toMatchObject({ request: { status: 'WITHDRAWN' }, report });
        }
    });

    it('finds on what is settled nothing more', () => {
        for (const status of ['SATISFIED', 'WITHDRAWN'] as const) {
            expect(() => find({ status: 'WITHDRAWN' }, { ...answered, status })).toThrow(
                'DOCUMENT_REQUEST_MUST_BE_UNSETTLED',
            );
        }
    });

    it('finds nothing in an answer that is not there, or was refused already', () => {
        for (const request of [documentRequest, sentBack]) {
            for (const given of [{ status: 'SATISFIED' } as const, refusal]) {
                expect(() => find(given, request)).toThrow('DOCUMENT_REQUEST_MUST_BE_ANSWERED');
            }
        }
    });
});
