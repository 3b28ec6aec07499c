const importer = {
    partyName: 'Huating Textiles Co Ltd',
    uscc: '91330206MA2CH0012E',
    customsCode: '3302960A1K',
    countryCode: 'CN',
};
const price = { amount: '84000.00', currency: 'USD' };

/** What the paper says, for the document of the API: one line of raw cotton, by sea from Santos. */
const content = {
    declarationOfficeCode: '3104',
    entryOfficeCode: '3104',
    declarationDate: '2026-03-30',
    importDate: '2026-03-28',
    consignee: importer,
    overseasConsignor: { partyName: 'Algodao Cerrado SA', countryCode: 'BR' },
    consumptionUnit: importer,
    declarant: importer,
    transportModeCode: '2',
    transportDocumentReference: 'SSZNGB2602140031',
    supervisionModeCode: '0110',
    tradeCountry: 'BR',
    departureCountry: 'BR',
    portOfLoading: 'BRSSZ',
    incotermCode: 'CIF',
    numberOfPackages: 220,
    packageCode: 'BL',
    grossWeight: { value: '48400', unit: 'KGM' },
    netWeight: { value: '48000', unit: 'KGM' },
    contract: { documentTypeCode: '315', reference: 'AC-HT-0214' },
    lines: [
        {
            lineNumber: 1,
            hsCode: '5201000090',
            goodsName: '未梳的棉花',
            model: 'raw cotton, not carded or combed',
            quantity: { value: '48000', unit: 'KGM' },
            statutoryQuantity1: { value: '48000', unit: 'KGM' },
            unitPrice: { amount: '1.75', currency: 'USD' },
            totalAmount: price,
            originCountry: 'BR',
            destinationCountry: 'CN',
            destinationRegion: '33029',
        },
    ],
    totalValue: price,
};

export const importExample = { ...content, declarationNumber: '310420261046000417', status: 'ACCEPTED' };

/** It replaces all that was declared, at the version that the officer saw. */
export const importAmendmentExample = { ...content, expectedVersion: 1 };
