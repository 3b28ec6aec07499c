import { examplePresented } from '../presentation/presentation-examples.js';

/** Half of the credit of the examples, for a mill that sells at 22.00 what is sold on at 25.00. */
export const exampleTransfer = {
    number: 1,
    transferringBank: 'PearlBankMSP',
    secondBeneficiary: { partyName: 'Yaojiang Cotton Mill Co., Ltd.', countryCode: 'CN' },
    secondBeneficiarysBank: { mspId: 'HarbourBankMSP', partyName: 'Harbour Commercial Bank', bic: 'HRBCCNB0' },
    amount: { amount: '198000.00', currency: 'USD' },
    lines: [{ line: 0, unitPrice: '22.00', quantity: '9000' }],
    presentationPeriodDays: 10,
    amendmentAdvice: 'WITH_CONSENT',
};

/** An amendment that extends the credit, of which the second beneficiary is given a part. */
export const examplePassedOn = { amendmentNumber: 1, adjusted: { expiryDate: '2027-07-15' } };

/** What the first beneficiary invoices for what the mill has delivered. */
export const exampleSubstituted = {
    amount: { amount: '225000.00', currency: 'USD' },
    documents: examplePresented.documents.filter(({ kind }) => kind === 'COMMERCIAL_INVOICE'),
};

/** What the mill hears when the issuing bank has refused its bill of lading. */
export const exampleRefused = {
    disposal: 'RETURNING',
    discrepancies: [
        {
            kind: 'DISCREPANCY',
            code: 'TRANSPORT_DOCUMENT_MUST_BE_CLEAN',
            rule: 'UCP 600 art. 27',
            field: 'clauses',
            expected: 'no clause of defective goods or packaging',
            found: 'Two cartons wet',
        },
    ],
};
