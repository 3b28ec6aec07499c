import { z } from 'zod';
import { certificateOfOriginSchema, inspectionCertificateSchema, otherDocumentSchema } from './certificates.js';
import { charterPartyContractSchema } from './charter-party-contract.js';
import { commercialInvoiceSchema } from './commercial-invoice.js';
import { goodsReceiptSchema, serviceCertificateSchema, vatInvoiceSchema } from './domestic-documents.js';
import { draftSchema } from './draft.js';
import { insuranceDocumentSchema } from './insurance-document.js';
import { packingListSchema } from './packing-list.js';
import {
    airWaybillSchema,
    billOfLadingSchema,
    charterPartyBillOfLadingSchema,
    multimodalTransportDocumentSchema,
    railConsignmentNoteSchema,
    seaWaybillSchema,
} from './transport-documents.js';

/** The kinds of documents that a credit asks for and a presentation brings, in the order in which they are examined. */
export const documentKinds = [
    'DRAFT',
    'COMMERCIAL_INVOICE',
    'VAT_INVOICE',
    'BILL_OF_LADING',
    'CHARTER_PARTY_BILL_OF_LADING',
    'SEA_WAYBILL',
    'MULTIMODAL_TRANSPORT_DOCUMENT',
    'AIR_WAYBILL',
    'RAIL_CONSIGNMENT_NOTE',
    'GOODS_RECEIPT',
    'SERVICE_CERTIFICATE',
    'INSURANCE_DOCUMENT',
    'PACKING_LIST',
    'CERTIFICATE_OF_ORIGIN',
    'INSPECTION_CERTIFICATE',
    'CHARTER_PARTY_CONTRACT',
    'OTHER',
] as const;
export const documentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.output<typeof documentKindSchema>;

const transportSchemas = [
    billOfLadingSchema,
    charterPartyBillOfLadingSchema,
    seaWaybillSchema,
    multimodalTransportDocumentSchema,
    airWaybillSchema,
    railConsignmentNoteSchema,
] as const;

export const tradeDocumentSchema = z
    .discriminatedUnion('kind', [
        draftSchema,
        commercialInvoiceSchema,
        vatInvoiceSchema,
        ...transportSchemas,
        goodsReceiptSchema,
        serviceCertificateSchema,
        insuranceDocumentSchema,
        packingListSchema,
        certificateOfOriginSchema,
        inspectionCertificateSchema,
        charterPartyContractSchema,
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
export type TransportDocument = z.output<(typeof transportSchemas)[number]>;

const transportKinds: ReadonlySet<string> = new Set(transportSchemas.map(({ shape }) => shape.kind.value));

/** Whether a document is over the carriage of the goods. */
export function isTransportDocument(document: TradeDocument): document is TransportDocument {
    return transportKinds.has(document.kind);
}

/** What goes by ship for at least a part of its way (articles 19 to 22). */
export type SeaDocument = Extract<TransportDocument, { isOnDeck: boolean }>;

/** Whether goods go by ship for at least a part of their way. */
export function isSeaDocument(document: TransportDocument): document is SeaDocument {
    return 'isOnDeck' in document;
}

/** The codes of such documents, by which a credit asks for them. */
export const transportCodes: ReadonlySet<string> = new Set(
    transportSchemas.flatMap(({ shape }) => shape.documentTypeCode.options),
);
