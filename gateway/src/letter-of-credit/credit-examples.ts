import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';

const confirmingBank = { mspId: 'PearlBankMSP', partyName: 'Pearl River Bank', bic: 'PRLRCNB0581' };

/** A credit over bed linen from Ningbo to Singapore, by acceptance 90 days after the bill of lading. */
const terms: CreditTermsWire = {
    form: 'IRREVOCABLE',
    applicableRules: { code: 'UCP_LATEST_VERSION' },
    expiry: {
        expiryDate: '2027-06-30',
        place: { locationName: 'Guangzhou', UNLocationCode: 'CNCAN', countryCode: 'CN' },
    },
    applicant: { partyName: 'Straits Homeware Pte. Ltd.', countryCode: 'SG', address: '7 Keppel Bend, Singapore' },
    beneficiary: {
        partyName: 'Haizhou Lantern Home Textiles Co., Ltd.',
        uscc: '91330206MA2CH0012E',
        countryCode: 'CN',
    },
    issuingBank: { mspId: 'HaizhouBankMSP', partyName: 'Bank of Haizhou', bic: 'HZHBCNB0330' },
    advisingBank: confirmingBank,
    amount: { amount: '450000.00', currency: 'USD' },
    amountTolerance: { plusPercent: 5, minusPercent: 5 },
    availability: {
        availableWith: { kind: 'BANK', bank: confirmingBank },
        by: 'ACCEPTANCE',
        drafts: { tenor: { basis: 'AFTER_BL_DATE', days: 90 }, drawee: confirmingBank },
    },
    shipment: {
        partialShipments: 'ALLOWED',
        transhipment: 'NOT_ALLOWED',
        portOfLoading: { locationName: 'Ningbo', UNLocationCode: 'CNNGB' },
        portOfDischarge: { locationName: 'Singapore', UNLocationCode: 'SGSIN' },
        latestShipmentDate: '2027-05-31',
    },
    goods: {
        kind: 'GOODS',
        lines: [
            {
                description: 'Cotton bed sheets, brand LANTERN',
                quantity: { value: '18000', unit: 'SET' },
                isCounted: true,
                unitPrice: { amount: '25.00', currency: 'USD' },
            },
        ],
        incoterm: { code: 'CIF', namedPlace: 'Singapore', version: '2020' },
    },
    requiredDocuments: [
        { documentTypeCode: '380', numberOfOriginals: 3, numberOfCopies: 0 },
        {
            documentTypeCode: '705',
            numberOfOriginals: 3,
            numberOfCopies: 3,
            isFullSet: true,
            mustShow: [{ test: 'EQUALS', field: 'freightPaymentTermCode', value: 'PRE' }],
        },
    ],
    conditions: [{ text: 'A fee of USD 80.00 is deducted for each discrepant presentation', nature: 'INFORMATION' }],
    charges: [{ kind: 'ADVISING', payableBy: 'BENEFICIARY' }],
    presentationPeriod: { days: 15 },
    confirmation: { instruction: 'CONFIRM', requestedBank: confirmingBank },
};

/** More money, and no period for presentation of its own any more. */
export const exampleAmendment = {
    number: 1,
    changes: { amount: { amount: '500000.00', currency: 'USD' } },
    removes: ['presentationPeriod'],
};

export const exampleApplication = {
    letterOfCreditReference: 'LC27/000142',
    terms,
    instructions: { instructionsToBanks: 'We cover you at maturity upon your authenticated advice of acceptance' },
};
