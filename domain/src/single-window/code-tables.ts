import { z } from 'zod';
import { mustBeCustomsOfficer } from '../declaration/customs-officer.js';
import { packageCodeSchema } from '../document/cargo.js';
import { currencies } from '../kernel/currencies.js';
import { addDated, inForceOn } from '../kernel/dated-book.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { incotermSchema } from '../kernel/identifiers/incoterm.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { unitSchema } from '../kernel/quantity.js';
import { refusals } from '../kernel/refusal.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, type CalendarDate, type Instant } from '../kernel/time.js';
import type { Caller } from '../party/member.js';

const refusal = refusals({ CODE_TABLES_MUST_BE_IN_FORCE: 'conflict' });

/** More than customs has ports. */
const mostCodes = 5_000;

/** What each code of customs means; a code has one meaning. */
const tableOf = <Meaning extends z.ZodType>(
    meaning: Meaning,
): z.ZodArray<z.ZodObject<{ code: z.ZodString; means: Meaning }, z.core.$strict>> =>
    z
        .array(
            z.strictObject({
                code: z.string().regex(/^[0-9A-Z]{1,10}$/, 'must be 1 to 10 capital letters or digits'),
                means: meaning,
            }),
        )
        .max(mostCodes)
        .refine((entries) => new Set(entries.map(({ code }) => code)).size === entries.length, {
            message: 'must not repeat a code',
        });

const currencySchema = z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217')
    .refine((code) => currencies.has(code), { message: 'must be a currency of ISO 4217' });

export const codeTablesSchema = z.strictObject({
    effectiveFrom: dateSchema,
    countries: tableOf(countryCodeSchema),
    ports: tableOf(unLocodeSchema),
    currencies: tableOf(currencySchema),
    units: tableOf(unitSchema),
    packages: tableOf(packageCodeSchema),
    /** 成交方式, as an Incoterm. */
    tradeTerms: tableOf(incotermSchema),
    /** Whether a charge is a rate, by the tonne, or in all. */
    chargeMarks: tableOf(z.enum(['RATE', 'UNIT_PRICE', 'TOTAL'])),
    /** Which edition of customs' code tables this is. */
    source: textSchema(350),
});
/** What the codes of customs mean from a day on, as customs publishes them: none is known but those that it has published. */
export type CodeTables = z.output<typeof codeTablesSchema>;
export type CodeTableName = Exclude<keyof CodeTables, 'effectiveFrom' | 'source'>;

export const codeTableBookSchema = z.strictObject({ editions: z.array(codeTablesSchema) });
export type CodeTableBook = z.output<typeof codeTableBookSchema>;

/** Adds an edition to the book; those before stay for the declarations of their days. */
export function publishCodeTables(
    tables: CodeTables,
    {
        caller,
        book,
        publishedAt,
    }: { readonly caller: Caller; readonly book: CodeTableBook | undefined; readonly publishedAt: Instant },
): CodeTableBook {
    mustBeCustomsOfficer(caller);

    return { editions: addDated([tables], { entries: book?.editions ?? [], addedAt: publishedAt }) };
}

/** The tables of the day on which goods were declared. */
export function codeTablesOn({ editions }: CodeTableBook, day: CalendarDate): CodeTables {
    const tables = inForceOn(editions, day);
    if (tables === undefined) {
        throw refusal('CODE_TABLES_MUST_BE_IN_FORCE');
    }

    return tables;
}
