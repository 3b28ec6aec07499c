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
