import { refusals } from '../kernel/refusal.js';
import { chinaDate } from '../kernel/time.js';
import { sharesOf } from '../receivable/collateral.js';
import { restingOn, type FinancingAsking } from '../receivable/request-financing.js';
import type { RecordExportReceipt } from './api.js';
import type { ExportReceipt } from './export-receipt.js';

const refusal = refusals({ RECEIPT_MUST_NOT_BE_OF_A_LATER_DAY: 'invalid' });

/**
 * Takes down money that a foreign buyer has paid, and the declared goods that it pays for. The declarations are named as in
 * a request for a financing, with their release codes; a registrar collects on them.
 */
export function recordExportReceipt(receipt: RecordExportReceipt, asking: FinancingAsking): ExportReceipt {
    const { receiptId, reference, exporterUscc, amount, receivedOn } = receipt;
    const { bank, askedAt } = asking;
    if (receivedOn > chinaDate(askedAt)) {
        throw refusal('RECEIPT_MUST_NOT_BE_OF_A_LATER_DAY');
    }
    const { exchangeRate, ...resting } = restingOn(receipt, asking);

    return {
        receiptId,
        bank,
        reference,
        exporterUscc,
        amount,
        receivedOn,
        shares: [...sharesOf({ ...resting, amount })],
        ...(exchangeRate && { exchangeRate }),
        registeredAt: askedAt,
        status: 'RECORDED',
    };
}
