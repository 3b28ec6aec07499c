import type { Money } from '../../kernel/money.js';
import type { Party } from '../../party/party.js';
import type { GoodsReceipt, ServiceCertificate, VatInvoice } from '../domestic-documents.js';
import { idOf, seller } from './samples.js';

/** What the tests of domestic credits start from: a weaving hall was refitted by 12 May, and invoiced with 6 % tax. */
export const yuan = (whole: bigint, fen = 0n): Money => ({ currency: 'CNY', minorUnits: whole * 100n + fen });
export const weaver: Party = {
    partyName: 'Ningbo Harbour Loom Weaving Co., Ltd.',
    uscc: '91330206MA2LM0069W',
    countryCode: 'CN',
};

export const vatInvoice: VatInvoice = {
    documentId: idOf(21),
    kind: 'VAT_INVOICE',
    documentTypeCode: '388',
    documentReference: '26332000000000004711',
    issueDate: '2026-05-14',
    issuer: seller,
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 0,
    signatures: [],
    attachments: [{ fileName: 'vat.xml', mediaType: 'application/xml', size: 9_000, documentChecksum: 'e'.repeat(64) }],
    type: 'SPECIAL',
    invoiceNumber: '26332000000000004711',
    seller,
    buyer: weaver,
    lines: [
        {
            description: 'Refit of weaving hall 3',
            amount: yuan(849_056n, 60n),
            taxRate: '6%',
            taxAmount: yuan(50_943n, 40n),
        },
    ],
    totalWithoutTax: yuan(849_056n, 60n),
    totalTax: yuan(50_943n, 40n),
    totalWithTax: yuan(900_000n),
};

export const serviceCertificate: ServiceCertificate = {
    documentId: idOf(22),
    kind: 'SERVICE_CERTIFICATE',
    documentTypeCode: '2',
    documentReference: 'NHL-2026-31',
    issueDate: '2026-05-13',
    issuer: weaver,
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Zhou Min', capacityCode: 'ISSUER' }],
    attachments: [],
    provider: seller,
    recipient: weaver,
    services: ['Refit of weaving hall 3'],
    renderedOn: '2026-05-12',
    isRendered: true,
};

export const goodsReceipt: GoodsReceipt = {
    documentId: idOf(23),
    kind: 'GOODS_RECEIPT',
    documentTypeCode: '632',
    documentReference: 'NHL-R-7',
    issueDate: '2026-05-12',
    issuer: weaver,
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Zhou Min', capacityCode: 'ISSUER' }],
    attachments: [],
    receivedBy: weaver,
    deliveredBy: seller,
    receivedOn: '2026-05-12',
    goods: [{ description: 'Looms', quantity: { value: '12', unit: 'H87' } }],
};
