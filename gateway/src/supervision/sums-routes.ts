import { usccSchema } from '@cohong/domain/kernel/identifiers/uscc';
import { countryCodeSchema } from '@cohong/domain/kernel/identifiers/country';
import { moneySchema, subtract, type Money } from '@cohong/domain/kernel/money';
import { dateSchema } from '@cohong/domain/kernel/time';
import { z } from 'zod';
import { AnswerWithHeaders, read, type Call, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { currencyCode } from '../read-model/currency-filter.js';
import { headersSchema, listQuery, mustBeOneOf, mustHaveRead } from '../read-model/list-route.js';
import { hsChapterSchema } from '../read-model/supervised/hs-chapter.js';
import {
    dimensions,
    flows,
    type Dimension,
    type Gap,
    type PaymentGap,
    type SeriesQuestion,
    type Sums,
} from '../read-model/supervised/sums.js';
import { rowsOfExposure, rowsOfGap, rowsOfPaymentGap, rowsOfPoint } from './drill-down.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors, headers: headersSchema } as const;
const { asOfBlock, atLeastBlock, limit } = listQuery;
const anyTime = { asOfBlock, atLeastBlock, currency: currencyCode.optional() };
const defaultLimit = 20;

const rowsSchema = z.string().meta({ description: 'Where the rows are of which this is the sum' });
const basisPointsSchema = z
    .int()
    .meta({ description: 'In ten-thousandths of what all banks have at stake in the currency' });

const memberFields = {
    bank: 'BANK',
    enterprise: 'ENTERPRISE',
    country: 'COUNTRY',
    hsChapter: 'HS_CHAPTER',
} as const satisfies Readonly<Record<string, Dimension>>;
type Members = Readonly<Partial<Record<keyof typeof memberFields, string | undefined>>>;

const seriesQuerySchema = (banks: readonly string[]) =>
    z
        .strictObject({
            ...anyTime,
            measure: z.enum(flows),
            per: z.enum(['DAY', 'MONTH']),
            since: dateSchema.optional().meta({ description: 'Of this day in China or later' }),
            before: dateSchema.optional().meta({ description: 'Of a day before this one' }),
            bank: bankSchema(banks)
                .optional()
                .meta({ description: 'At most one of bank, enterprise, country and hsChapter' }),
            enterprise: usccSchema.optional(),
            country: countryCodeSchema.optional(),
            hsChapter: hsChapterSchema.optional(),
        })
        // Sums are kept by one dimension each: a question of two would have to add up rows.
        .refine((query) => membersOf(query).length <= 1, 'must be of one bank, enterprise, country or chapter');

const exposuresRoute = read({
    ...ofRegulator,
    path: '/v1/supervision/exposures',
    summary:
        'What banks have reserved and lent on exports and to pay for imports, by bank, enterprise, country, chapter or currency, largest first',
    query: z.strictObject({ ...anyTime, limit, by: z.enum(dimensions) }),
    answer: z.object({
        data: z.array(
            z.object({
                member: z.string().meta({ description: 'The bank, the enterprise … ; the currency by CURRENCY' }),
                financings: z
                    .int()
                    .meta({ description: 'Each once for each declaration on which it rests, with loans for imports' }),
                reserved: moneySchema,
                outstanding: moneySchema,
                exposed: moneySchema.meta({ description: 'Both together' }),
                concentration: basisPointsSchema,
                rows: rowsSchema.meta({ description: 'Where the loans on exports are of which this is the sum' }),
                importRows: rowsSchema.meta({ description: 'Where those are that pay for imports' }),
            }),
        ),
    }),
    read: async ({ query, ...call }) => {
        const { by, currency, limit: most = defaultLimit } = query;
        await mayAsk({ ...call, query });
        const sums = await call.readModel.sums.exposures({ by, currency, limit: most, asOfBlock: query.asOfBlock });
        return answered(sums, ({ ofAll, ...exposure }) => ({
            ...exposure,
            member: by === 'CURRENCY' ? exposure.exposed.currency : exposure.member,
            concentration: Number((exposure.exposed.minorUnits * 10_000n) / (ofAll.minorUnits || 1n)),
            ...rowsOfExposure(by, exposure, query.asOfBlock),
        }));
    },
});

const seriesRoute = (banks: readonly string[]): Route =>
    read({
        ...ofRegulator,
        path: '/v1/supervision/series',
        summary:
            'What was exported, received, asked for or lent on exports, imported or paid for it, day by day or month by month',
        query: seriesQuerySchema(banks),
        answer: z.object({
            data: z.array(
                z.object({
                    period: z.string().meta({ description: 'The day, or the month as 2026-03' }),
                    number: z.int(),
                    amount: moneySchema,
                    isTakenBack: z.literal(true).optional().meta({ description: 'More was taken back than came' }),
                    rows: rowsSchema,
                }),
            ),
        }),
        read: async ({ query, ...call }) => {
            const [of] = membersOf(query);
            await mayAsk({ ...call, query });
            const question = { ...query, of };
            const sums = await call.readModel.sums.series(question);
            return answered(sums, (point) => ({
                ...point,
                ...(point.amount.minorUnits < 0n && { amount: absolute(point.amount), isTakenBack: true }),
                rows: rowsOfPoint(question, point),
            }));
        },
    });

const gapsRoute = read({
    ...ofRegulator,
    path: '/v1/supervision/receipt-gaps',
    summary: 'What enterprises have exported against the proceeds that were received for it',
    query: z.strictObject({
        ...anyTime,
        limit,
        enterprise: usccSchema.optional(),
        first: z
            .enum(['EXPORTED', 'RECEIVED'])
            .optional()
            .meta({ description: 'Whose more was exported than received (when not given), or the other way' }),
    }),
    answer: z.object({
        data: z.array(
            z.object({
                enterprise: usccSchema,
                declarations: z.int(),
                exported: moneySchema,
                received: moneySchema,
                gap: moneySchema.meta({ description: 'By how much one is more than the other' }),
                more: z.enum(['EXPORTED', 'RECEIVED', 'NEITHER']),
                declarationRows: rowsSchema,
                receiptRows: rowsSchema,
            }),
        ),
    }),
    read: async ({ query, ...call }) => {
        const { first = 'EXPORTED', limit: most = defaultLimit } = query;
        await mayAsk({ ...call, query });
        const sums = await call.readModel.sums.gaps({ ...query, first, limit: most });
        return answered(sums, (gap) => ({ ...gap, ...weighed(gap), ...rowsOfGap(gap, query.asOfBlock) }));
    },
});

const paymentGapsRoute = read({
    ...ofRegulator,
    path: '/v1/supervision/payment-gaps',
    summary: 'What enterprises have imported against what banks have paid the sellers for it',
    query: z.strictObject({
        ...anyTime,
        limit,
        enterprise: usccSchema.optional(),
        first: z
            .enum(['IMPORTED', 'PAID'])
            .optional()
            .meta({ description: 'Whose more was imported than paid for (when not given), or the other way' }),
    }),
    answer: z.object({
        data: z.array(
            z.object({
                enterprise: usccSchema,
                declarations: z.int(),
                imported: moneySchema,
                paid: moneySchema,
                gap: moneySchema.meta({ description: 'By how much one is more than the other' }),
                more: z.enum(['IMPORTED', 'PAID', 'NEITHER']),
                declarationRows: rowsSchema,
                paymentRows: rowsSchema,
            }),
        ),
    }),
    read: async ({ query, ...call }) => {
        const { first = 'IMPORTED', limit: most = defaultLimit } = query;
        await mayAsk({ ...call, query });
        const sums = await call.readModel.sums.paymentGaps({ ...query, first, limit: most });
        return answered(sums, (gap) => ({ ...gap, ...paidFor(gap), ...rowsOfPaymentGap(gap, query.asOfBlock) }));
    },
});

/** What regulators see added up: each currency by itself. */
export const sumsRoutes = (banks: readonly string[]): readonly Route[] => [
    exposuresRoute,
    seriesRoute(banks),
    gapsRoute,
    paymentGapsRoute,
];

type SumsCall = Pick<
    Call<unknown, { readonly asOfBlock?: number | undefined; readonly atLeastBlock?: number | undefined }>,
    'readModel' | 'kind' | 'role' | 'query'
>;

async function mayAsk({ readModel, kind, role, query }: SumsCall): Promise<void> {
    mustBeOneOf((supervisors as Partial<Record<string, readonly string[]>>)[kind] ?? [], role);
    await mustHaveRead(readModel, [query.atLeastBlock, query.asOfBlock]);
}

function answered<Row>({ rows, height }: Sums<Row>, show: (row: Row) => object): AnswerWithHeaders {
    return new AnswerWithHeaders({ data: rows.map(show) }, { 'X-Ledger-Height': String(height) });
}

function membersOf(query: Members): readonly NonNullable<SeriesQuestion['of']>[] {
    return Object.entries(memberFields).flatMap(([field, dimension]) => {
        const member = query[field as keyof Members];
        return member === undefined ? [] : [{ dimension, member }];
    });
}

interface Weighed<Side> {
    readonly gap: Money;
    readonly more: Side | 'NEITHER';
}

function weighed({ exported, received }: Gap): Weighed<'EXPORTED' | 'RECEIVED'> {
    return moreOf(subtract(exported, received), ['EXPORTED', 'RECEIVED']);
}

function paidFor({ imported, paid }: PaymentGap): Weighed<'IMPORTED' | 'PAID'> {
    return moreOf(subtract(imported, paid), ['IMPORTED', 'PAID']);
}

function moreOf<Side>(above: Money, [one, other]: readonly [Side, Side]): Weighed<Side> {
    const more = above.minorUnits > 0n ? one : other;

    return { gap: absolute(above), more: above.minorUnits === 0n ? 'NEITHER' : more };
}

/** No amount is written below zero. */
function absolute({ currency, minorUnits }: Money): Money {
    return { currency, minorUnits: minorUnits < 0n ? -minorUnits : minorUnits };
}
