const exporter = {
    partyName: 'Huating Textiles Co Ltd',
    uscc: '91330206MA2CH0012E',
    customsCode: '3302960A1K',
    countryCode: 'CN',
};
const kilograms = { value: '4800', unit: 'KGM' };
const price = { amount: '600000.00', currency: 'CNY' };

/** What the paper says, for the document of the API: one line of bed linen, by sea to Hamburg. */
const content = {
    declarationOfficeCode: '3104',
    exitOfficeCode: '3104',
    declarationDate: '2026-03-30',
    consignor: exporter,
    overseasConsignee: { partyName: 'Elbe Heimtextil GmbH', countryCode: 'DE' },
    producerSeller: exporter,
    declarant: exporter,
    transportModeCode: '2',
    transportDocumentReference: 'NGBHAM2603300017',
    supervisionModeCode: '0110',
    tradeCountry: 'DE',
    destinationCountry: 'DE',
    destinationPort: 'DEHAM',
    incotermCode: 'FOB',
    numberOfPackages: 480,
    packageCode: 'CT',
    grossWeight: { value: '5280', unit: 'KGM' },
    netWeight: kilograms,
    contract: { documentTypeCode: '315', reference: 'HT-EH-0330' },
    lines: [
        {
            lineNumber: 1,
            hsCode: '6302319200',
            goodsName: '棉制床单',
            model: '100% cotton, woven',
            quantity: { value: '12000', unit: 'PCE' },
            statutoryQuantity1: { value: '12000', unit: 'PCE' },
            unitPrice: { amount: '50', currency: 'CNY' },
            totalAmount: price,
            originCountry: 'CN',
            destinationCountry: 'DE',
            sourceRegion: '33029',
        },
    ],
    totalValue: price,
};

export const declarationExample = { ...content, declarationNumber: '310420260046000417', status: 'ACCEPTED' };

/** It replaces all that was declared, at the version that the officer saw. */
export const amendmentExample = { ...content, expectedVersion: 1 };
