import type { AskCreditInformation } from '@cohong/domain/credit-information/api';
import { creditInquirySchema, type CreditInquiry } from '@cohong/domain/credit-information/credit-inquiry';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Whose inquiry, where that is not the own bank's. */
interface InquiryAddress {
    readonly bank?: string;
    readonly inquiryId: string;
}

/** A bank's inquiries about enterprises that have consented. */
export class CreditInquiryClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    askCreditInformation(input: AskCreditInformation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-inquiry:AskCreditInformation', input, request });
    }

    readCreditInquiry(input: InquiryAddress): Promise<CreditInquiry> {
        return this.#ledger.evaluate({
            name: 'trade/credit-inquiry:ReadCreditInquiry',
            input,
            answer: creditInquirySchema,
        });
    }
}
