import type { PackingList } from '../document/packing-list.js';
import type { TradeDocument } from '../document/trade-document.js';
import { decimalText, hundredThousandths } from '../kernel/decimal.js';
import { containersOn, kilograms, packagesOn, packingsOn, weightsOn } from './cargo-figures.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { canonicalReference, isSameName } from './names.js';

const found = findingsOf({
    CREDIT_NUMBER_MUST_NOT_CONFLICT: ['DISCREPANCY', 'UCP 600 art. 14d'],
    INVOICE_NUMBER_MUST_NOT_CONFLICT: ['DISCREPANCY', 'UCP 600 art. 14d'],
    NUMBER_OF_PACKAGES_MUST_NOT_CONFLICT: ['DISCREPANCY', 'UCP 600 art. 14d'],
    NUMBER_OF_PACKAGES_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 14d'],
    GROSS_WEIGHT_MUST_NOT_CONFLICT: ['DISCREPANCY', 'UCP 600 art. 14d'],
    CONTAINERS_MUST_NOT_CONFLICT: ['DISCREPANCY', 'UCP 600 art. 14d'],
    VESSEL_MUST_NOT_CONFLICT: ['DISCREPANCY', 'UCP 600 art. 14d'],
});

/**
 * Documents against each other (article 14d): data need not be the same, but must not conflict. What only one of them
 * says conflicts with nothing; a number of the credit that is not there is missed by nobody.
 */
export function crossFindings(examined: Examined): readonly Finding[] {
    const { set, creditReference } = examined;

    return [
        ...set.examined.flatMap((document) => creditNumberFindings(document, creditReference)),
        ...set.examined.flatMap((document) => invoiceNumberFindings(document, examined)),
        ...packageFindings(examined),
        ...weightFindings(examined),
        ...containerFindings(examined),
        ...vesselFindings(examined),
    ];
}

function creditNumberFindings(document: TradeDocument, creditReference: string): readonly Finding[] {
    const shown = document.kind === 'DRAFT' ? document.drawnUnder.reference : document.letterOfCreditReference;

    return when(shown !== undefined && canonicalReference(shown) !== canonicalReference(creditReference), () =>
        found('CREDIT_NUMBER_MUST_NOT_CONFLICT', {
            documentId: document.documentId,
            field: document.kind === 'DRAFT' ? 'drawnUnder.reference' : 'letterOfCreditReference',
            expected: creditReference,
            found: shown ?? '',
        }),
    );
}

function invoiceNumberFindings(document: TradeDocument, { invoices }: Examined): readonly Finding[] {
    const numbers = invoices.map(({ documentReference }) => canonicalReference(documentReference));
    const [field, references] =
        document.kind === 'PACKING_LIST'
            ? (['invoice', document.invoice === undefined ? [] : [document.invoice]] as const)
            : (['invoices', document.kind === 'CERTIFICATE_OF_ORIGIN' ? document.invoices : []] as const);
    const stray = references.filter(({ reference }) => !numbers.includes(canonicalReference(reference)));

    return when(invoices.length > 0 && stray.length > 0, () =>
        found('INVOICE_NUMBER_MUST_NOT_CONFLICT', {
            documentId: document.documentId,
            field,
            expected: invoices.map(({ documentReference }) => documentReference).join(', '),
            found: stray.map(({ reference }) => reference).join(', '),
        }),
    );
}

/** A figure that several kinds of document have, each for the whole consignment. */
interface Figure {
    readonly documentId: string;
    readonly field: string;
    readonly value: string;
}

/** The transport documents have the first word; without one the first document that says something. */
function conflicting(figures: readonly (Figure | undefined)[]): readonly (Figure & { readonly expected: string })[] {
    const [first, ...others] = figures.filter((figure) => figure !== undefined);

    return others
        .filter(({ value }) => value !== first?.value)
        .map((figure) => ({ ...figure, expected: first?.value ?? '' }));
}

/** Cartons on pallets are counted as either: where documents name several packings, a person has to tell. */
function packageFindings({ transport, packingLists, invoices }: Examined): readonly Finding[] {
    const packings = new Set([...transport.flatMap(packingsOn), ...packingLists.flatMap(packingsIn)]);
    const code = packings.size > 1 ? 'NUMBER_OF_PACKAGES_IS_FOR_PEOPLE' : 'NUMBER_OF_PACKAGES_MUST_NOT_CONFLICT';
    const figures = [
        figureOf(transport, 'consignmentItems.cargoItems.outerPackaging', packagesOn),
        figureOf(packingLists, 'totalNumberOfPackages', (list) => [String(list.totalNumberOfPackages)]),
        figureOf(invoices, 'numberOfPackages', ({ numberOfPackages }) => [numberOfPackages?.toString()]),
    ];

    return conflicting(figures).map(({ value, ...place }) => found(code, { ...place, found: value }));
}

function weightFindings({ transport, packingLists, invoices }: Examined): readonly Finding[] {
    const figures = [
        figureOf(transport, 'consignmentItems.cargoItems.cargoGrossWeight', weightsOn),
        figureOf(packingLists, 'totalGrossWeight', ({ totalGrossWeight }) => [kilograms(totalGrossWeight)]),
        figureOf(invoices, 'grossWeight', ({ grossWeight }) => [kilograms(grossWeight)]),
    ];

    return conflicting(figures).map(({ value, ...place }) =>
        found('GROSS_WEIGHT_MUST_NOT_CONFLICT', { ...place, found: value }),
    );
}

function containerFindings({ transport, packingLists }: Examined): readonly Finding[] {
    const shipped = new Set(transport.flatMap(containersOn));

    return packingLists.flatMap(({ documentId, containers = [] }) => {
        const stray = containers.filter(({ equipmentReference }) => !shipped.has(equipmentReference));

        return when(shipped.size > 0 && stray.length > 0, () =>
            found('CONTAINERS_MUST_NOT_CONFLICT', {
                documentId,
                field: 'containers',
                expected: [...shipped].sort().join(', '),
                found: stray.map(({ equipmentReference }) => equipmentReference).join(', '),
            }),
        );
    });
}

function vesselFindings({ transport, insurances }: Examined): readonly Finding[] {
    const vessels = transport.flatMap((document) =>
        'transports' in document ? document.transports.vesselVoyages.map(({ vesselName }) => vesselName) : [],
    );

    return insurances.flatMap(({ documentId, vesselName }) =>
        when(
            vesselName !== undefined && vessels.length > 0 && !vessels.some((name) => isSameName(name, vesselName)),
            () =>
                found('VESSEL_MUST_NOT_CONFLICT', {
                    documentId,
                    field: 'vesselName',
                    expected: vessels.join(', '),
                    found: vesselName ?? '',
                }),
        ),
    );
}

/** The sum of what documents of a kind say; none where one of them does not say it, or in a unit that is not added. */
function figureOf<Document extends TradeDocument>(
    documents: readonly Document[],
    field: string,
    valuesOn: (document: Document) => readonly (string | undefined)[],
): Figure | undefined {
    const [first] = documents;
    const values = documents.flatMap(valuesOn);
    if (first === undefined || values.some((value) => value === undefined)) {
        return undefined;
    }
    const total = values.reduce((sum, value = '0') => sum + hundredThousandths(value), 0n);

    return { documentId: first.documentId, field, value: decimalText(total) };
}

function packingsIn({ packages }: PackingList): readonly string[] {
    return packages.map(({ packageCode }) => packageCode);
}
