import { china } from '../../calendar/testing/samples.js';
import type { CalendarBook } from '../../calendar/calendar-book.js';
import { domesticPolicies } from '../../domestic-credit/testing/samples.js';
import type { Amendment } from '../amendment.js';
import type { Application } from '../application.js';
import type { Drawn } from '../drawing.js';
import type { ApplicationFacts } from '../apply-for-credit.js';
import type { Credit } from '../credit.js';
import type { Drafting } from '../terms-faults.js';
import { creditTermsSchema, type CreditTerms, type CreditTermsWire } from '../terms.js';

/*
 * What the tests of the rules start from: bed linen from Ningbo to Singapore, USD 450 000.00, by acceptance at the
 * confirming bank 90 days after the bill of lading. Partial shipments are allowed, transhipment is not.
 */
export const issuingBank = { mspId: 'HarbourBankMSP', partyName: 'Harbour Commercial Bank', bic: 'HRBCCNB0' };
export const advisingBank = { mspId: 'HaizhouBankMSP', partyName: 'Bank of Haizhou', bic: 'HZHBCNB0330' };
export const confirmingBank = { mspId: 'PearlBankMSP', partyName: 'Pearl River Bank', bic: 'PRLRCNB0581' };

export const usanceWire: CreditTermsWire = {
    form: 'IRREVOCABLE',
    applicableRules: { code: 'UCP_LATEST_VERSION' },
    expiry: {
        expiryDate: '2026-06-30',
        place: { locationName: 'Guangzhou', UNLocationCode: 'CNCAN', countryCode: 'CN' },
    },
    applicant: {
        partyName: 'Straits Homeware Pte. Ltd.',
        countryCode: 'SG',
        address: '7 Keppel Bend, Singapore',
    },
    beneficiary: {
        partyName: 'Haizhou Lantern Home Textiles Co., Ltd.',
        partyNameLocal: '海州灯笼家纺有限公司',
        uscc: '91330206MA2CH0012E',
        countryCode: 'CN',
        address: 'No. 18 Zhenhai Road, Beilun District, Ningbo, Zhejiang',
    },
    issuingBank,
    advisingBank,
    amount: { amount: '450000.00', currency: 'USD' },
    amountTolerance: { plusPercent: 5, minusPercent: 5 },
    availability: {
        availableWith: { kind: 'BANK', bank: confirmingBank },
        by: 'ACCEPTANCE',
        drafts: { tenor: { basis: 'AFTER_BL_DATE', days: 90, countedBy: 'AFTER' }, drawee: confirmingBank },
    },
    shipment: {
        partialShipments: 'ALLOWED',
        transhipment: 'NOT_ALLOWED',
        portOfLoading: { locationName: 'Ningbo', UNLocationCode: 'CNNGB', countryCode: 'CN' },
        portOfDischarge: { locationName: 'Singapore', UNLocationCode: 'SGSIN', countryCode: 'SG' },
        latestShipmentDate: '2026-05-31',
    },
    goods: {
        kind: 'GOODS',
        lines: [
            {
                description: '18000 sets of cotton bed sheets, brand LANTERN',
                hsCodes: ['630231'],
                quantity: { value: '18000', unit: 'SET' },
                isCounted: true,
                unitPrice: { amount: '25.00', currency: 'USD' },
                countryOfOrigin: 'CN',
            },
        ],
        incoterm: { code: 'CIF', namedPlace: 'Singapore', version: '2020' },
    },
    requiredDocuments: [
        {
            documentTypeCode: '380',
            description: 'Signed commercial invoice in triplicate',
            numberOfOriginals: 3,
            numberOfCopies: 0,
            mustShow: [{ test: 'EQUALS', field: 'isSigned', value: 'true' }],
        },
        {
            documentTypeCode: '705',
            description:
                'Full set of clean on board bills of lading made out to order, blank endorsed, freight prepaid',
            numberOfOriginals: 3,
            numberOfCopies: 3,
            isFullSet: true,
            mustShow: [
                { test: 'EQUALS', field: 'isToOrder', value: 'true' },
                { test: 'EQUALS', field: 'freightPaymentTermCode', value: 'PRE' },
                { test: 'STATES', text: 'Notify: the applicant with its full address' },
            ],
        },
        {
            documentTypeCode: '520',
            numberOfOriginals: 1,
            numberOfCopies: 0,
            mustShow: [
                { test: 'AT_LEAST', field: 'coveragePercent', value: '110' },
                { test: 'INCLUDES', field: 'conditionCodes', value: 'ICC_A' },
            ],
        },
    ],
    conditions: [
        {
            text: 'All documents must quote the number of this credit',
            nature: 'DOCUMENTARY',
            documentTypeCodes: ['380'],
        },
        { text: 'A fee of USD 80.00 is deducted for each discrepant presentation', nature: 'INFORMATION' },
    ],
    charges: [{ kind: 'ADVISING', payableBy: 'BENEFICIARY' }],
    presentationPeriod: { days: 15 },
    confirmation: { instruction: 'CONFIRM', requestedBank: confirmingBank },
};

