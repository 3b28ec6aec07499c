import { decimalText, hundredThousandths } from '../kernel/decimal.js';
import { isTransportDocument, type TradeDocument } from '../document/trade-document.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { percentCovered } from './names.js';
import {
    invoicedLines,
    quantityInAll,
    quantityInvoiced,
    quantityLimit,
    quantityTolerance,
    unassignedItems,
    type InvoicedItem,
    type InvoicedLine,
} from './shipped-goods.js';
import { tradeTermFindings } from './trade-term.js';

const found = findingsOf({
    INVOICE_DESCRIPTION_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 18c'],
    INVOICE_LINE_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 18c'],
    GOODS_NOT_INVOICED_ARE_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 18c, 31a'],
    QUANTITY_MUST_NOT_EXCEED_TOLERANCE: ['DISCREPANCY', 'UCP 600 art. 30a, 30b'],
    QUANTITY_MUST_REACH_TOLERANCE: ['DISCREPANCY', 'UCP 600 art. 30b, 31a'],
    UNIT_PRICE_MUST_BE_AS_IN_CREDIT: ['DISCREPANCY', 'UCP 600 art. 18c, 30a'],
    QUANTITY_UNIT_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 14d'],
    ORIGIN_MUST_BE_AS_IN_CREDIT: ['DISCREPANCY', 'UCP 600 art. 14d'],
    GENERAL_DESCRIPTION_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 14e'],
});

/** The words of a description of which so few stand in the invoice that a person should look, in per cent. */
const enoughWords = 100;

/** What was bought, against what the documents are over (articles 14d, 14e, 18c, 30). Words are for people to judge. */
export function goodsFindings(examined: Examined): readonly Finding[] {
    const lines = examined.invoices.length === 0 ? [] : invoicedLines(examined);

    return [
        ...unassignedItems(examined).map(({ documentId, field, description }) =>
            found('INVOICE_LINE_IS_FOR_PEOPLE', {
                documentId,
                field: `${field}.description`,
                expected: 'goods of one line of the credit',
                found: description,
            }),
        ),
        ...lines.flatMap((line) => lineFindings(line, examined)),
        ...tradeTermFindings(examined),
        ...originFindings(examined),
        ...examined.set.examined.flatMap((document) => generalFindings(document, examined)),
    ];
}

function lineFindings(each: InvoicedLine, examined: Examined): readonly Finding[] {
    const { line, field, invoiced } = each;
    const isPartial = examined.terms.shipment.partialShipments !== 'NOT_ALLOWED';
    if (invoiced.length === 0) {
        // That no invoice is over these goods was told by words alone.
        return when(!isPartial, () =>
            found('GOODS_NOT_INVOICED_ARE_FOR_PEOPLE', { field, expected: line.description, found: '' }),
        );
    }
    const isWhole = !isPartial && unassignedItems(examined).length === 0;
    const words = invoiced.map(({ description }) => description).join(' ');
    const covered = percentCovered(line.description, words);
    const [first] = invoiced;

    return [
        ...when(covered < enoughWords, () =>
            found('INVOICE_DESCRIPTION_IS_FOR_PEOPLE', {
                ...(first !== undefined && { documentId: first.documentId }),
                field: 'lines.description',
                expected: line.description,
                found: `${covered} of 100 words: ${words}`,
            }),
        ),
        ...quantityFindings(each, isWhole),
        ...invoiced.flatMap((item) => priceFindings(each, item)),
    ];
}

