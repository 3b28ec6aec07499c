import { beforeAll, describe, expect, it } from '@jest/globals';
import {
    exampleDocumentsAnswer,
    exampleDocumentsFinding,
    exampleDocumentsRequested,
} from '../../../gateway/src/balance-of-payments/document-request-examples.js';
import type { Answer, Client } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';

const haizhou = 'HaizhouBankMSP';
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

/** SAFE asks for documents behind a report that it has accepted; what is not enough comes back to the desk of the bank. */
export function reportDocuments(running: () => TestConsortium): void {
    describe('documents behind a report', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const officer = (): Client => user('SafeMSP', 'officer-1');
        const desk = (): Client => user(haizhou, 'maker-1');
        let reportId: string;
        let documentRequestId: string;

        const request = (changes: object = {}): Promise<Answer> =>
            officer().post(`/v1/supervision/payment-reports/${haizhou}/${reportId}/document-requests`, {
                ...exampleDocumentsRequested,
                answerBy: '2099-12-31',
                ...changes,
            });
        const answer = (body: object): Promise<Answer> =>
            desk().post(`/v1/document-requests/${documentRequestId}/answers`, body);
        const find = (finding: object): Promise<Answer> =>
            officer().post(`/v1/supervision/document-requests/${haizhou}/${documentRequestId}/finding`, { finding });

        beforeAll(async () => {
            const accepted = await desk().get('/v1/payment-reports?status=ACCEPTED');
            reportId = accepted.text('data.0.reportId');
        });

        it('SAFE asks, once at a time and for a day that is not over, and the bank sees it at its desk', async () => {
            expect(outcome(await request({ answerBy: '2020-01-01' }))).toEqual([422, 'ANSWER_DAY_MUST_NOT_BE_OVER']);
            const asked = await request();
            expect([asked.status, asked.at('status')]).toEqual([201, 'OPEN']);
            documentRequestId = asked.text('documentRequestId');
            expect(outcome(await request())).toEqual([409, 'REPORT_MUST_AWAIT_NO_DOCUMENTS']);

            const open = await user(haizhou, 'checker-1').get('/v1/document-requests?status=OPEN');
            expect(open.list('data')).toMatchObject([{ documentRequestId, reportId }]);
            const others = await user('PearlBankMSP', 'maker-1').get('/v1/document-requests');
            expect(others.list('data')).toEqual([]);
        });

        it('the bank sends what it has and explains the rest; what SAFE refuses comes back', async () => {
            const { documents } = exampleDocumentsAnswer;
            expect(outcome(await answer({ documents }))).toEqual([422, 'DOCUMENTS_MUST_BE_GIVEN_OR_EXPLAINED']);
            expect((await answer(exampleDocumentsAnswer)).at('status')).toBe('ANSWERED');
            expect((await find(exampleDocumentsFinding.finding)).at('status')).toBe('REFUSED');

            const back = await desk().get('/v1/document-requests?status=REFUSED');
            expect(back.list('data')).toMatchObject([
                { documentRequestId, finding: { given: exampleDocumentsFinding.finding } },
            ]);
            expect(outcome(await answer(exampleDocumentsAnswer))).toEqual([422, 'ANSWER_MUST_DIFFER_FROM_REFUSED']);
        });

        it('what satisfies SAFE settles it, and is read as currency-control messages', async () => {
            await answer({ documents: exampleDocumentsAnswer.documents, text: 'By clause 5, thirty per cent' });
            expect((await find({ status: 'SATISFIED' })).at('status')).toBe('SATISFIED');
            expect(outcome(await find({ status: 'WITHDRAWN' }))).toEqual([409, 'DOCUMENT_REQUEST_MUST_BE_UNSETTLED']);
            expect((await desk().get(`/v1/payment-reports/${reportId}`)).body).not.toHaveProperty('documentsAwaited');

            const own = await user(haizhou, 'auditor-1').get(`/v1/document-requests/${documentRequestId}/messages`);
            const path = `/v1/supervision/document-requests/${haizhou}/${documentRequestId}/messages`;
            expect((await user('PbocMSP', 'regulator-1').get(path)).body).toEqual(own.body);
            expect(own.list('messages').map((message) => Object.keys(message as object)[0])).toEqual([
                'CcyCtrlReqOrLttr',
                'CcyCtrlReqOrLttr',
                'CcyCtrlSpprtgDocDlvry',
                'CcyCtrlReqOrLttr',
            ]);
        });
    });
}
