import { z } from 'zod';
import { monthSchema } from '../calendar/period-words.js';
import type { CreditFact } from '../consent/consent.js';
import { enterpriseClassSchema, type Enterprise } from '../consent/enterprise.js';
import { moneySchema, sum, type Money } from '../kernel/money.js';
import { monthsBefore, type Amounts, type ExportMonth, type Month } from './export-month.js';

/** How far back it goes, and the shorter span within. */
const [shortMonths, longMonths] = [12, 24];

const exportsSchema = z.strictObject({ last12Months: moneySchema, last24Months: moneySchema });
const rateSchema = z.strictObject({
    currency: z.string(),
    /** In ten-thousandths of what was exported; none where nothing was. Above 10 000 buyers paid more than was declared. */
    last12Months: z.int().nonnegative().exactOptional(),
    last24Months: z.int().nonnegative().exactOptional(),
});
const cancellationsSchema = z.strictObject({ declared: z.int().nonnegative(), cancelled: z.int().nonnegative() });

export const creditInformationSchema = z.strictObject({
    /** The last month that is counted. A month that is not over would tell single shipments from one day to the next. */
    through: monthSchema,
    /** One for each currency. */
    exports: z.array(exportsSchema).exactOptional(),
    receiptRates: z.array(rateSchema).exactOptional(),
    cancellations: z
        .strictObject({ last12Months: cancellationsSchema, last24Months: cancellationsSchema })
        .exactOptional(),
    classCode: enterpriseClassSchema.exactOptional(),
});
/** What is told of an enterprise: sums over whole months and its class, as far as it was asked. */
export type CreditInformation = z.output<typeof creditInformationSchema>;

export interface KnownOfEnterprise {
    readonly enterprise: Enterprise;
    /** Those of the months of which anything is known, in any instruction. */
    readonly months: readonly ExportMonth[];
    /** In which month the answer is given. */
    readonly month: Month;
}

/** The months of which an answer is made. */
export function monthsToldIn(month: Month): readonly Month[] {
    return monthsBefore(month, longMonths);
}

/** The facts that were asked, and no others. */
export function creditInformation(
    asked: readonly CreditFact[],
    { enterprise, months, month }: KnownOfEnterprise,
): CreditInformation {
    const [through = month] = monthsBefore(month, 1);
    const within = (count: number): readonly ExportMonth[] => {
        const told = monthsBefore(month, count);
        return months.filter((each) => told.includes(each.month));
    };
    const spans = { last12Months: within(shortMonths), last24Months: within(longMonths) };
    const currencies = currenciesOf(spans.last24Months);

    return {
        through,
        ...(asked.includes('EXPORTS') && {
            exports: currencies.map((currency) => ({
                last12Months: totalOf(spans.last12Months, { currency, of: 'exported' }),
                last24Months: totalOf(spans.last24Months, { currency, of: 'exported' }),
            })),
        }),
        ...(asked.includes('RECEIPT_RATE') && {
            receiptRates: currencies.map((currency) => ({
                currency,
                ...named('last12Months', rateOf(spans.last12Months, currency)),
                ...named('last24Months', rateOf(spans.last24Months, currency)),
            })),
        }),
        ...(asked.includes('CANCELLATIONS') && {
            cancellations: {
                last12Months: cancellationsOf(spans.last12Months),
                last24Months: cancellationsOf(spans.last24Months),
            },
        }),
        ...(asked.includes('CLASS') && enterprise.entry && { classCode: enterprise.entry.classCode }),
    };
}

/** In which anything was exported at all. */
function currenciesOf(months: readonly ExportMonth[]): readonly string[] {
    const amounts = months.flatMap((month) => month.amounts).filter(({ exported }) => exported.minorUnits > 0n);

    return [...new Set(amounts.map(({ exported }) => exported.currency))].sort();
}

function totalOf(
    months: readonly ExportMonth[],
    { currency, of }: { readonly currency: string; readonly of: keyof Amounts },
): Money {
    const amounts = months.flatMap((month) => month.amounts.map((each) => each[of]));

    return sum(
        currency,
        amounts.filter((amount) => amount.currency === currency),
    );
}

/** Rounded down: nobody is told that more came in than did. */
function rateOf(months: readonly ExportMonth[], currency: string): number | undefined {
    const exported = totalOf(months, { currency, of: 'exported' }).minorUnits;
    const received = totalOf(months, { currency, of: 'received' }).minorUnits;

    return exported === 0n ? undefined : Number((received * 10_000n) / exported);
}

function named<Name extends string>(name: Name, rate: number | undefined): Partial<Record<Name, number>> {
    return rate === undefined ? {} : ({ [name]: rate } as Record<Name, number>);
}

function cancellationsOf(months: readonly ExportMonth[]): { declared: number; cancelled: number } {
    return {
        declared: months.reduce((total, { declared }) => total + declared, 0),
        cancelled: months.reduce((total, { cancelled }) => total + cancelled, 0),
    };
}