function quantityFindings(each: InvoicedLine, isWhole: boolean): readonly Finding[] {
    const { line, field, invoiced } = each;
    const { quantity } = line;
    if (quantity === undefined) {
        return [];
    }
    const { plusPercent, minusPercent } = quantityTolerance(line);
    const [shipped, inAll] = [quantityInvoiced(each), quantityInAll(each)];
    const shown = (amount: bigint): string => `${decimalText(amount)} ${quantity.unit}`;
    const place = { field: `${field}.quantity`, found: shown(inAll) };
    const stray = invoiced.find((item) => item.quantity.unit !== quantity.unit);

    return [
        ...when(stray !== undefined, () =>
            found('QUANTITY_UNIT_IS_FOR_PEOPLE', {
                ...(stray !== undefined && { documentId: stray.documentId }),
                field: `${stray?.field ?? ''}.quantity.unit`,
                expected: quantity.unit,
                found: stray?.quantity.unit ?? '',
            }),
        ),
        // A tolerance is over all that is drawn, and none for each drawing (article 30b).
        ...when(inAll * 100n > quantityLimit(quantity.value, plusPercent), () =>
            found('QUANTITY_MUST_NOT_EXCEED_TOLERANCE', {
                ...place,
                expected: `at most ${quantity.value} ${quantity.unit} and ${plusPercent} %`,
            }),
        ),
        ...when(isWhole && stray === undefined && shipped * 100n < quantityLimit(quantity.value, -minusPercent), () =>
            found('QUANTITY_MUST_REACH_TOLERANCE', {
                ...place,
                found: shown(shipped),
                expected: `at least ${quantity.value} ${quantity.unit} less ${minusPercent} %`,
            }),
        ),
    ];
}

/** "About" on the unit price gives ten per cent (article 30a); otherwise it is the credit's. */
function priceFindings({ line }: InvoicedLine, item: InvoicedItem): readonly Finding[] {
    const { unitPrice, quantity, isUnitPriceApproximate = false } = line;
    if (unitPrice === undefined || (quantity !== undefined && quantity.unit !== item.quantity.unit)) {
        return [];
    }
    const percent = isUnitPriceApproximate ? 10n : 0n;
    const [price, asked] = [unitPrice.amount, item.unitPrice.amount].map(hundredThousandths) as [bigint, bigint];
    const isWithin = asked * 100n <= price * (100n + percent) && asked * 100n >= price * (100n - percent);

    return when(!isWithin || unitPrice.currency !== item.unitPrice.currency, () =>
        found('UNIT_PRICE_MUST_BE_AS_IN_CREDIT', {
            documentId: item.documentId,
            field: `${item.field}.unitPrice`,
            expected: `${isUnitPriceApproximate ? 'about ' : ''}${unitPrice.currency} ${unitPrice.amount}`,
            found: `${item.unitPrice.currency} ${item.unitPrice.amount}`,
        }),
    );
}

/** Where the credit says where all goods come from, no certificate may name another country. */
function originFindings({ terms, set }: Examined): readonly Finding[] {
    const countries = terms.goods.lines.map(({ countryOfOrigin }) => countryOfOrigin);
    const isKnown = countries.every((country) => country !== undefined);
    const certificates = set.examined.filter((document) => document.kind === 'CERTIFICATE_OF_ORIGIN');

    return certificates.flatMap(({ documentId, lines }) =>
        lines.flatMap(({ originCountry }, index) =>
            when(isKnown && !countries.includes(originCountry), () =>
                found('ORIGIN_MUST_BE_AS_IN_CREDIT', {
                    documentId,
                    field: `lines.${index}.originCountry`,
                    expected: countries.join(', '),
                    found: originCountry,
                }),
            ),
        ),
    );
}

/** Other documents may describe the goods in general terms; where no word is the credit's, a person should look. */
function generalFindings(document: TradeDocument, { terms }: Examined): readonly Finding[] {
    const goods = terms.goods.lines.map(({ description }) => description).join(' ');
    const described = descriptionIn(document);

    return when(described !== undefined && percentCovered(described, goods) === 0, () =>
        found('GENERAL_DESCRIPTION_IS_FOR_PEOPLE', {
            documentId: document.documentId,
            field: 'description',
            expected: goods,
            found: described ?? '',
        }),
    );
}

function descriptionIn(document: TradeDocument): string | undefined {
    if (isTransportDocument(document)) {
        return document.consignmentItems.flatMap(({ descriptionOfGoods }) => descriptionOfGoods).join(' ');
    }
    if (document.kind === 'INSURANCE_DOCUMENT') {
        return document.goods.descriptionOfGoods;
    }
    if (document.kind === 'PACKING_LIST') {
        return document.packages.flatMap(({ contents }) => contents.map(({ description }) => description)).join(' ');
    }
    if (document.kind === 'CERTIFICATE_OF_ORIGIN') {
        return document.lines.map(({ description }) => description).join(' ');
    }

    return document.kind === 'INSPECTION_CERTIFICATE' ? document.lots.map(({ goods }) => goods).join(' ') : undefined;
}
