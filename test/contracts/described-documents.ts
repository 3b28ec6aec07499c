import { lanternTextiles, straitsHomeware } from '@cohong/fixtures';

/** The exporter's invoice over the goods of the declaration, and their bill of lading, as a bank describes them. */
export const describedInvoice = {
    kind: 'COMMERCIAL_INVOICE',
    documentReference: 'LT-2026-0914',
    issueDate: '2026-09-14',
    totalAmount: { amount: '3124000.00', currency: 'CNY' },
    seller: { partyName: lanternTextiles.partyName, countryCode: 'CN', uscc: lanternTextiles.uscc },
    buyer: { partyName: straitsHomeware.partyName, countryCode: 'SG' },
} as const;

/** The same invoice, made another by who would have it financed twice. */
export const alteredInvoice = {
    ...describedInvoice,
    documentReference: 'LT-2O26-O914-A',
    issueDate: '2026-09-20',
    totalAmount: { amount: '3110000.00', currency: 'CNY' },
} as const;

/** Another delivery to the same buyer. */
export const otherInvoice = {
    ...describedInvoice,
    documentReference: 'LT-2026-0777',
    issueDate: '2026-07-07',
    totalAmount: { amount: '880000.00', currency: 'CNY' },
} as const;

export const describedBill = {
    kind: 'BILL_OF_LADING',
    carrierCode: 'MAEU',
    documentReference: 'NGBSIN2609180042',
} as const;
