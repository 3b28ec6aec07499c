import { declarationNumber, exporterUscc, idOf, morning, releaseCode, yuan } from '../../receivable/testing/samples.js';
import type { RecordExportReceipt } from '../api.js';
import type { ExportReceipt } from '../export-receipt.js';

/** The buyer of the sample declaration has paid 250 yuan of it. */
export const recording: RecordExportReceipt = {
    receiptId: idOf(20),
    reference: 'CIPS 7',
    exporterUscc,
    amount: yuan(250n),
    receivedOn: '2026-03-31',
    declarationNumber,
    releaseCode,
};

export const receipt: ExportReceipt = {
    receiptId: idOf(20),
    bank: 'HaizhouBankMSP',
    reference: 'CIPS 7',
    exporterUscc,
    amount: yuan(250n),
    receivedOn: '2026-03-31',
    shares: [{ declarationNumber, releaseCode, amount: yuan(250n) }],
    registeredAt: morning,
    status: 'RECORDED',
};
