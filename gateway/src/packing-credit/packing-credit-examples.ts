/** An order of bed linen, on which the exporter's bank lends before anything is sewn. */
export const examplePackingCredit = {
    exporterUscc: '91330206MA2CH0012E',
    exporterName: 'Haizhou Lantern Home Textiles Co., Ltd.',
    order: {
        orderNumber: 'PO-2026-0417',
        orderedOn: '2026-03-02',
        buyer: { partyName: 'Straits Homeware Pte. Ltd.', countryCode: 'SG' },
        amount: { amount: '3124000.00', currency: 'CNY' },
        latestShipmentOn: '2099-12-31',
    },
    amount: { amount: '1500000.00', currency: 'CNY' },
};

export const examplePackingCreditPolicy = {
    effectiveFrom: '2026-01-01',
    advanceBasisPoints: 8000,
    reservationHours: 72,
};

export const exampleConversion = {
    declarationNumber: '310120260000000017',
    releaseCode: '8d0f1c5b7a2e4963b1c0d9e8f7a6b5c4',
    invoices: ['HL-2026-0512'],
    amount: { amount: '1500000.00', currency: 'CNY' },
};
