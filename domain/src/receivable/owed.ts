import type { FinancingStatus } from './financing.js';

/** Money is with the borrower. What is written off is owed all the same. */
const owed: ReadonlySet<FinancingStatus> = new Set(['DISBURSED', 'PARTIALLY_REPAID', 'WRITTEN_OFF']);

/** Whether a loan is still to be repaid. */
export function isOwed({ status }: { readonly status: FinancingStatus }): boolean {
    return owed.has(status);
}
