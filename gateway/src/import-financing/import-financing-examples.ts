/** Cotton that has come in, whose seller the importer's bank pays. */
export const exampleImportFinancing = {
    funds: 'LOAN',
    declarationNumber: '310420261046001234',
    releaseCode: '8d0f1c5b7a2e4963b1c0d9e8f7a6b5c4',
    importerUscc: '91330206MA2CH0012E',
    importerName: 'Haizhou Lantern Home Textiles Co., Ltd.',
    contractReference: 'HL-IM-2026-08',
    invoices: ['SC-2026-0311'],
    amount: { amount: '500000.00', currency: 'CNY' },
    dueOn: '2099-12-31',
};

export const exampleImportFinancingPolicy = {
    effectiveFrom: '2026-01-01',
    capBasisPoints: 8000,
    reservationHours: 72,
    tenor: { maximumDays: 180, maximumExtensions: 1, maximumExtensionDays: 90 },
    askedWithinDays: 90,
};
