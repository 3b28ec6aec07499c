import { examplePresentation } from '../examination/examination-examples.js';

/** The documents of the examination's example, put before the bank that has confirmed. */
export const examplePresented = {
    number: 1,
    examiningBank: 'PearlBankMSP',
    amount: examplePresentation.amountClaimed,
    documents: examplePresentation.documents,
};

export const exampleJudgement = {
    dropped: [{ finding: 0, reason: 'The third original came by separate mail on the same day' }],
    added: [],
};

/** One document of them again, which could not be read. */
export const exampleReplacement = {
    documents: examplePresented.documents.slice(0, 1),
    records: examplePresented.documents.slice(0, 1).map(({ documentId }) => ({
        documentId,
        format: 'application/pdf',
        sender: 'Haizhou Lantern Home Textiles Co., Ltd.',
        authentication: 'ELECTRONIC_SIGNATURE',
        place: 'https://records.pearlriverbank.example',
    })),
};
