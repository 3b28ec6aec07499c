import { exporterUscc, idOf, morning } from '../../receivable/testing/samples.js';
import type { DescribedDocument, DescribedInvoice } from '../described-document.js';
import type { Filing } from '../filing.js';
import { identityOf } from '../fingerprint.js';
import type { SimilarityCase } from '../similarity-case.js';

export const invoice: DescribedInvoice = {
    kind: 'COMMERCIAL_INVOICE',
    documentReference: 'HL-2026-0512',
    issueDate: '2026-05-12',
    totalAmount: { currency: 'USD', minorUnits: 48_750_00n },
    seller: { partyName: 'Xiamen Tea Export Co Ltd', countryCode: 'CN', uscc: exporterUscc },
    buyer: { partyName: 'Straits Provisions Pte. Ltd.', countryCode: 'SG' },
};

export const billOfLading = {
    kind: 'BILL_OF_LADING',
    carrierCode: 'MAEU',
    documentReference: 'NGBSIN26051211',
} as const satisfies DescribedDocument;

export const airWaybill = {
    kind: 'AIR_WAYBILL',
    waybillPrefix: '160',
    waybillNumber: '12345675',
} as const satisfies DescribedDocument;

/** The invoice where Haizhou Bank has it for its exporter. */
export const filing: Filing = {
    bank: 'HaizhouBankMSP',
    financingId: idOf(1),
    applicantUscc: exporterUscc,
    document: identityOf(invoice),
    isPaid: false,
};

/** The same of another bank, for another customer. */
export const rival: Filing = {
    ...filing,
    bank: 'PearlBankMSP',
    financingId: idOf(7),
    applicantUscc: '91330206MA2LM0069W',
};

export const similarityCase: SimilarityCase = {
    caseId: idOf(90),
    version: 1,
    likeness: 'SIMILAR',
    rules: ['SELLER_AND_LIKE_NUMBER'],
    earlier: sideOf(rival),
    later: sideOf(filing),
    openedAt: morning,
    status: 'OPEN',
};

function sideOf({ isPaid: _isPaid, ...side }: Filing): SimilarityCase['earlier'] {
    return side;
}
