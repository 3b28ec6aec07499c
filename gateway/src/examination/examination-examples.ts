import type { examinationSchema, examineDocumentsSchema } from '@cohong/domain/examination/api';
import type { TradeDocumentWire } from '@cohong/domain/document/trade-document';
import type { z } from 'zod';
import { exampleApplication } from '../letter-of-credit/credit-examples.js';

const { terms } = exampleApplication;
const { beneficiary, applicant } = terms;
const [buyer, seller] = [applicant, beneficiary].map(({ partyName, countryCode }) => ({ partyName, countryCode })) as [
    { partyName: string; countryCode: string },
    { partyName: string; countryCode: string },
];
const carrier = { partyName: 'Kite Ocean Lines Ltd.', countryCode: 'SG' };
const amount = { amount: '450000.00', currency: 'USD' };
const presented = { numberOfOriginalsPresented: 3, numberOfCopiesPresented: 3, attachments: [] };
const shippedOn = '2027-05-12';

const draft: TradeDocumentWire = {
    ...presented,
    documentId: '6d1f0a4c52e84b7f9c3a70d1b8e25f41',
    kind: 'DRAFT',
    documentTypeCode: '490',
    documentReference: 'HL-BE-77',
    issueDate: '2027-05-18',
    issuer: seller,
    signatures: [{ signatoryName: 'Chen Wei', capacityCode: 'ISSUER' }],
    drawer: seller,
    drawee: { partyName: 'Pearl River Bank', countryCode: 'CN' },
    payee: seller,
    amount,
    tenor: { basis: 'AFTER_BL_DATE', days: 90, baseDate: shippedOn },
    drawnUnder: { documentTypeCode: '465', reference: exampleApplication.letterOfCreditReference },
    isUnconditional: true,
};

const invoice: TradeDocumentWire = {
    ...presented,
    documentId: '0b7e94d3c1a2486fb5d8e3f7062a9c15',
    kind: 'COMMERCIAL_INVOICE',
    documentTypeCode: '380',
    documentReference: 'HL-2027-0512',
    issueDate: '2027-05-10',
    issuer: seller,
    signatures: [],
    seller,
    buyer,
    incoterm: { code: 'CIF', namedPlace: 'Singapore' },
    lines: [
        {
            lineNumber: 1,
            description: 'Cotton bed sheets, brand LANTERN',
            quantity: { value: '18000', unit: 'SET' },
            unitPrice: { amount: '25', currency: 'USD' },
            lineTotalAmount: amount,
        },
    ],
    lineTotalAmount: amount,
    grandTotalAmount: amount,
    duePayableAmount: amount,
    isSigned: false,
};

/** Of which one of three originals is missing. */
const billOfLading: TradeDocumentWire = {
    ...presented,
    documentId: 'f3a85c2e97d04b16a8e1c4d60b92753f',
    kind: 'BILL_OF_LADING',
    documentTypeCode: '705',
    documentReference: 'NGBSIN27051211',
    issueDate: shippedOn,
    issuer: carrier,
    numberOfOriginals: 3,
    numberOfOriginalsPresented: 2,
    signatures: [{ signatoryName: 'A. Lim', capacityCode: 'CARRIER' }],
    carrier,
    documentParties: { shipper: seller, notifyParties: [buyer] },
    freightPaymentTermCode: 'PRE',
    conditionClauses: [],
    isTranshipmentIndicated: false,
    consignmentItems: [
        {
            descriptionOfGoods: ['Cotton bed sheets'],
            cargoItems: [{ cargoGrossWeight: { value: '31250.5', unit: 'KGM' } }],
        },
    ],
    isToOrder: true,
    isBlankEndorsed: true,
    isShippedOnBoardType: true,
    shippedOnBoardDate: shippedOn,
    onBoardNotations: [],
    isOnDeck: false,
    transports: {
        portOfLoading: { locationName: 'Ningbo', UNLocationCode: 'CNNGB' },
        portOfDischarge: { locationName: 'Singapore', UNLocationCode: 'SGSIN' },
        vesselVoyages: [{ vesselName: 'STRAITS KITE', carrierExportVoyageNumber: '088E', isIntended: false }],
    },
};

export const examplePresentation: z.input<typeof examineDocumentsSchema> = {
    letterOfCreditReference: exampleApplication.letterOfCreditReference,
    terms,
    documents: [draft, invoice, billOfLading],
    amountClaimed: amount,
    presentedOn: '2027-05-20',
    calendar: {
        place: 'CHINA',
        version: 1,
        from: '2027-01-01',
        until: '2027-12-31',
        timeZone: 'Asia/Shanghai',
        utcOffsets: [{ from: '2026-12-31T00:00:00.000Z', minutes: 480 }],
        hours: [{ effectiveFrom: '2027-01-01', weekend: ['SATURDAY', 'SUNDAY'], cutOff: '17:00' }],
        days: [{ day: '2027-06-09', kind: 'HOLIDAY', name: 'Dragon Boat Festival' }],
        source: 'As published',
    },
};

export const exampleExamination: z.input<typeof examinationSchema> = {
    complies: false,
    available: { amount: '472500.00', currency: 'USD' },
    findings: [
        {
            kind: 'DISCREPANCY',
            code: 'FULL_SET_MUST_BE_PRESENTED',
            rule: 'UCP 600 art. 19a iv to 22a iv',
            documentId: billOfLading.documentId,
            field: 'numberOfOriginalsPresented',
            expected: '3',
            found: '2',
        },
        {
            kind: 'DISCREPANCY',
            code: 'ORIGINALS_MUST_BE_PRESENTED',
            rule: 'UCP 600 art. 17a, 17e',
            documentId: billOfLading.documentId,
            field: 'requiredDocuments.1.numberOfOriginals',
            expected: '3',
            found: '2',
        },
    ],
};
