/** Some of the codes of 涉外收支交易分类与代码 (2014); the codes of institutions are made up. */
export const exampleBopRules = {
    effectiveFrom: '2026-01-01',
    institutions: [
        { bank: 'HaizhouBankMSP', institutionCode: '330200010401' },
        { bank: 'PearlBankMSP', institutionCode: '440100010602' },
        { bank: 'HarbourBankMSP', institutionCode: '310000010803' },
    ],
    transactionCodes: [
        { code: '121010', means: 'General trade (一般贸易)', directions: ['RECEIVED', 'PAID'] },
        {
            code: '121020',
            means: 'Processing trade with imported materials (进料加工贸易)',
            directions: ['RECEIVED', 'PAID'],
        },
        { code: '121040', means: 'Non-monetary gold (非货币黄金进出口)', directions: ['RECEIVED', 'PAID'] },
        { code: '121080', means: 'Small border trade (边境小额贸易)', directions: ['RECEIVED', 'PAID'] },
        { code: '121990', means: 'Other goods in customs statistics', directions: ['RECEIVED', 'PAID'] },
        { code: '122990', means: 'Other goods outside customs statistics', directions: ['RECEIVED', 'PAID'] },
        { code: '222011', means: 'Sea freight of exports', directions: ['RECEIVED', 'PAID'] },
        { code: '227020', means: 'Computer services', directions: ['RECEIVED', 'PAID'] },
    ],
    reportWithin: { place: 'CHINA', received: 5, paid: 5 },
    source: 'Procedures for reporting the balance of payments through banks',
};

/** What a buyer in Hamburg has paid. */
export const examplePaymentReport = {
    payment: { kind: 'EXPORT_RECEIPT', paymentId: 'b1c0d9e8f7a6b5c48d0f1c5b7a2e4963' },
    enterpriseUscc: '91330206MA2CH0012E',
    amount: { amount: '312400.00', currency: 'CNY' },
    counterparty: { partyName: 'Elbe Textil GmbH', countryCode: 'DE' },
    transactionCode: '121010',
    contractReference: 'ET-2026-03',
    invoiceReference: 'HL-26-0117',
};

export const exampleAdvice = {
    advice: {
        status: 'REFUSED',
        reasons: ['CODE_MUST_FIT_TRANSACTION'],
        text: 'By its declaration the goods were processed from imported materials',
    },
};
