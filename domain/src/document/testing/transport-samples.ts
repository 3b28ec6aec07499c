import type { Party } from '../../party/party.js';
import type {
    AirWaybill,
    BillOfLading,
    CharterPartyBillOfLading,
    MultimodalTransportDocument,
    RailConsignmentNote,
    SeaWaybill,
} from '../transport-documents.js';

const carrier: Party = { partyName: 'Kite Ocean Lines Ltd.', countryCode: 'SG' };
const shipper: Party = { partyName: 'Haizhou Lantern Home Textiles Co., Ltd.', countryCode: 'CN' };
const buyer: Party = {
    partyName: 'Straits Homeware Pte. Ltd.',
    countryCode: 'SG',
    address: '7 Keppel Bend, Singapore',
};
const ningbo = { locationName: 'Ningbo', UNLocationCode: 'CNNGB', countryCode: 'CN' };
const singapore = { locationName: 'Singapore', UNLocationCode: 'SGSIN', countryCode: 'SG' };

const goods = {
    descriptionOfGoods: ['Cotton bed sheets'],
    extendedHSCodes: ['630231'],
    cargoItems: [
        {
            equipmentReference: 'TESU1234567',
            cargoGrossWeight: { value: '15625.25', unit: 'KGM' },
            outerPackaging: { packageCode: 'CT', numberOfPackages: 675 },
        },
        {
            equipmentReference: 'CSQU3054383',
            cargoGrossWeight: { value: '15625.25', unit: 'KGM' },
            outerPackaging: { packageCode: 'CT', numberOfPackages: 675 },
        },
    ],
};

const scan = {
    fileName: 'transport.pdf',
    mediaType: 'application/pdf',
    size: 150_000,
    documentChecksum: '3'.repeat(64),
};

/** What all of them have; each is in place of another, as a credit asks for one of them. */
const base = {
    documentId: '3'.padStart(32, '0'),
    issueDate: '2026-05-12',
    placeOfIssue: { locationName: 'Ningbo', countryCode: 'CN' },
    issuer: carrier,
    numberOfOriginals: 3,
    numberOfOriginalsPresented: 3,
    numberOfCopiesPresented: 3,
    signatures: [
        {
            signatoryName: 'North Pier Agencies Ltd.',
            capacityCode: 'AGENT_FOR_CARRIER' as const,
            onBehalfOf: 'Kite Ocean Lines Ltd.',
        },
    ],
    attachments: [scan],
    documentParties: { shipper, notifyParties: [buyer] },
    freightPaymentTermCode: 'PRE' as const,
    conditionClauses: [],
    isTranshipmentIndicated: false,
    consignmentItems: [goods],
};

const bySea = {
    ...base,
    isShippedOnBoardType: true,
    shippedOnBoardDate: '2026-05-12',
    onBoardNotations: [],
    isOnDeck: false,
    transports: {
        portOfLoading: ningbo,
        portOfDischarge: singapore,
        vesselVoyages: [
            {
                vesselName: 'STRAITS KITE',
                carrierExportVoyageNumber: '088E',
                vesselIMONumber: '9074729',
                isIntended: false,
            },
        ],
    },
    utilizedTransportEquipments: [
        { equipment: { equipmentReference: 'TESU1234567', ISOEquipmentCode: '45G1' } },
        { equipment: { equipmentReference: 'CSQU3054383' }, seals: [{ number: 'KT88213', source: 'CAR' as const }] },
    ],
};

export const billOfLading: BillOfLading = {
    ...bySea,
    carrier,
    kind: 'BILL_OF_LADING',
    documentTypeCode: '705',
    documentReference: 'NGBSIN26051211',
    isToOrder: true,
    isBlankEndorsed: true,
};

/** Signed for the owner, whom it names; of a carrier it says nothing, and need not (article 22a i). */
export const charterPartyBill: CharterPartyBillOfLading = {
    ...bySea,
    kind: 'CHARTER_PARTY_BILL_OF_LADING',
    documentTypeCode: '705',
    documentReference: 'CP-NGB-0512',
    isToOrder: true,
    isBlankEndorsed: true,
    signatures: [
        {
            signatoryName: 'North Pier Agencies Ltd.',
            capacityCode: 'AGENT_FOR_OWNER',
            onBehalfOf: 'Kite Tonnage Pte. Ltd.',
        },
    ],
};

export const seaWaybill: SeaWaybill = {
    ...bySea,
    carrier,
    kind: 'SEA_WAYBILL',
    documentTypeCode: '710',
    documentReference: 'KSW-26-0512',
    documentParties: { shipper, consignee: buyer, notifyParties: [buyer] },
    isCharterParty: false,
};

export const multimodal: MultimodalTransportDocument = {
    ...billOfLading,
    kind: 'MULTIMODAL_TRANSPORT_DOCUMENT',
    documentTypeCode: '760',
    documentReference: 'KMT-26-4410',
    isCharterParty: false,
    transports: {
        ...billOfLading.transports,
        placeOfReceipt: { locationName: 'Hangzhou', countryCode: 'CN' },
        placeOfDelivery: { locationName: 'Johor Bahru', countryCode: 'MY' },
    },
};

export const airWaybill: AirWaybill = {
    ...base,
    carrier,
    kind: 'AIR_WAYBILL',
    documentTypeCode: '740',
    documentReference: '784-12345675',
    waybillPrefix: '784',
    waybillNumber: '12345675',
    waybillType: 'MASTER',
    departureLocation: { locationName: 'Ningbo', iataAirportCode: 'NGB', countryCode: 'CN' },
    arrivalLocation: { locationName: 'Singapore', iataAirportCode: 'SIN', countryCode: 'SG' },
    isAcceptedForCarriage: true,
    isOriginalForShipper: true,
    totalGrossWeight: { value: '31250.5', unit: 'KGM' },
    numberOfPieces: 1350,
};

export const railNote: RailConsignmentNote = {
    ...base,
    carrier,
    kind: 'RAIL_CONSIGNMENT_NOTE',
    documentTypeCode: '720',
    documentReference: '33-5109-2026',
    placeOfReceipt: { locationName: 'Chongqing', countryCode: 'CN' },
    placeOfDelivery: { locationName: 'Duisburg', countryCode: 'DE' },
    receptionDate: '2026-05-12',
    isMarkedDuplicate: true,
};
