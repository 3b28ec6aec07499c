import { z } from 'zod';
import { waybillNumberSchema } from '../kernel/identifiers/waybill-number.js';
import { imoNumberSchema } from '../kernel/identifiers/imo-number.js';
import { moneySchema } from '../kernel/money.js';
import { quantitySchema } from '../kernel/quantity.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { partySchema } from '../party/party.js';
import { conditionClauseSchema, consignmentItemSchema, transportEquipmentSchema } from './cargo.js';
import { documentBase, typeCodes } from './document-base.js';
import { locationSchema } from './location.js';

const vesselVoyageSchema = z.strictObject({
    vesselName: textSchema(50),
    carrierExportVoyageNumber: textSchema(50).exactOptional(),
    vesselIMONumber: imoNumberSchema.exactOptional(),
    /** An intended vessel needs an on-board notation with its date and name (article 20a ii). */
    isIntended: z.boolean(),
});

const onBoardNotationSchema = z.strictObject({
    date: dateSchema,
    vesselName: textSchema(50).exactOptional(),
    portOfLoading: locationSchema.exactOptional(),
});

/** What every transport document has (UCP 600 articles 19 to 27). */
const transportBase = {
    ...documentBase,
    /** Whom the document names as the carrier; it must (articles 19 to 24, a i). */
    carrier: partySchema.exactOptional(),
    documentParties: z.strictObject({
        shipper: partySchema.exactOptional(),
        /** Without one, and to order, it is made out to the order of the shipper or in blank. */
        consignee: partySchema.exactOptional(),
        endorsee: partySchema.exactOptional(),
        notifyParties: z.array(partySchema).max(5),
    }),
    freightPaymentTermCode: z.enum(['PRE', 'COL']).exactOptional(),
    conditionClauses: z.array(conditionClauseSchema).max(30),
    isTranshipmentIndicated: z.boolean(),
    consignmentItems: z.array(consignmentItemSchema).min(1).max(50),
};

/** What goes by ship for at least a part of its way. */
const seaBase = {
    ...transportBase,
    numberOfOriginals: documentBase.numberOfOriginals.unwrap(),
    /** Whether the text printed on the form says that the goods were loaded, and not only received. */
    isShippedOnBoardType: z.boolean(),
    shippedOnBoardDate: dateSchema.exactOptional(),
    receivedForShipmentDate: dateSchema.exactOptional(),
    onBoardNotations: z.array(onBoardNotationSchema).max(10),
    isOnDeck: z.boolean(),
    transports: z.strictObject({
        placeOfReceipt: locationSchema.exactOptional(),
        portOfLoading: locationSchema.exactOptional(),
        portOfDischarge: locationSchema.exactOptional(),
        placeOfDelivery: locationSchema.exactOptional(),
        vesselVoyages: z.array(vesselVoyageSchema).max(5),
        transhipmentPorts: z.array(locationSchema).max(5).exactOptional(),
    }),
    utilizedTransportEquipments: z.array(transportEquipmentSchema).max(100).exactOptional(),
    declaredValue: moneySchema.exactOptional(),
};

/** To whose order the goods are: who holds such a document may have them. */
const titleBase = {
    isToOrder: z.boolean(),
    isBlankEndorsed: z.boolean(),
};

export const billOfLadingSchema = z.strictObject({
    ...seaBase,
    ...titleBase,
    kind: z.literal('BILL_OF_LADING'),
    documentTypeCode: typeCodes('705', '704', '706', '709', '714'),
});
/** A bill of lading, from port to port, in the names of DCSA, which says nothing of a charter party (article 20). */
export type BillOfLading = z.output<typeof billOfLadingSchema>;

export const charterPartyBillOfLadingSchema = z.strictObject({
    ...seaBase,
    ...titleBase,
    kind: z.literal('CHARTER_PARTY_BILL_OF_LADING'),
    /** UNTDID 1001 has no code for it: it is a bill of lading, of which the credit says whether it may be of this kind. */
    documentTypeCode: typeCodes('705', '706', '709'),
});
/** A bill of lading, however named, that is subject to a charter party (article 22). */
export type CharterPartyBillOfLading = z.output<typeof charterPartyBillOfLadingSchema>;

export const seaWaybillSchema = z.strictObject({
    ...seaBase,
    kind: z.literal('SEA_WAYBILL'),
    documentTypeCode: typeCodes('710'),
    isCharterParty: z.boolean(),
});
/** A non-negotiable sea waybill: the consignee gets the goods without it, since it is no document of title (article 21). */
export type SeaWaybill = z.output<typeof seaWaybillSchema>;

export const multimodalTransportDocumentSchema = z.strictObject({
    ...seaBase,
    ...titleBase,
    kind: z.literal('MULTIMODAL_TRANSPORT_DOCUMENT'),
    documentTypeCode: typeCodes('760', '766'),
    isCharterParty: z.boolean(),
});
/** A document over at least two modes of transport (article 19). */
export type MultimodalTransportDocument = z.output<typeof multimodalTransportDocumentSchema>;

export const airWaybillSchema = z.strictObject({
    ...transportBase,
    kind: z.literal('AIR_WAYBILL'),
    documentTypeCode: typeCodes('740', '741', '703'),
    waybillPrefix: z.string().regex(/^\d{3}$/, 'must be 3 digits'),
    waybillNumber: waybillNumberSchema,
    waybillType: z.enum(['MASTER', 'HOUSE', 'DIRECT']),
    departureLocation: locationSchema,
    arrivalLocation: locationSchema,
    carrierDeclarationDate: dateSchema.exactOptional(),
    /** Only where a notation of its own says so; what is printed under "flight and date" is no shipment date. */
    actualFlightDate: dateSchema.exactOptional(),
    /** An air waybill must say that the goods were accepted for carriage (article 23a ii). */
    isAcceptedForCarriage: z.boolean(),
    isOriginalForShipper: z.boolean(),
    totalGrossWeight: quantitySchema,
    numberOfPieces: z.int().positive(),
});
/** An air waybill, in the names of IATA's ONE Record. */
export type AirWaybill = z.output<typeof airWaybillSchema>;

export const railConsignmentNoteSchema = z.strictObject({
    ...transportBase,
    kind: z.literal('RAIL_CONSIGNMENT_NOTE'),
    /** 730 is the road's, to which article 24 gives nearly the same rules. */
    documentTypeCode: typeCodes('720', '730'),
    placeOfReceipt: locationSchema,
    placeOfDelivery: locationSchema,
    /** The date of a reception stamp, if there is one. */
    receptionDate: dateSchema.exactOptional(),
    /** A rail document marked as duplicate counts as an original (article 24b iii). */
    isMarkedDuplicate: z.boolean(),
    wagonNumbers: z.array(textSchema(20)).max(100).exactOptional(),
});
/** A consignment note of a railway or a haulier. */
export type RailConsignmentNote = z.output<typeof railConsignmentNoteSchema>;
