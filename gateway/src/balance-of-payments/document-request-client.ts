import type { AnswerDocumentRequest, FindOnDocuments, RequestDocuments } from '@cohong/domain/balance-of-payments/api';
import {
    documentRequestMessages,
    type DocumentRequestMessages,
} from '@cohong/domain/balance-of-payments/document-request-messages';
import { documentRequestSchema, type DocumentRequest } from '@cohong/domain/balance-of-payments/document-request';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { PaymentReportClient } from './payment-report-client.js';

/** Whose request: a regulator names the bank, a bank is its own. */
export interface DocumentRequestAddress {
    readonly documentRequestId: string;
    readonly bank?: string;
}

/** Requests for documents behind reports, as the gateway sees them. */
export class DocumentRequestClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    request(input: RequestDocuments, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/document-request:RequestDocuments', input, request });
    }

    answer(input: AnswerDocumentRequest, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/document-request:AnswerDocumentRequest', input, request });
    }

    find(input: FindOnDocuments, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/document-request:FindOnDocuments', input, request });
    }

    read(address: DocumentRequestAddress): Promise<DocumentRequest> {
        return this.#ledger.evaluate({
            name: 'trade/document-request:ReadDocumentRequest',
            input: address,
            answer: documentRequestSchema,
        });
    }

    /** The request and its answer as messages, which say more of the report than the request does. */
    async readMessages(address: DocumentRequestAddress): Promise<DocumentRequestMessages> {
        const request = await this.read(address);
        const { documentRequestId: _, ...whose } = address;
        const report = await new PaymentReportClient(this.#ledger).read({ ...whose, reportId: request.reportId });

        return documentRequestMessages(request, report);
    }
}
