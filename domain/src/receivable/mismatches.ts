import { z } from 'zod';
import type { CommercialInvoice } from '../document/commercial-invoice.js';
import { isTransportDocument, type TradeDocument, type TransportDocument } from '../document/trade-document.js';
import { containersOn, kilograms, packagesOn, packingsOn, weightsOn } from '../examination/cargo-figures.js';
import { shownMoney } from '../examination/examined.js';
import { shown } from '../examination/finding.js';
import { canonicalReference, isSameName, isSameParty } from '../examination/names.js';
import { decimalText, hundredThousandths } from '../kernel/decimal.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { compare, sum, type Money } from '../kernel/money.js';
import { textSchema } from '../kernel/text.js';
import { isOver, type DeclaredGoods } from './declared-goods.js';

/** More than this no person reads; the first are those of the trade. */
export const maximumMismatches = 100;

export const mismatchSchema = z
    .strictObject({
        /** Left out where it is about all declarations together. */
        declarationNumber: declarationNumberSchema.exactOptional(),
        field: z.enum([
            'overseasConsignee',
            'incotermCode',
            'contract',
            'totalValue',
            'vesselName',
            'containers',
            'numberOfPackages',
            'grossWeight',
        ]),
        declared: textSchema(350),
        presented: textSchema(350),
    })
    .meta({ id: 'Mismatch', description: 'What customs has otherwise than the documents; people judge it' });
/** What customs has otherwise than the documents (reference §4.3). Names and figures may differ for good reasons. */
export type Mismatch = z.output<typeof mismatchSchema>;

/** All that differs between what customs has and what invoices and transport documents say. */
export function mismatchesBetween(
    declarations: readonly DeclaredGoods[],
    documents: readonly TradeDocument[],
): readonly Mismatch[] {
    const invoices = documents.filter((document) => document.kind === 'COMMERCIAL_INVOICE');
    const carried = documents
        .filter(isTransportDocument)
        .map((document) => ({ document, declared: declarations.filter((each) => isOver(document, each)) }));

    return [
        ...declarations.flatMap((declaration) => tradeMismatches(declaration, invoices)),
        ...valueMismatches(declarations, invoices),
        ...carried.flatMap(({ document, declared }) => [
            ...declared.flatMap((declaration) => carriageMismatches(declaration, document)),
            ...cargoMismatches(declared, document),
        ]),
    ];
}

/** To whom the goods were sold, on which terms and under which contract; an invoice that does not say conflicts with nothing. */
function tradeMismatches(
    { declarationNumber, overseasConsignee, incotermCode, contract }: DeclaredGoods,
    invoices: readonly CommercialInvoice[],
): readonly Mismatch[] {
    const buyers = invoices.map(({ buyer }) => buyer);
    const terms = invoices.flatMap(({ incoterm }) => incoterm?.code ?? []);
    const contracts = invoices.flatMap((invoice) => invoice.contract?.reference ?? []);
    const isOfContract = (reference: string): boolean =>
        canonicalReference(reference) === canonicalReference(contract.reference);

    return [
        ...told(buyers.length > 0 && !buyers.some((buyer) => isSameParty(buyer, overseasConsignee)), {
            declarationNumber,
            field: 'overseasConsignee',
            declared: overseasConsignee.partyName,
            presented: listed(buyers.map(({ partyName }) => partyName)),
        }),
        ...told(terms.length > 0 && !terms.includes(incotermCode), {
            declarationNumber,
            field: 'incotermCode',
            declared: incotermCode,
            presented: listed(terms),
        }),
        ...told(contracts.length > 0 && !contracts.some(isOfContract), {
            declarationNumber,
            field: 'contract',
            declared: contract.reference,
            presented: listed(contracts),
        }),
    ];
}

/** More is invoiced than was declared: either not every declaration was named, or the goods cost less than the invoice says. */
function valueMismatches(
    declarations: readonly DeclaredGoods[],
    invoices: readonly CommercialInvoice[],
): readonly Mismatch[] {
    const declared = totalOf(declarations.map(({ totalValue }) => totalValue));
    const invoiced = totalOf(invoices.map(({ grandTotalAmount }) => grandTotalAmount));
    if (declared === undefined || invoiced?.currency !== declared.currency || compare(invoiced, declared) <= 0) {
        return [];
    }

    return [{ field: 'totalValue', declared: shownMoney(declared), presented: shownMoney(invoiced) }];
}

function carriageMismatches(
    { declarationNumber, vesselName, containers = [] }: DeclaredGoods,
    document: TransportDocument,
): readonly Mismatch[] {
    const vessels =
        'transports' in document ? document.transports.vesselVoyages.map((voyage) => voyage.vesselName) : [];
    const shipped = containersOn(document);
    const stray = containers
        .map(({ equipmentReference }) => equipmentReference)
        .filter((each) => !shipped.includes(each));
    const isOnNone = vesselName !== undefined && !vessels.some((vessel) => isSameName(vessel, vesselName));

    return [
        ...told(vessels.length > 0 && isOnNone, {
            declarationNumber,
            field: 'vesselName',
            declared: vesselName ?? '',
            presented: listed(vessels),
        }),
        ...told(shipped.length > 0 && stray.length > 0, {
            declarationNumber,
            field: 'containers',
            declared: listed(stray),
            presented: listed(shipped),
        }),
    ];
}

/** One transport document may be over the goods of several declarations, of which together no more went than it says. */
function cargoMismatches(declared: readonly DeclaredGoods[], document: TransportDocument): readonly Mismatch[] {
    const packings = new Set([...packingsOn(document), ...declared.map(({ packageCode }) => packageCode)]);
    const packages = [declared.map(({ numberOfPackages }) => String(numberOfPackages)), packagesOn(document)] as const;
    const weights = [declared.map(({ grossWeight }) => kilograms(grossWeight)), weightsOn(document)] as const;

    return [
        // Cartons on pallets are counted as either.
        ...(packings.size > 1 ? [] : moreThanShown('numberOfPackages', ...packages)),
        ...moreThanShown('grossWeight', ...weights),
    ];
}

function moreThanShown(
    field: 'numberOfPackages' | 'grossWeight',
    declared: readonly (string | undefined)[],
    shown: readonly (string | undefined)[],
): readonly Mismatch[] {
    const [inAll, onDocument] = [added(declared), added(shown)];

    return inAll === undefined || onDocument === undefined || inAll <= onDocument
        ? []
        : [{ field, declared: decimalText(inAll), presented: decimalText(onDocument) }];
}

/** None where one of them is not said, or in a unit that is not added. */
function added(figures: readonly (string | undefined)[]): bigint | undefined {
    return figures.includes(undefined)
        ? undefined
        : figures.reduce((total, figure = '0') => total + hundredThousandths(figure), 0n);
}

/** None of amounts in several currencies. */
function totalOf(amounts: readonly Money[]): Money | undefined {
    const [first] = amounts;

    return first === undefined || amounts.some(({ currency }) => currency !== first.currency)
        ? undefined
        : sum(first.currency, amounts);
}

function listed(texts: readonly string[]): string {
    return shown(texts.join(', '));
}

function told(differs: boolean, mismatch: Mismatch): readonly Mismatch[] {
    return differs ? [mismatch] : [];
}
