import type { Money } from '../../kernel/money.js';
import type { Party } from '../../party/party.js';
import type { Attachment } from '../attachment.js';
import type { CertificateOfOrigin, InspectionCertificate, OtherDocument } from '../certificates.js';
import type { CommercialInvoice } from '../commercial-invoice.js';
import type { Draft } from '../draft.js';
import type { InsuranceDocument } from '../insurance-document.js';
import type { PackingList } from '../packing-list.js';
import type { TradeDocument } from '../trade-document.js';
import { billOfLading } from './transport-samples.js';

/** What the tests start from: loudspeakers and headphones, sold CIF Long Beach and shipped from Guangzhou. */
export const dollars = (whole: bigint, cents = 0n): Money => ({ currency: 'USD', minorUnits: whole * 100n + cents });
export const idOf = (n: number): string => n.toString(16).padStart(32, '0');

export const seller: Party = {
    partyName: 'Guangzhou Delta Audio Technology Co., Ltd.',
    uscc: '91440101MA5DLT028P',
    countryCode: 'CN',
    address: '9 Science Avenue, Guangzhou',
};
export const buyer: Party = {
    partyName: 'Pacific Sound Distributors, Inc.',
    countryCode: 'US',
    address: '2200 Harbor Plaza, Long Beach, California',
};
export const issuingBank: Party = { partyName: 'Harbour Commercial Bank', countryCode: 'CN' };
export const carrier: Party = { partyName: 'Kite Ocean Lines Ltd.', countryCode: 'SG' };
export const insurer: Party = { partyName: 'South Sea Marine Insurance Co., Ltd.', countryCode: 'CN' };

const portOfLoading = { locationName: 'Huangpu, Guangzhou', UNLocationCode: 'CNHUA', countryCode: 'CN' };
const portOfDischarge = { locationName: 'Long Beach', UNLocationCode: 'USLGB', countryCode: 'US' };
const invoiceReference = { documentTypeCode: '380', reference: 'DA-2026-0912', issueDate: '2026-10-10' };
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
    documentReference: 'DA-BE-77',
    issueDate: '2026-10-16',
    issuer: seller,
    numberOfOriginals: 2,
    numberOfOriginalsPresented: 2,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Chen Wei', capacityCode: 'ISSUER' }],
    attachments: [scanOf('draft', '1')],
    drawer: seller,
    drawee: issuingBank,
    payee: seller,
    amount: dollars(307_170n),
    tenor: { basis: 'SIGHT' },
    drawnUnder: { documentTypeCode: '465', reference: 'HCB2609LC0041' },
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
    letterOfCreditReference: 'HCB2609LC0041',
    attachments: [scanOf('invoice', '2')],
    seller,
    buyer,
    contract: { documentTypeCode: '315', reference: 'DA-PSD-2026-19' },
    incoterm: { code: 'CIF', namedPlace: 'Long Beach', version: '2020' },
    countryOfOrigin: 'CN',
    portOfLoading,
    portOfDischarge,
    lines: [
        {
            lineNumber: 1,
            description: 'Loudspeaker sets DELTA D-40',
            hsCodes: ['85182200'],
            quantity: { value: '4200', unit: 'H87' },
            unitPrice: { amount: '61.35', currency: 'USD' },
            lineTotalAmount: dollars(257_670n),
        },
        {
            lineNumber: 2,
            description: 'Wired headphones DELTA H-2',
            hsCodes: ['85183000'],
            quantity: { value: '12000', unit: 'H87' },
            unitPrice: { amount: '4.125', currency: 'USD' },
            lineTotalAmount: dollars(49_500n),
        },
    ],
    lineTotalAmount: dollars(307_170n),
    grandTotalAmount: dollars(307_170n),
    duePayableAmount: dollars(307_170n),
    grossWeight: { value: '31250.5', unit: 'KGM' },
    numberOfPackages: 1350,
    isSigned: true,
};

export const insurance: InsuranceDocument = {
    documentId: idOf(4),
    kind: 'INSURANCE_DOCUMENT',
    documentTypeCode: '530',
    documentReference: 'SSM-26-118803',
    issueDate: '2026-10-11',
    issuer: insurer,
    numberOfOriginals: 2,
    numberOfOriginalsPresented: 2,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Lin Na', capacityCode: 'INSURER' }],
    attachments: [scanOf('policy', '4')],
    insurancePolicyNumber: 'SSM-26-118803',
    insuredParty: seller,
    insuranceCompany: insurer,
    insuredValueAmount: dollars(337_887n),
    effectiveDate: '2026-10-11',
    conditionCodes: ['ICC_A', 'WAR', 'STRIKES'],
    portOfLoading,
    portOfDischarge,
    vesselName: 'PACIFIC KITE',
    goods: { descriptionOfGoods: 'Loudspeakers and headphones', numberOfPackages: 1350 },
    isBlankEndorsed: true,
};

export const packingList: PackingList = {
    documentId: idOf(5),
    kind: 'PACKING_LIST',
    documentTypeCode: '271',
    documentReference: 'DA-PL-0912',
    issueDate: '2026-10-10',
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
            contents: [{ description: 'Loudspeakers and headphones', quantity: { value: '16200', unit: 'H87' } }],
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
    documentReference: '26C4401A0077',
    issueDate: '2026-10-12',
    issuer: { partyName: 'Guangzhou Chamber of International Commerce', countryCode: 'CN' },
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 2,
    signatures: [{ signatoryName: 'Huang Li', capacityCode: 'ISSUER' }],
    attachments: [scanOf('origin', '6')],
    exporter: seller,
    consignee: buyer,
    certifyingBody: { partyName: 'Guangzhou Chamber of International Commerce', countryCode: 'CN' },
    isPreferential: false,
    invoices: [invoiceReference],
    lines: [{ description: 'Loudspeakers and headphones', hsCodes: ['851822', '851830'], originCountry: 'CN' }],
};

export const inspection: InspectionCertificate = {
    documentId: idOf(7),
    kind: 'INSPECTION_CERTIFICATE',
    documentTypeCode: '856',
    documentReference: 'TIS-551902',
    issueDate: '2026-10-11',
    issuer: { partyName: 'Three Rivers Inspection Services', countryCode: 'CN' },
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 0,
    signatures: [{ signatoryName: 'Zhao Min', capacityCode: 'ISSUER' }],
    attachments: [scanOf('inspection', '7')],
    inspectionBody: { partyName: 'Three Rivers Inspection Services', countryCode: 'CN' },
    attestationType: 'INSPECTION',
    inspectionDate: '2026-10-10',
    lots: [{ goods: 'Loudspeakers and headphones', equipmentReferences: containers }],
    results: [{ characteristic: 'Rated power', value: '40 W', limit: 'at least 38 W', isConforming: true }],
    overallResult: 'CONFORMING',
};

export const shippingAdvice: OtherDocument = {
    documentId: idOf(8),
    kind: 'OTHER',
    documentTypeCode: '351',
    documentReference: 'DA-SA-0912',
    issuer: seller,
    numberOfOriginalsPresented: 1,
    numberOfCopiesPresented: 0,
    signatures: [],
    attachments: [],
    title: 'Shipping advice',
    statements: ['We have advised the applicant of the shipment by e-mail on 12 October 2026.'],
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
