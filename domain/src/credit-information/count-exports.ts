import type { Declaration } from '../declaration/declaration.js';
import { areGoodsReleased } from '../fact/fact.js';
import { add, subtract, zero, type Money } from '../kernel/money.js';
import type { Encumbrance } from '../receivable/encumbrance.js';
import type { Amounts, CountedExport, ExportMonth } from './export-month.js';

/** What of a declaration is counted. */
export type DeclaredExport = Pick<
    Declaration,
    'declarationNumber' | 'consignor' | 'declarationDate' | 'status' | 'totalValue'
>;

/** What a declaration adds to its month now: nothing but its being there, unless the goods were let go and still are. */
export function countedExport(declaration: DeclaredExport, encumbrance: Encumbrance | undefined): CountedExport {
    const { declarationNumber, consignor, declarationDate, status, totalValue } = declaration;
    const nothing = { exported: zero(totalValue.currency), received: zero(totalValue.currency) };
    // What was collected before an amendment to another currency cannot be set against the new value.
    const collected = encumbrance?.collected.currency === totalValue.currency ? encumbrance.collected : undefined;

    return {
        declarationNumber,
        uscc: consignor.uscc,
        month: declarationDate.slice(0, 7),
        isCancelled: status === 'CANCELLED',
        ...(areGoodsReleased(declaration)
            ? { exported: totalValue, received: collected ?? nothing.received }
            : nothing),
    };
}

/** A month with nothing in it yet. */
export function emptyMonth({ uscc, month }: Pick<ExportMonth, 'uscc' | 'month'>): ExportMonth {
    return { uscc, month, declared: 0, cancelled: 0, amounts: [] };
}

/** The month with a declaration in it that was not. */
export function withExport(month: ExportMonth, counted: CountedExport): ExportMonth {
    return changed(month, { counted, by: 1, move: add });
}

/** The month without a declaration that was in it: the declaration has changed, or has moved to another. */
export function withoutExport(month: ExportMonth, counted: CountedExport): ExportMonth {
    return changed(month, { counted, by: -1, move: subtract });
}

/** The months, with a declaration as it is now in place of as it was counted before, each where it belongs. */
export function recounted(
    months: readonly ExportMonth[],
    { before, now }: { readonly before: CountedExport | undefined; readonly now: CountedExport },
): readonly ExportMonth[] {
    return months.map((month) => {
        const without = before !== undefined && isIn(month, before) ? withoutExport(month, before) : month;
        return isIn(month, now) ? withExport(without, now) : without;
    });
}

function isIn({ uscc, month }: ExportMonth, counted: CountedExport): boolean {
    return counted.uscc === uscc && counted.month === month;
}

interface Change {
    readonly counted: CountedExport;
    readonly by: 1 | -1;
    readonly move: (left: Money, right: Money) => Money;
}

function changed(month: ExportMonth, { counted, by, move }: Change): ExportMonth {
    const { currency } = counted.exported;
    const before = month.amounts.find(({ exported }) => exported.currency === currency);
    const nothing = zero(currency);
    const now = {
        exported: move(before?.exported ?? nothing, counted.exported),
        received: move(before?.received ?? nothing, counted.received),
    };

    return {
        ...month,
        declared: month.declared + by,
        cancelled: month.cancelled + (counted.isCancelled ? by : 0),
        amounts: [...month.amounts.filter((each) => each !== before), now].sort(byCurrency),
    };
}

function byCurrency({ exported: one }: Amounts, { exported: other }: Amounts): number {
    return one.currency < other.currency ? -1 : 1;
}
