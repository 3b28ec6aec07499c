import type { RecordExportReceipt } from '@cohong/domain/export-receipt/api';
import { exportReceiptSchema, type ExportReceipt } from '@cohong/domain/export-receipt/export-receipt';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Payments of foreign buyers, as the gateway sees them. */
export class ExportReceiptClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    propose(input: Proposal<RecordExportReceipt>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/export-receipt:ProposeReceipt', input, request });
    }

    approve(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/export-receipt:ApproveReceipt', input: { approvalId }, request });
    }

    /** A bank names no bank: it is its own. */
    read(address: { readonly receiptId: string; readonly bank?: string }): Promise<ExportReceipt> {
        return this.#ledger.evaluate({
            name: 'trade/export-receipt:ReadReceipt',
            input: address,
            answer: exportReceiptSchema,
        });
    }
}
