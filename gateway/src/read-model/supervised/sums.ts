import type { Money } from '@cohong/domain/kernel/money';
import type { Database, Query } from '../../database/database.js';
import { heightOf } from '../records.js';

/** What is added up; each in its currency, and never over two. */
export const flows = ['EXPORTED', 'RECEIVED', 'REQUESTED', 'LENT', 'IMPORTED', 'PAID'] as const;
export type Flow = (typeof flows)[number];

/** By what sums are told apart. */
export const dimensions = ['BANK', 'ENTERPRISE', 'COUNTRY', 'HS_CHAPTER', 'CURRENCY'] as const;
export type Dimension = (typeof dimensions)[number];

interface OfTime {
    /** As sums were after this block; as they are when not given. */
    readonly asOfBlock?: number | undefined;
    readonly currency?: string | undefined;
}

export interface ExposureQuestion extends OfTime {
    readonly by: Dimension;
    /** How many of each currency, the largest first. */
    readonly limit: number;
}

/** What banks have at stake on a member of the dimension, in one currency. */
export interface Exposure {
    readonly member: string;
    readonly financings: number;
    readonly reserved: Money;
    readonly outstanding: Money;
    readonly exposed: Money;
    /** What all together have in that currency. */
    readonly ofAll: Money;
}

export interface SeriesQuestion extends OfTime {
    readonly measure: Flow;
    readonly per: 'DAY' | 'MONTH';
    /** Of one bank, country … or of all. */
    readonly of?: { readonly dimension: Exclude<Dimension, 'CURRENCY'>; readonly member: string } | undefined;
    readonly since?: string | undefined;
    readonly before?: string | undefined;
}

export interface Point {
    /** A day, or a month as "2026-03". */
    readonly period: string;
    readonly number: number;
    readonly amount: Money;
}

interface GapFilters extends OfTime {
    readonly enterprise?: string | undefined;
    readonly limit: number;
}

export interface GapQuestion extends GapFilters {
    readonly first: 'EXPORTED' | 'RECEIVED';
}

/** What an enterprise has exported against what was received for it, in one currency. */
export interface Gap {
    readonly enterprise: string;
    readonly declarations: number;
    readonly exported: Money;
    readonly received: Money;
}

export interface PaymentGapQuestion extends GapFilters {
    readonly first: 'IMPORTED' | 'PAID';
}

/** What an enterprise has imported against what was paid for it, in one currency. */
export interface PaymentGap {
    readonly enterprise: string;
    readonly declarations: number;
    readonly imported: Money;
    readonly paid: Money;
}

/** The sums that are set against each other, and the one of what is between them. */
interface GapMeasures {
    readonly gap: string;
    readonly declared: Flow;
    readonly settled: Flow;
}

const exportGap: GapMeasures = { gap: 'GAP', declared: 'EXPORTED', settled: 'RECEIVED' };
const importGap: GapMeasures = { gap: 'PAYMENT_GAP', declared: 'IMPORTED', settled: 'PAID' };

interface Weighed {
    readonly enterprise: string;
    readonly declarations: number;
    readonly declared: Money;
    readonly settled: Money;
}

/** Sums of one moment, and how many blocks had been read for them. */
export interface Sums<Row> {
    readonly rows: readonly Row[];
    readonly height: number;
}

interface StoredSum {
    readonly member: string;
    readonly currency: string;
    readonly number: string;
    readonly [sum: string]: string;
}

/** What is added up over all banks: what holds now is kept ready, what held in the past is added up anew. */
export class SupervisedSums {
    readonly #database: Database;

    constructor(database: Database) {
        this.#database = database;
    }

