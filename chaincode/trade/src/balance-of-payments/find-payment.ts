import type { PrivateCollection } from '@cohong/chaincode-runtime';
import {
    ofCapitalReceipt,
    ofExportReceipt,
    ofImportPayment,
    ofOutwardPayment,
    type CrossBorderPayment,
    type PaymentAddress,
} from '@cohong/domain/balance-of-payments/cross-border-payment';
import {
    ofClaimPayment,
    ofReimbursement,
    ofSightPayment,
    underCredit,
} from '@cohong/domain/balance-of-payments/credit-payment';
import { capitalAccounts, capitalReceipts } from '../capital-account/records.js';
import { exportReceipts } from '../export-receipt/records.js';
import { importFinancings } from '../import-financing/records.js';
import { credits } from '../letter-of-credit/records.js';
import { claims } from '../claim/records.js';
import { presentations } from '../presentation/records.js';
import { reimbursementClaims } from '../reimbursement/records.js';
import { outwardPayments } from '../tax-form/records.js';

/** The bank's own record of a payment. Refuses RECORD_MUST_EXIST where it has none of that kind. */
export async function findPayment(
    vault: PrivateCollection,
    bank: string,
    { kind, paymentId, number }: PaymentAddress,
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
        case 'SIGHT_PAYMENT': {
            const presentation = await vault.get(presentations, paymentId, String(number));
            return underCredit(ofSightPayment(presentation), { credit: await vault.get(credits, paymentId), bank });
        }
        case 'CLAIM_PAYMENT': {
            const claim = await vault.get(claims, paymentId);
            return underCredit(ofClaimPayment(claim), { credit: await vault.get(credits, claim.creditId), bank });
        }
        case 'REIMBURSEMENT': {
            const claim = await vault.get(reimbursementClaims, paymentId, String(number));
            const credit = await vault.get(credits, paymentId);
            return underCredit(ofReimbursement(claim, credit.issuingBank), { credit, bank });
        }
    }
}
