/** What SAFE asks of the report of what a buyer in Hamburg has paid. */
export const exampleDocumentsRequested = {
    subject: 'Advance payment or payment for goods',
    text: 'The payment came in before the goods left the country',
    documentTypes: ['CONTRACT', 'TRANSPORT_DOCUMENT'],
    answerBy: '2026-04-10',
};

export const exampleDocumentsAnswer = {
    text: 'The goods are not shipped yet: 30 per cent are paid in advance by the contract',
    documents: [{ documentType: 'CONTRACT', reference: 'ET-2026-03' }],
};

export const exampleDocumentsFinding = {
    finding: { status: 'REFUSED', text: 'Send the clause of the contract on advance payments' },
};
