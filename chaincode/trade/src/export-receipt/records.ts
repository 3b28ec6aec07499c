import { privateRecord } from '@cohong/chaincode-runtime';
import { exportReceiptSchema, type ExportReceipt } from '@cohong/domain/export-receipt/export-receipt';

export const exportReceipts = privateRecord<ExportReceipt>({
    name: 'export-receipt',
    schema: exportReceiptSchema,
    key: ({ receiptId }) => [receiptId],
});
