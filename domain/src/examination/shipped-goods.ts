import type { InvoiceLine } from '../document/commercial-invoice.js';
import { hundredThousandths } from '../kernel/decimal.js';
import { exponentOf } from '../kernel/money.js';
import type { ShippedGoods } from '../letter-of-credit/drawing.js';
import type { GoodsLine, Tolerance } from '../letter-of-credit/goods.js';
import type { Examined } from './examined.js';
import { percentCovered } from './names.js';

/** Units of UN/ECE recommendation 20 that are counted, where article 30b gives no five per cent; packings begin with X. */
const countedUnits = ['H87', 'PCE', 'EA', 'C62', 'SET', 'NPR', 'PR', 'DZN', 'GRO', 'CT', 'BX', 'BG', 'PK', 'ROL'];

/** A line of the credit and what was invoiced of it. */
export interface InvoicedLine {
    readonly line: GoodsLine;
    /** Its place in the credit. */
    readonly field: string;
    readonly invoiced: readonly (InvoiceLine & { readonly documentId: string; readonly field: string })[];
    /** … and what was with earlier drawings. */
    readonly invoicedBefore: readonly InvoiceLine[];
}

/** A line of an invoice, and where it stands. */
export type InvoicedItem = InvoicedLine['invoiced'][number];

/** The lines of the credit, each with the lines of invoices that are over the same goods. */
export function invoicedLines(examined: Examined): readonly InvoicedLine[] {
    const { lines } = examined.terms.goods;
    const items = itemsOf(examined.invoices);
    const before = (examined.earlierInvoices ?? []).flatMap((invoice) => invoice.lines);

    return lines.map((line, index) => ({
        line,
        field: `goods.lines.${index}`,
        invoiced: items.filter((item) => lineOf(item, lines) === line),
        invoicedBefore: before.filter((item) => lineOf(item, lines) === line),
    }));
}

/** What is invoiced without words or a code that tell which line of the credit it is over: people have to judge. */
export function unassignedItems(examined: Examined): readonly InvoicedItem[] {
    return itemsOf(examined.invoices).filter((item) => lineOf(item, examined.terms.goods.lines) === undefined);
}

function itemsOf(invoices: Examined['invoices']): readonly InvoicedItem[] {
    return invoices.flatMap(({ documentId, lines }) =>
        lines.map((line, index) => ({ ...line, documentId, field: `lines.${index}` })),
    );
}

/** How far a quantity may be off, in per cent: the credit's own tolerance, "about" (30a), or goods in bulk (30b). */
export function quantityTolerance({ quantity, quantityTolerance: own, ...line }: GoodsLine): Tolerance {
    if (own !== undefined) {
        return own;
    }
    if (line.isQuantityApproximate === true) {
        return { plusPercent: 10, minusPercent: 10 };
    }
    const isCounted = line.isCounted ?? (quantity === undefined || isCountedUnit(quantity.unit));

    return isCounted ? { plusPercent: 0, minusPercent: 0 } : { plusPercent: 5, minusPercent: 5 };
}

/** The sum of what was invoiced of a line in the unit of the credit, in hundred-thousandths. */
export function quantityInvoiced({ line, invoiced }: InvoicedLine): bigint {
    return quantityOf(line, invoiced);
}

/** The same with all that was invoiced of it before. */
export function quantityInAll({ line, invoiced, invoicedBefore }: InvoicedLine): bigint {
    return quantityOf(line, [...invoicedBefore, ...invoiced]);
}

function quantityOf(line: GoodsLine, items: readonly InvoiceLine[]): bigint {
    return items
        .filter(({ quantity }) => quantity.unit === line.quantity?.unit)
        .reduce((total, { quantity }) => total + hundredThousandths(quantity.value), 0n);
}

/** The least or the most of a quantity in hundred-thousandths, times a hundred so that nothing is rounded. */
export function quantityLimit(quantity: string, percent: number): bigint {
    return hundredThousandths(quantity) * BigInt(100 + percent);
}

