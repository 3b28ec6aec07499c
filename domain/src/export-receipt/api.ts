import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { batchOf, requestFinancingSchema } from '../receivable/api.js';
import { exportReceiptSchema } from './export-receipt.js';

/** What the maker proposes and the checker approves. */
export const recordExportReceiptSchema = exportReceiptSchema
    .pick({ receiptId: true, reference: true, exporterUscc: true, amount: true, receivedOn: true })
    .extend(
        requestFinancingSchema.pick({ declarationNumber: true, releaseCode: true, shares: true, exchangeRateId: true })
            .shape,
    );
export type RecordExportReceipt = z.output<typeof recordExportReceiptSchema>;

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readExportReceiptSchema = exportReceiptSchema
    .pick({ receiptId: true })
    .extend({ bank: mspIdSchema.exactOptional() });

export const receiptItemSchema = exportReceiptSchema.pick({ bank: true, receiptId: true });
export type ReceiptItem = z.output<typeof receiptItemSchema>;

export const matchReceiptsSchema = batchOf(receiptItemSchema);
