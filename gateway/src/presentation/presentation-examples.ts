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
