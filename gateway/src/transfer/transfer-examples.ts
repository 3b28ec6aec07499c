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
