const payee = { partyName: 'Alster Software GmbH', countryCode: 'DE' };

/** A licence of software, filed for three years of fees. */
export const exampleTaxForm = {
    formNumber: '2026330206000017',
    payer: { partyName: 'Haizhou Lantern Home Textiles Co., Ltd.', uscc: '91330206MA2CH0012E' },
    payee,
    contractReference: 'AS-2026-011',
    contractAmount: { amount: '300000.00', currency: 'USD' },
    paymentNature: 'ROYALTIES_AND_LICENCES',
    taxOffice: 'Beilun District Tax Bureau, Ningbo',
    filedOn: '2026-03-20',
    validUntil: '2099-12-31',
};

export const exampleTaxFormPolicy = {
    effectiveFrom: '2026-01-01',
    thresholds: [
        { amount: '50000.00', currency: 'USD' },
        { amount: '360000.00', currency: 'CNY' },
        { amount: '42000.00', currency: 'EUR' },
    ],
    reservationHours: 72,
    sumWindowDays: 30,
    justBelow: { payments: 3, fromBasisPoints: 9000, windowDays: 180 },
};

/** The fee of one year. */
export const exampleOutwardPayment = {
    form: { formNumber: exampleTaxForm.formNumber, releaseCode: '8d0f1c5b7a2e4963b1c0d9e8f7a6b5c4' },
    payerUscc: exampleTaxForm.payer.uscc,
    payee,
    contractReference: exampleTaxForm.contractReference,
    amount: { amount: '100000.00', currency: 'USD' },
};