    /** The largest exposures of each currency. */
    exposures({ by, currency, limit, asOfBlock }: ExposureQuestion): Promise<Sums<Exposure>> {
        const { sums, past } = sumsAt(asOfBlock);
        const dimension = by === 'CURRENCY' ? 'ALL' : by;
        const ofMember = (measure: string): string => `
            LEFT JOIN ${sums} AS ${measure} ON ${measure}.measure = upper('${measure}') AND ${measure}.dimension = $1
                AND ${measure}.member = top.member AND ${measure}.day = '' AND ${measure}.currency = top.currency`;

        return this.#atOneMoment(async (query) => {
            const rows = await query<StoredSum>(
                `${past} SELECT top.member, top.currency, top.number, top.amount AS exposed, whole.amount AS of_all,
                    coalesce(reserved.amount, 0) AS reserved, coalesce(outstanding.amount, 0) AS outstanding
                FROM ${sums} AS whole
                CROSS JOIN LATERAL (
                    SELECT member, currency, number, amount FROM ${sums} AS each
                    WHERE each.measure = 'EXPOSED' AND each.dimension = $1 AND each.day = ''
                        AND each.currency = whole.currency AND each.number > 0
                    ORDER BY amount DESC, member DESC LIMIT $2
                ) AS top ${ofMember('reserved')} ${ofMember('outstanding')}
                WHERE whole.measure = 'EXPOSED' AND whole.dimension = 'ALL' AND whole.day = '' AND whole.number > 0
                    AND ($3::text IS NULL OR whole.currency = $3)
                ORDER BY top.currency, exposed DESC, top.member DESC`,
                [dimension, limit, currency ?? null],
            );
            return rows.map((row) => ({
                member: row.member,
                financings: Number(row.number),
                reserved: money(row, 'reserved'),
                outstanding: money(row, 'outstanding'),
                exposed: money(row, 'exposed'),
                ofAll: money(row, 'of_all'),
            }));
        });
    }

    /** One flow by days or months, the earliest first. */
    series({ measure, per, of, since, before, currency, asOfBlock }: SeriesQuestion): Promise<Sums<Point>> {
        const { sums, past } = sumsAt(asOfBlock);
        const { dimension, member } = of ?? { dimension: 'ALL', member: '' };

        return this.#atOneMoment(async (query) => {
            const rows = await query<StoredSum>(
                `${past} SELECT left(day, $4) AS member, currency, sum(number) AS number, sum(amount) AS amount
                FROM ${sums} AS sums
                WHERE measure = $1 AND dimension = $2 AND member = $3 AND day >= $5 AND day < $6
                    AND ($7::text IS NULL OR currency = $7)
                GROUP BY 1, 2 HAVING sum(number) <> 0 OR sum(amount) <> 0 ORDER BY 1, 2`,
                [measure, dimension, member, per === 'DAY' ? 10 : 7, since ?? '0', before ?? 'z', currency ?? null],
            );
            return rows.map((row) => ({
                period: row.member,
                number: Number(row.number),
                amount: money(row, 'amount'),
            }));
        });
    }

    /** The enterprises for which least, or most, has been received against what they exported. */
    async gaps({ first, ...question }: GapQuestion): Promise<Sums<Gap>> {
        const sums = await this.#gaps({ ...question, isMostDeclaredFirst: first === 'EXPORTED' }, exportGap);

        return {
            ...sums,
            rows: sums.rows.map(({ declared: exported, settled: received, ...gap }) => ({
                ...gap,
                exported,
                received,
            })),
        };
    }

    /** The enterprises for which least, or most, has been paid against what they imported. */
    async paymentGaps({ first, ...question }: PaymentGapQuestion): Promise<Sums<PaymentGap>> {
        const sums = await this.#gaps({ ...question, isMostDeclaredFirst: first === 'IMPORTED' }, importGap);

        return {
            ...sums,
            rows: sums.rows.map(({ declared: imported, settled: paid, ...gap }) => ({ ...gap, imported, paid })),
        };
    }

    /** What enterprises have declared against what was settled of it. */
    #gaps(
        {
            enterprise,
            currency,
            limit,
            isMostDeclaredFirst,
            asOfBlock,
        }: GapFilters & { readonly isMostDeclaredFirst: boolean },
        { gap, declared, settled }: GapMeasures,
    ): Promise<Sums<Weighed>> {
        const { sums, past } = sumsAt(asOfBlock);
        const order = isMostDeclaredFirst ? 'DESC' : 'ASC';
        const ofEnterprise = (side: string, measure: string): string => `
            LEFT JOIN ${sums} AS ${side} ON ${side}.measure = '${measure}'
                AND ${side}.dimension = 'ENTERPRISE' AND ${side}.member = top.member AND ${side}.day = ''
                AND ${side}.currency = top.currency`;

        return this.#atOneMoment(async (query) => {
            const rows = await query<StoredSum>(
                `${past} SELECT top.member, top.currency, top.number,
                    coalesce(declared.amount, 0) AS declared, coalesce(settled.amount, 0) AS settled
                FROM (SELECT DISTINCT currency FROM ${sums} AS whole WHERE measure = '${gap}' AND dimension = 'ALL' AND day = ''
                    AND ($1::text IS NULL OR currency = $1)) AS whole
                CROSS JOIN LATERAL (
                    SELECT member, currency, number, amount FROM ${sums} AS each
                    WHERE each.measure = '${gap}' AND each.dimension = 'ENTERPRISE' AND each.day = ''
                        AND each.currency = whole.currency AND ($2::text IS NULL OR each.member = $2)
                        AND (each.number > 0 OR each.amount <> 0)
                    ORDER BY amount ${order}, member ${order} LIMIT $3
                ) AS top ${ofEnterprise('declared', declared)} ${ofEnterprise('settled', settled)}
                ORDER BY top.currency, top.amount ${order}, top.member ${order}`,
                [currency ?? null, enterprise ?? null, limit],
            );
            return rows.map((row) => ({
                enterprise: row.member,
                declarations: Number(row.number),
                declared: money(row, 'declared'),
                settled: money(row, 'settled'),
            }));
        });
    }

    #atOneMoment<Row>(read: (query: Query) => Promise<readonly Row[]>): Promise<Sums<Row>> {
        return this.#database.transaction(async (query) => {
            await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
            const height = await heightOf(query);

            return { height, rows: await read(query) };
        });
    }
}

/** SQL: the sums as they are, or as they were after a block. */
function sumsAt(asOfBlock: number | undefined): { readonly sums: string; readonly past: string } {
    if (asOfBlock === undefined) {
        return { sums: 'read_model.tally', past: '' };
    }
    const past = `WITH past AS MATERIALIZED (
        SELECT measure, dimension, member, days.day, currency, sum(number) AS number, sum(amount) AS amount
        FROM (SELECT * FROM read_model.counted UNION ALL SELECT * FROM read_model.counted_imports) AS counted
        CROSS JOIN LATERAL (SELECT '' AS day UNION ALL SELECT counted.day WHERE counted.day IS NOT NULL) AS days
        WHERE block_number <= ${asOfBlock} AND (replaced_in IS NULL OR replaced_in > ${asOfBlock})
        GROUP BY measure, dimension, member, days.day, currency
    )`;

    return { sums: 'past', past };
}

function money({ currency, ...sums }: StoredSum, sum: string): Money {
    return { currency, minorUnits: BigInt(sums[sum] ?? '0') };
}
