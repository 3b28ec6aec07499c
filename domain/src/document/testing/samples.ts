import type { Money } from '../../kernel/money.js';
import type { Party } from '../../party/party.js';
import type { Attachment } from '../attachment.js';
import type { CertificateOfOrigin, InspectionCertificate, OtherDocument } from '../certificates.js';
import type { CharterPartyContract } from '../charter-party-contract.js';
import type { CommercialInvoice } from '../commercial-invoice.js';
import type { Draft } from '../draft.js';
import type { InsuranceDocument } from '../insurance-document.js';
import type { PackingList } from '../packing-list.js';
import type { TradeDocument } from '../trade-document.js';
import { billOfLading } from './transport-samples.js';

/** What the tests start from: bed sheets, sold CIF Singapore and shipped from Ningbo, under a usance credit. */
export const dollars = (whole: bigint, cents = 0n): Money => ({ currency: 'USD', minorUnits: whole * 100n + cents });
export const idOf = (n: number): string => n.toString(16).padStart(32, '0');

export const seller: Party = {
    partyName: 'Haizhou Lantern Home Textiles Co., Ltd.',
    uscc: '91330206MA2CH0012E',
    countryCode: 'CN',
    address: 'No. 18 Zhenhai Road, Beilun District, Ningbo, Zhejiang',
};
export const buyer: Party = {
    partyName: 'Straits Homeware Pte. Ltd.',
    countryCode: 'SG',
    address: '7 Keppel Bend, Singapore',
};
export const drawee: Party = { partyName: 'Pearl River Bank', countryCode: 'CN' };
export const carrier: Party = { partyName: 'Kite Ocean Lines Ltd.', countryCode: 'SG' };
export const insurer: Party = { partyName: 'South Sea Marine Insurance Co., Ltd.', countryCode: 'CN' };

const portOfLoading = { locationName: 'Ningbo', UNLocationCode: 'CNNGB', countryCode: 'CN' };
const portOfDischarge = { locationName: 'Singapore', UNLocationCode: 'SGSIN', countryCode: 'SG' };
const invoiceReference = { documentTypeCode: '380', reference: 'HL-2026-0512', issueDate: '2026-05-10' };
const containers = ['TESU1234567', 'CSQU3054383'];

const scanOf = (name: string, digit: string): Attachment => ({
    fileName: `${name}.pdf`,
    mediaType: 'application/pdf',
    size: 120_000,
    documentChecksum: digit.repeat(64),
});

export const draft: Draft = {
    documentId: idOf(1),
    kind: 'DRAFT',
    documentTypeCode: '490',
    documentReference: 'HL-BE-77',
    issueDate: '2026-05-18',
    issuer: seller,
    numberOfOriginals: 2,
    numberOfOriginalsPresented: 2,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Chen Wei', capacityCode: 'ISSUER' }],
    attachments: [scanOf('draft', '1')],
    drawer: seller,
    drawee,
    payee: seller,
    amount: dollars(450_000n),
    tenor: { basis: 'AFTER_BL_DATE', days: 90, baseDate: '2026-05-12' },
    drawnUnder: { documentTypeCode: '465', reference: 'HCB2603LC0041' },
    isUnconditional: true,
};

export const invoice: CommercialInvoice = {
    documentId: idOf(2),
    kind: 'COMMERCIAL_INVOICE',
    documentTypeCode: '380',
    documentReference: invoiceReference.reference,
    issueDate: invoiceReference.issueDate,
    issuer: seller,
    numberOfOriginalsPresented: 3,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Chen Wei', capacityCode: 'ISSUER' }],
    letterOfCreditReference: 'HCB2603LC0041',
    attachments: [scanOf('invoice', '2')],
    seller,
    buyer,
    contract: { documentTypeCode: '315', reference: 'HL-SH-2026-19' },
    incoterm: { code: 'CIF', namedPlace: 'Singapore', version: '2020' },
    countryOfOrigin: 'CN',
    portOfLoading,
    portOfDischarge,
    lines: [
        {
            lineNumber: 1,
            description: '18000 sets of cotton bed sheets, brand LANTERN',
            hsCodes: ['63023192'],
            quantity: { value: '18000', unit: 'SET' },
            unitPrice: { amount: '25', currency: 'USD' },
            lineTotalAmount: dollars(450_000n),
        },
    ],
    lineTotalAmount: dollars(450_000n),
    grandTotalAmount: dollars(450_000n),
    duePayableAmount: dollars(450_000n),
    grossWeight: { value: '31250.5', unit: 'KGM' },
    numberOfPackages: 1350,
    isSigned: true,
};

