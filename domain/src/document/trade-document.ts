import { z } from 'zod';
import { certificateOfOriginSchema, inspectionCertificateSchema, otherDocumentSchema } from './certificates.js';
import { commercialInvoiceSchema } from './commercial-invoice.js';
import { goodsReceiptSchema, serviceCertificateSchema, vatInvoiceSchema } from './domestic-documents.js';
import { draftSchema } from './draft.js';
import { insuranceDocumentSchema } from './insurance-document.js';
import { packingListSchema } from './packing-list.js';
import {
    airWaybillSchema,
    billOfLadingSchema,
    multimodalTransportDocumentSchema,
    railConsignmentNoteSchema,
} from './transport-documents.js';

/** The kinds of documents that a credit asks for and a presentation brings, in the order in which they are examined. */
export const documentKinds = [
    'DRAFT',
    'COMMERCIAL_INVOICE',
    'VAT_INVOICE',
    'BILL_OF_LADING',
    'MULTIMODAL_TRANSPORT_DOCUMENT',
    'AIR_WAYBILL',
    'RAIL_CONSIGNMENT_NOTE',
    'GOODS_RECEIPT',
    'SERVICE_CERTIFICATE',
    'INSURANCE_DOCUMENT',
    'PACKING_LIST',
    'CERTIFICATE_OF_ORIGIN',
    'INSPECTION_CERTIFICATE',
    'OTHER',
] as const;
export const documentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.output<typeof documentKindSchema>;

export const tradeDocumentSchema = z
    .discriminatedUnion('kind', [
        draftSchema,
        commercialInvoiceSchema,
        vatInvoiceSchema,
        billOfLadingSchema,
        multimodalTransportDocumentSchema,
        airWaybillSchema,
        railConsignmentNoteSchema,
        goodsReceiptSchema,
        serviceCertificateSchema,
        insuranceDocumentSchema,
        packingListSchema,
        certificateOfOriginSchema,
        inspectionCertificateSchema,
        otherDocumentSchema,
    ])
    .meta({
        id: 'TradeDocument',
        description: 'A document of a presentation, in the names of DCSA, IATA and UN/CEFACT',
    });
/** One document of a presentation, as data. What it says is what the paper or record says: nothing is put right. */
export type TradeDocument = z.output<typeof tradeDocumentSchema>;
/** The same as JSON, its amounts as decimal texts. */
export type TradeDocumentWire = z.input<typeof tradeDocumentSchema>;

/** A document over the carriage of the goods: an original of one starts the time in which to present (article 14c). */
export type TransportDocument = Extract<
    TradeDocument,
    { kind: 'BILL_OF_LADING' | 'MULTIMODAL_TRANSPORT_DOCUMENT' | 'AIR_WAYBILL' | 'RAIL_CONSIGNMENT_NOTE' }
>;

/** Whether a document is over the carriage of the goods. */
export function isTransportDocument(document: TradeDocument): document is TransportDocument {
    return ['BILL_OF_LADING', 'MULTIMODAL_TRANSPORT_DOCUMENT', 'AIR_WAYBILL', 'RAIL_CONSIGNMENT_NOTE'].includes(
        document.kind,
    );
}

/** The codes of such documents, by which a credit asks for them. */
export const transportCodes: ReadonlySet<string> = new Set(
    [billOfLadingSchema, multimodalTransportDocumentSchema, airWaybillSchema, railConsignmentNoteSchema].flatMap(
        ({ shape }) => shape.documentTypeCode.options,
    ),
);
