import { z } from 'zod';
import { bareName } from '../fingerprint/normal-forms.js';
import { dateSchema, type CalendarDate } from '../kernel/time.js';

export const saleSchema = z.strictObject({
    source: z.enum(['EXPORT_DECLARATION', 'IMPORT_DECLARATION', 'LETTER_OF_CREDIT']),
    /** The number of the declaration, or the id of the letter of credit. */
    sourceId: z.string(),
    seller: z.string(),
    buyer: z.string(),
    soldOn: dateSchema.meta({ description: 'The day of declaration, or of issue' }),
    chapters: z.array(z.string()).meta({ description: 'Of the Harmonized System; none where that is not said' }),
});
/**
 * That somebody sells to somebody: of an export the producer to the consignor and that to the consignee abroad; of an
 * import the consignor abroad to the consignee and that to who uses the goods; the beneficiary of a letter of credit to
 * its applicant.
 */
export type Sale = z.output<typeof saleSchema>;

/** Who sells, and who buys, in whatever way they are written: whatever the form of the firm behind the name. */
export interface Leg {
    readonly from: string;
    readonly to: string;
    readonly sale: Sale;
}

/** The sales between two different parties, always in the same order. */
export function legsOf(sales: readonly Sale[]): readonly Leg[] {
    return sales
        .map((sale) => ({ from: bareName(sale.seller), to: bareName(sale.buyer), sale }))
        .filter(({ from, to }) => from !== to)
        .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/** The names of those who both sell and buy, as they are written: nobody else is part of a circle. */
export function namesOnBothSides(sellers: readonly string[], buyers: readonly string[]): readonly string[] {
    const [selling, buying] = [sellers, buyers].map((names) => new Map(names.map((name) => [name, bareName(name)])));
    const [sells, buys] = [selling, buying].map((bare) => new Set(bare?.values()));
    const all = new Map([...(selling ?? []), ...(buying ?? [])]);

    return [...all].flatMap(([name, bare]) => (sells?.has(bare) === true && buys?.has(bare) === true ? [name] : []));
}

/** The first day and the last. */
export function daysOf(legs: readonly Leg[]): { readonly first: CalendarDate; readonly last: CalendarDate } {
    const days = legs.map(({ sale }) => sale.soldOn).sort();

    return { first: days[0] ?? '', last: days.at(-1) ?? '' };
}

function orderOf({ sale: { soldOn, source, sourceId, seller, buyer } }: Leg): string {
    return [soldOn, source, sourceId, seller, buyer].join('\n');
}
