import type { CheckDocuments } from '@cohong/domain/fingerprint/api';
import { documentCheckSchema, type DocumentCheck } from '@cohong/domain/fingerprint/document-check';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Whose check, where that is not the own bank's. */
interface CheckAddress {
    readonly bank?: string;
    readonly checkId: string;
}

/** A bank's questions whether documents are financed elsewhere. */
export class DocumentCheckClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    checkDocuments(input: CheckDocuments, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/document-check:CheckDocuments', input, request });
    }

    readDocumentCheck(input: CheckAddress): Promise<DocumentCheck> {
        return this.#ledger.evaluate({
            name: 'trade/document-check:ReadDocumentCheck',
            input,
            answer: documentCheckSchema,
        });
    }
}
