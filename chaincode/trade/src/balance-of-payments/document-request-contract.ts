import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { answerDocumentRequest } from '@cohong/domain/balance-of-payments/answer-document-request';
import {
    answerDocumentRequestSchema,
    findOnDocumentsSchema,
    readDocumentRequestSchema,
    requestDocumentsSchema,
} from '@cohong/domain/balance-of-payments/api';
import { findOnDocuments } from '@cohong/domain/balance-of-payments/find-on-documents';
import { requestDocuments } from '@cohong/domain/balance-of-payments/request-documents';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, registryPlace, vaultInView, vaultOf } from '../places.js';
import { documentRequests, paymentReports } from './records.js';

/** What SAFE asks a bank of a report, and what the bank answers; each lies in the vault of the bank, beside the report. */
@Info({
    title: 'Document request',
    description: 'Requests for documents behind reports to SAFE, and letters in answer',
})
export class DocumentRequestContract extends CohongContract {
    constructor() {
        super('document-request');
    }

    /** Asks for documents behind a report. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async RequestDocuments(ctx: CohongContext): Promise<string> {
        const asked = ctx.input(requestDocumentsSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const vault = ctx.ledger.in(vaultOf(asked.bank));
            const before = await vault.get(paymentReports, asked.reportId);

            const { request, report } = requestDocuments(asked, { report: before, at: ctx.now });

            await vault.insert(documentRequests, request);
            await vault.replace(paymentReports, report);
            const { documentRequestId } = request;
            ctx.emit({ type: 'DocumentsRequested', documentRequestId });
            return documentRequestId;
        });
    }

    /** Answers with documents, or with a letter that says why not. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async AnswerDocumentRequest(ctx: CohongContext): Promise<string> {
        const { documentRequestId, ...answer } = ctx.input(answerDocumentRequestSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const before = await vault.get(documentRequests, documentRequestId);

            const request = answerDocumentRequest(answer, { request: before, at: ctx.now });

            await vault.replace(documentRequests, request);
            ctx.emit({ type: 'DocumentRequestAnswered', documentRequestId });
            return documentRequestId;
        });
    }

    /** Says what SAFE finds in an answer, or that it needs none any more. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async FindOnDocuments(ctx: CohongContext): Promise<string> {
        const { bank, documentRequestId, finding } = ctx.input(findOnDocumentsSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const vault = ctx.ledger.in(vaultOf(bank));
            const before = await vault.get(documentRequests, documentRequestId);

            const { request, report } = findOnDocuments(finding, {
                request: before,
                report: await vault.get(paymentReports, before.reportId),
                at: ctx.now,
            });

            await vault.replace(documentRequests, request);
            if (report !== undefined) {
                await vault.replace(paymentReports, report);
            }
            // What was found only the bank and the regulators learn.
            ctx.emit({ type: 'DocumentRequestFound', documentRequestId });
            return documentRequestId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadDocumentRequest(ctx: CohongContext): Promise<string> {
        const { bank, documentRequestId } = ctx.input(readDocumentRequestSchema);

        return canonicalJson(
            await ctx.ledger.in(await vaultInView(ctx, bank)).get(documentRequests, documentRequestId),
        );
    }
}