export const usanceTerms: CreditTerms = creditTermsSchema.parse(usanceWire);

/** Who issues it, among whom, and when. */
export const drafting: Drafting = {
    bank: issuingBank.mspId,
    memberBook: {
        version: 1,
        members: [
            { ...issuingBank, kind: 'bank', cnaps: '316391000036' },
            { ...advisingBank, kind: 'bank', cnaps: '313332050013' },
            { ...confirmingBank, kind: 'bank' },
            { mspId: 'PbocMSP', kind: 'central-bank', partyName: 'Central bank' },
        ],
    },
    issueDate: '2026-03-02',
    domesticPolicies,
};

/** A domestic credit for a service: CNY 900 000.00, 180 days after it was rendered. */
export const domesticWire: CreditTermsWire = {
    ...usanceWire,
    applicableRules: { code: 'PRC_DOMESTIC' },
    applicant: { partyName: 'Ningbo Harbour Loom Weaving Co., Ltd.', uscc: '91330206MA2LM0069W', countryCode: 'CN' },
    issuingBank: { ...issuingBank, cnaps: '316391000036' },
    advisingBank: { ...advisingBank, cnaps: '313332050013' },
    amount: { amount: '900000.00', currency: 'CNY' },
    availability: {
        availableWith: { kind: 'BANK', bank: { ...issuingBank, cnaps: '316391000036' } },
        by: 'DEFERRED_PAYMENT',
        deferredPayment: { basis: 'AFTER_SERVICE_DATE', days: 180 },
    },
    shipment: { latestShipmentDate: '2026-05-31' },
    goods: { kind: 'SERVICES', lines: [{ description: 'Refit of weaving hall 3' }] },
    requiredDocuments: [
        { documentTypeCode: '388', numberOfOriginals: 1, numberOfCopies: 0 },
        {
            documentTypeCode: '2',
            description: 'Certificate of the applicant that the service was rendered',
            numberOfOriginals: 1,
            numberOfCopies: 0,
        },
    ],
    conditions: [],
    confirmation: { instruction: 'WITHOUT' },
    contractReference: 'HL-2026-014',
};

export const creditId = 'c1'.repeat(16);
export const morning = '2026-03-02T01:00:00.000Z';
export const later = '2026-03-03T01:00:00.000Z';
const { bank, memberBook } = drafting;
export const facts: ApplicationFacts = { bank, memberBook, domesticPolicies, at: morning };

export const application: Application = {
    creditId,
    letterOfCreditReference: 'LC26/000142',
    issuingBank: issuingBank.mspId,
    terms: usanceTerms,
    instructions: { instructionsToBanks: 'We cover you at maturity' },
    version: 1,
    appliedAt: morning,
};

export const issued: Credit = {
    creditId,
    letterOfCreditReference: application.letterOfCreditReference,
    issuingBank: issuingBank.mspId,
    terms: usanceTerms,
    issueDate: '2026-03-02',
    issuedAt: morning,
    advices: [],
    numberOfAmendments: 0,
    numberOfPresentations: 0,
    numberOfTransfers: 0,
    numberOfAssignments: 0,
};
export const advised: Credit = {
    ...issued,
    advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: morning }],
};
export const confirmed: Credit = {
    ...advised,
    confirmation: { bank: confirmingBank.mspId, outcome: 'CONFIRMED', at: morning, throughAmendment: 0 },
};
export const cancelled: Credit = {
    ...advised,
    cancellation: {
        consents: [
            { party: 'ISSUING_BANK', at: morning },
            { party: 'BENEFICIARY', at: morning },
        ],
    },
};

/** By which days at its place of expiry are counted. */
export const calendarBook: CalendarBook = {
    calendars: [{ first: china, publishedAt: '2025-12-01T00:00:00.000Z', amendments: [] }],
};

/** The same where nobody has told yet what comes after a day. */
export function calendarsUntil(until: string): CalendarBook {
    return { calendars: calendarBook.calendars.map((kept) => ({ ...kept, first: { ...kept.first, until } })) };
}

/** The first amendment of it, issued and not yet advised: more money, and a month more. */
export const amendment: Amendment = {
    creditId,
    number: 1,
    changes: {
        amount: { currency: 'USD', minorUnits: 50_000_000n },
        expiry: { ...usanceTerms.expiry, expiryDate: '2026-07-31' },
    },
    removes: [],
    issuedAt: morning,
    advices: [],
};

export const nothingDrawn: Drawn = { presentations: [], transferred: [] };