export const insurance: InsuranceDocument = {
    documentId: idOf(4),
    kind: 'INSURANCE_DOCUMENT',
    documentTypeCode: '530',
    documentReference: 'SSM-26-118803',
    issueDate: '2026-05-11',
    issuer: insurer,
    numberOfOriginals: 2,
    numberOfOriginalsPresented: 2,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Lin Na', capacityCode: 'INSURER' }],
    attachments: [scanOf('policy', '4')],
    insurancePolicyNumber: 'SSM-26-118803',
    insuredParty: seller,
    insuranceCompany: insurer,
    insuredValueAmount: dollars(495_000n),
    effectiveDate: '2026-05-11',
    coveragePercent: '110',
    conditionCodes: ['ICC_A', 'WAR', 'STRIKES'],
    portOfLoading,
    portOfDischarge,
    vesselName: 'STRAITS KITE',
    goods: { descriptionOfGoods: 'Cotton bed sheets', numberOfPackages: 1350 },
    isBlankEndorsed: true,
};

export const packingList: PackingList = {
    documentId: idOf(5),
    kind: 'PACKING_LIST',
    documentTypeCode: '271',
    documentReference: 'HL-PL-0512',
    issueDate: '2026-05-10',
    issuer: seller,
    numberOfOriginalsPresented: 3,
    numberOfCopiesPresented: 0,
    signatures: [],
    attachments: [scanOf('packing-list', '5')],
    seller,
    buyer,
    invoice: invoiceReference,
    packages: [
        {
            numberFrom: 1,
            numberTo: 1350,
            packageCode: 'CT',
            contents: [{ description: 'Cotton bed sheets', quantity: { value: '18000', unit: 'SET' } }],
        },
    ],
    containers: containers.map((equipmentReference) => ({ equipmentReference })),
    totalNumberOfPackages: 1350,
    totalNetWeight: { value: '28900.25', unit: 'KGM' },
    totalGrossWeight: { value: '31250.5', unit: 'KGM' },
};

export const origin: CertificateOfOrigin = {
    documentId: idOf(6),
    kind: 'CERTIFICATE_OF_ORIGIN',
    documentTypeCode: '861',
    documentReference: '26C3302A0077',
    issueDate: '2026-05-12',
    issuer: { partyName: 'Ningbo Chamber of International Commerce', countryCode: 'CN' },
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 2,
    signatures: [{ signatoryName: 'Huang Li', capacityCode: 'ISSUER' }],
    attachments: [scanOf('origin', '6')],
    exporter: seller,
    consignee: buyer,
    certifyingBody: { partyName: 'Ningbo Chamber of International Commerce', countryCode: 'CN' },
    isPreferential: false,
    invoices: [invoiceReference],
    lines: [{ description: 'Cotton bed sheets', hsCodes: ['630231'], originCountry: 'CN' }],
};

export const inspection: InspectionCertificate = {
    documentId: idOf(7),
    kind: 'INSPECTION_CERTIFICATE',
    documentTypeCode: '856',
    documentReference: 'TIS-551902',
    issueDate: '2026-05-11',
    issuer: { partyName: 'Three Rivers Inspection Services', countryCode: 'CN' },
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Zhao Min', capacityCode: 'ISSUER' }],
    attachments: [scanOf('inspection', '7')],
    inspectionBody: { partyName: 'Three Rivers Inspection Services', countryCode: 'CN' },
    attestationType: 'INSPECTION',
    inspectionDate: '2026-05-10',
    lots: [{ goods: 'Cotton bed sheets', equipmentReferences: containers }],
    results: [{ characteristic: 'Thread count', value: '304', limit: 'at least 300', isConforming: true }],
    overallResult: 'CONFORMING',
};

export const charterPartyContract: CharterPartyContract = {
    documentId: idOf(9),
    kind: 'CHARTER_PARTY_CONTRACT',
    documentTypeCode: '315',
    documentReference: 'CP-2026-044',
    issueDate: '2026-04-20',
    issuer: { partyName: 'Kite Tonnage Pte. Ltd.', countryCode: 'SG' },
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 0,
    signatures: [],
    attachments: [],
};

export const shippingAdvice: OtherDocument = {
    documentId: idOf(8),
    kind: 'OTHER',
    documentTypeCode: '351',
    documentReference: 'HL-SA-0512',
    issuer: seller,
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 0,
    signatures: [],
    attachments: [],
    title: 'Shipping advice',
    statements: ['We have advised the applicant of the shipment by e-mail on 12 May 2026.'],
};

/** A whole set, which complies with the credit of the examiner's tests. */
export const presentedSet: readonly TradeDocument[] = [
    draft,
    invoice,
    billOfLading,
    insurance,
    packingList,
    origin,
    inspection,
];
