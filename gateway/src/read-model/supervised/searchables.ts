import { declarationSchema } from '@cohong/domain/declaration/declaration';
import { importDeclarationSchema } from '@cohong/domain/import-declaration/import-declaration';
import { importFinancingSchema } from '@cohong/domain/import-financing/import-financing';
import { countryCodeSchema } from '@cohong/domain/kernel/identifiers/country';
import { usccSchema } from '@cohong/domain/kernel/identifiers/uscc';
import { moneySchema } from '@cohong/domain/kernel/money';
import { dateSchema } from '@cohong/domain/kernel/time';
import { financingSchema } from '@cohong/domain/receivable/financing';
import { unitPriceSchema } from '@cohong/domain/kernel/quantity';
import { priceRouteSchema, priceText } from '@cohong/domain/anomaly/usual-prices';
import { z } from 'zod';
import { readRecord } from '../records.js';
import { hsChapterSchema } from './hs-chapter.js';
import type { Searched } from './conditions.js';

/** Export proceeds that a registrar has noted of a declaration. */
export const receiptSchema = z.strictObject({
    declarationNumber: declarationSchema.shape.declarationNumber,
    enterprise: usccSchema.exactOptional(),
    country: countryCodeSchema.exactOptional(),
    hsChapter: hsChapterSchema.exactOptional(),
    amount: moneySchema,
    isTakenBack: z
        .literal(true)
        .exactOptional()
        .meta({ description: 'So much less has been received than was noted before' }),
    notedOn: dateSchema.meta({ description: 'The day in China on which it was noted, after the bank had recorded it' }),
});

/** What a line of a declaration costs by the unit. */
export const pricedLineSchema = z.strictObject({
    declarationNumber: declarationSchema.shape.declarationNumber,
    lineNumber: z.int(),
    enterprise: usccSchema,
    declaredOn: dateSchema,
    route: priceRouteSchema,
    unitPrice: unitPriceSchema,
});

/** Where something lies that is searched, and what is shown of it. */
export interface Searchable {
    readonly table: string;
    /** SQL of the columns of a stored row. */
    readonly columns: string;
    /** SQL of what lies at the places that were found. */
    readonly join: (holds: (table: string) => string) => string;
    readonly schema: z.ZodObject;
    readonly read: (row: { readonly collection: string; readonly value: string }) => unknown;
}

const ofRecord =
    'found.place, record.collection, record.value::text, record.transaction_id, record.block_number, record.recorded_at';

const recordOf =
    (kind: string, collection: string): Searchable['join'] =>
    (holds) =>
        `JOIN read_model.record AS record ON record.chaincode = 'trade' AND record.collection = ${collection}
            AND record.kind = '${kind}' AND record.key = found.key AND ${holds('record')}`;

export const searchables: Readonly<Record<Searched, Searchable>> = {
    declarations: {
        table: 'declared',
        columns: ofRecord,
        join: recordOf('declaration', `'declarations'`),
        schema: declarationSchema,
        read: (row) => readRecord(declarationSchema, row),
    },
    financings: {
        table: 'financed',
        columns: ofRecord,
        join: recordOf('financing', 'found.collection'),
        schema: financingSchema,
        read: (row) => readRecord(financingSchema, row),
    },
    imports: {
        table: 'imported',
        columns: ofRecord,
        join: recordOf('import-declaration', `'declarations'`),
        schema: importDeclarationSchema,
        read: (row) => readRecord(importDeclarationSchema, row),
    },
    importPayments: {
        table: 'paid',
        columns: ofRecord,
        join: recordOf('import-financing', 'found.collection'),
        schema: importFinancingSchema,
        read: (row) => readRecord(importFinancingSchema, row),
    },
    prices: {
        table: 'priced',
        columns: `found.place, record.collection, record.transaction_id, record.block_number, record.recorded_at,
            jsonb_build_object('declarationNumber', declaration_number, 'lineNumber', line_number, 'enterprise', enterprise,
                'declaredOn', left(found.place, 10), 'price', price::text, 'currency', currency,
                'route', jsonb_build_object('hsCode', hs_code, 'originCountry', origin, 'destinationCountry', country,
                    'unit', unit, 'currency', currency))::text AS value`,
        join: recordOf('declaration', `'declarations'`),
        schema: pricedLineSchema,
        read: ({ value }) => {
            const { price, currency, ...line } = JSON.parse(value) as {
                readonly price: string;
                readonly currency: string;
            };
            return { ...line, unitPrice: { amount: priceText(BigInt(price)), currency } };
        },
    },
    receipts: {
        table: 'received',
        columns: `found.place, 'registry' AS collection, found.transaction_id, found.noted_in AS block_number, found.recorded_at,
            jsonb_strip_nulls(jsonb_build_object('declarationNumber', declaration_number, 'enterprise', enterprise,
                'country', country, 'hsChapter', chapter, 'notedOn', noted_on, 'currency', currency,
                'minorUnits', amount::text))::text AS value`,
        join: () => '',
        schema: receiptSchema,
        read: ({ value }) => {
            const { currency, minorUnits = '0', ...receipt } = JSON.parse(value) as Record<string, string>;
            const [, sign, digits = '0'] = /^(-?)(\d+)$/.exec(minorUnits) ?? [];
            return {
                ...receipt,
                amount: { currency, minorUnits: BigInt(digits) },
                ...(sign === '-' && { isTakenBack: true }),
            };
        },
    },
};
