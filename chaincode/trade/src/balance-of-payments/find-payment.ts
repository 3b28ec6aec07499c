import type { PrivateCollection } from '@cohong/chaincode-runtime';
import {
    ofCapitalReceipt,
    ofExportReceipt,
    ofImportPayment,
    ofOutwardPayment,
    type CrossBorderPayment,
    type PaymentAddress,
} from '@cohong/domain/balance-of-payments/cross-border-payment';
import { capitalAccounts, capitalReceipts } from '../capital-account/records.js';
import { exportReceipts } from '../export-receipt/records.js';
import { importFinancings } from '../import-financing/records.js';
import { outwardPayments } from '../tax-form/records.js';

/** The bank's own record of a payment. Refuses RECORD_MUST_EXIST where it has none of that kind. */
export async function findPayment(
    vault: PrivateCollection,
    { kind, paymentId }: PaymentAddress,
): Promise<CrossBorderPayment> {
    switch (kind) {
        case 'EXPORT_RECEIPT':
            return ofExportReceipt(await vault.get(exportReceipts, paymentId));
        case 'CAPITAL_RECEIPT': {
            const receipt = await vault.get(capitalReceipts, paymentId);
            const { enterpriseUscc } = await vault.get(capitalAccounts, receipt.capitalAccountId);
            return { ...ofCapitalReceipt(receipt), enterpriseUscc };
        }
        case 'OUTWARD_PAYMENT':
            return ofOutwardPayment(await vault.get(outwardPayments, paymentId));
        case 'IMPORT_PAYMENT':
            return ofImportPayment(await vault.get(importFinancings, paymentId));
    }
}
