import { daysBetween, dateSchema } from '@cohong/domain/kernel/time';
import { mspIdSchema } from '@cohong/domain/party/member';
import { z } from 'zod';
import { AnswerWithHeaders, read, type Call, type ReadRoute, type Route } from '../http/route.js';
import { supervisors } from '../party/roles.js';
import {
    defaultLimit,
    headersSchema,
    listQuery,
    mustBeOneOf,
    mustHaveRead,
    rowLedgerSchema,
} from '../read-model/list-route.js';
import { cursorOf, placeInCursor } from '../read-model/records.js';
import type { Standing } from '../read-model/supervised/odd-rows.js';

const mostDays = 366;

/** How many rows of a hit are shown: a ship may carry goods of thousands of declarations. */
export const mostRows = 100;

const periodFields = {
    since: dateSchema.meta({ description: 'Declared on this day in China or later' }),
    before: dateSchema.meta({ description: 'Declared on a day before this one, at most 366 days later' }),
};

/** What each row of a hit has besides what it says. */
export const standingFields = {
    banks: z.array(mspIdSchema).meta({ description: 'Who has lent on the declaration' }),
    ledger: rowLedgerSchema,
};

/** What is odd, and its place in a list: the day comes first. */
export interface Hit {
    readonly place: string;
    readonly shown: object;
}

type ListedPeriod = z.output<z.ZodObject<typeof listQuery & typeof periodFields>>;
type HitsCall<Filters extends z.ZodRawShape> = Call<unknown, ListedPeriod & z.output<z.ZodObject<Filters>>>;

interface HitsDescription<Filters extends z.ZodRawShape> extends Pick<ReadRoute, 'path' | 'summary'> {
    /** Besides the period: what narrows it, and what is taken for far off. */
    readonly filters: Filters;
    readonly hit: z.ZodObject;
    /** The fields that a table has of each. */
    readonly columns: readonly string[];
    readonly find: (call: HitsCall<Filters>) => Promise<{ readonly hits: readonly Hit[]; readonly height: number }>;
}

/**
 * Declares a feature: what is odd in a period, a page of it, or by `Accept` all of it. It is worked out anew for each
 * question, so that each is answered by its own thresholds; there are far fewer hits than rows.
 */
export function hits<Filters extends z.ZodRawShape>(description: HitsDescription<Filters>): Route {
    const { path, summary, filters, hit, columns, find } = description;
    const ready = async (call: HitsCall<Filters>): Promise<Found> => {
        const { readModel, kind, role, query } = call;
        mustBeOneOf((supervisors as Partial<Record<string, readonly string[]>>)[kind] ?? [], role);
        await mustHaveRead(readModel, [query.atLeastBlock, query.asOfBlock]);
        const found = await find(call);
        const sign = query.order === 'oldest-first' ? 1 : -1;
        return { ...found, hits: [...found.hits].sort((one, other) => (one.place < other.place ? -sign : sign)), sign };
    };

    const query: z.ZodObject = z.strictObject({ ...listQuery, ...periodFields, ...filters }).refine(isPeriod, {
        message: 'must be a period of 1 to 366 days',
    });

    return read({
        path,
        summary,
        tag: 'Supervision',
        roles: supervisors,
        query,
        answer: z.object({ data: z.array(hit), total: z.int(), nextCursor: z.string().optional() }),
        headers: headersSchema,
        all: {
            row: hit,
            columns,
            give: async (call, taker) => {
                const found = await ready(call as unknown as HitsCall<Filters>);
                await taker.begin({ total: found.hits.length, height: found.height });
                await taker.take(found.hits.map(({ shown }) => shown));
            },
        },
        read: async (call) => {
            const found = await ready(call as unknown as HitsCall<Filters>);
            return new AnswerWithHeaders(pageOf(found, call.query), {
                'X-Ledger-Height': String(found.height),
            });
        },
    });
}

interface Found {
    readonly hits: readonly Hit[];
    readonly height: number;
    /** Whether places rise, or fall. */
    readonly sign: 1 | -1;
}

function pageOf(
    { hits: all, sign }: Found,
    { cursor, limit = defaultLimit }: Pick<ListedPeriod, 'cursor' | 'limit'>,
): object {
    const after = cursor === undefined ? undefined : placeInCursor(cursor);
    const left = all.filter(({ place }) => after === undefined || (sign > 0 ? place > after : place < after));
    const page = left.slice(0, limit);
    const last = page.at(-1);

    return {
        data: page.map(({ shown }) => shown),
        total: all.length,
        ...(last !== undefined && left.length > page.length && { nextCursor: cursorOf(last.place) }),
    };
}

function isPeriod(query: object): boolean {
    const { since, before } = query as Pick<ListedPeriod, 'since' | 'before'>;
    // What is no day is told by its own field.
    if (![since, before].every((day) => dateSchema.safeParse(day).success)) {
        return true;
    }
    const days = daysBetween(since, before);

    return days >= 1 && days <= mostDays;
}

/** A threshold that a regulator may set otherwise. */
export function threshold(description: string, usual: number): z.ZodType<number | undefined> {
    return z
        .string()
        .regex(/^[1-9]\d{0,5}$/, 'must be a whole number above zero')
        .transform(Number)
        .optional()
        .meta({ description: `${description}; ${usual} when not given` });
}

/** A row, with where in the ledger it stands and who has lent on it. */
export function standingRow(row: object, { banks, transactionId, blockNumber, recordedAt }: Standing): object {
    return { ...row, banks, ledger: { transactionId, blockNumber, recordedAt: recordedAt.toISOString() } };
}