/** What decides how little may be drawn: whether all of the goods were shipped, at their whole price. */
export function shippedGoods(examined: Examined): ShippedGoods {
    const lines = invoicedLines(examined);
    const isForPeople = unassignedItems(examined).length > 0 || lines.some(hasOtherUnit);
    const isQuantityFull = isForPeople || lines.every(isAllInvoiced);
    const value = valueWithinTolerance(lines, examined.terms.amount.currency);

    return {
        isQuantityFull,
        isPriceFull: lines.every(isPriceFull),
        ...(value !== undefined && { valueWithinTolerance: { ...examined.terms.amount, minorUnits: value } }),
    };
}

/** Unit price of the credit times what was shipped, where each quantity is within its tolerance and every line is priced. */
function valueWithinTolerance(lines: readonly InvoicedLine[], currency: string): bigint | undefined {
    const oneUnit = 10n ** BigInt(10 - exponentOf(currency));
    let value = 0n;
    for (const each of lines) {
        const { quantity, unitPrice } = each.line;
        if (quantity === undefined || unitPrice === undefined) {
            return undefined;
        }
        const shipped = quantityInvoiced(each);
        if (shipped * 100n < quantityLimit(quantity.value, -quantityTolerance(each.line).minusPercent)) {
            return undefined;
        }
        value += valueOf(each, hundredThousandths(unitPrice.amount));
    }

    return (value + oneUnit - 1n) / oneUnit;
}

/** At the price of the credit. Where that is "about" so much (article 30a), at the price that was asked for. */
function valueOf({ line, invoiced }: InvoicedLine, price: bigint): bigint {
    return invoiced
        .filter(({ quantity }) => quantity.unit === line.quantity?.unit)
        .map(({ quantity, unitPrice }) => {
            const asked = line.isUnitPriceApproximate === true ? hundredThousandths(unitPrice.amount) : price;
            return hundredThousandths(quantity.value) * asked;
        })
        .reduce((total, each) => total + each, 0n);
}

function isAllInvoiced(each: InvoicedLine): boolean {
    const { quantity } = each.line;

    return quantity === undefined || quantityInvoiced(each) >= hundredThousandths(quantity.value);
}

/** What is invoiced in another unit than the credit's cannot be counted here. */
export function hasOtherUnit({ line, invoiced }: InvoicedLine): boolean {
    const { quantity } = line;

    return quantity !== undefined && invoiced.some((item) => item.quantity.unit !== quantity.unit);
}

function isPriceFull({ line, invoiced }: InvoicedLine): boolean {
    const { unitPrice } = line;

    return (
        unitPrice === undefined ||
        invoiced.every((each) => hundredThousandths(each.unitPrice.amount) >= hundredThousandths(unitPrice.amount))
    );
}

/** Where the credit has one line everything is over it; otherwise the one line whose words or commodity codes fit best. */
function lineOf(item: InvoiceLine, lines: readonly GoodsLine[]): GoodsLine | undefined {
    const [only, ...others] = lines;
    if (others.length === 0) {
        return only;
    }
    const fits = lines.map((line) => ({ line, fit: fitOf(line, item) }));
    const most = fits.reduce((best, { fit }) => (fit > best ? fit : best), 0);
    const [best, ...equals] = fits.filter(({ fit }) => fit === most);

    return most > 0 && equals.length === 0 ? best?.line : undefined;
}

function fitOf(line: GoodsLine, invoiced: InvoiceLine): number {
    const codes = line.hsCodes ?? [];
    const hasCode = (invoiced.hsCodes ?? []).some((code) =>
        codes.some((each) => each.slice(0, 6) === code.slice(0, 6)),
    );

    return percentCovered(line.description, invoiced.description) + (hasCode ? 100 : 0);
}

/** Packings of recommendation 21 stand among the units with an X before them. */
function isCountedUnit(unit: string): boolean {
    return countedUnits.includes(unit) || /^X[A-Z0-9]{2}$/.test(unit);
}
