import { dateSchema, epochMilliseconds, instantOf, instantSchema } from '@cohong/domain/kernel/time';
import { mustHaveRole } from '@cohong/domain/party/actors';
import { z } from 'zod';
import { HttpFault } from '../http/http-fault.js';
import { pageLimitSchema } from '../http/page-limit.js';
import { AnswerWithHeaders, read, type Call, type ReadRoute, type Route } from '../http/route.js';
import type { ReadModel } from './read-model.js';
import type { RecordPlace, RecordRow } from './records.js';
import type { SortField } from './schema.js';

/** How long a list waits for the read model, which is behind its peer by milliseconds. */
const patienceSeconds = 5;
export const defaultLimit = 50;

const blockNumber = z
    .string()
    .regex(/^(?:0|[1-9]\d{0,14})$/, 'must be the number of a block')
    .transform(Number);

/** What every list of the read model takes in its query, besides its filters. */
export const listQuery = {
    cursor: z
        .string()
        .regex(/^[\w-]{1,400}$/)
        .optional()
        .meta({ description: 'nextCursor of the page before' }),
    limit: pageLimitSchema.optional().meta({ description: 'How many at most, 1 to 100; 50 when not given' }),
    order: z.enum(['newest-first', 'oldest-first']).optional().meta({ description: 'newest-first when not given' }),
    atLeastBlock: blockNumber
        .optional()
        .meta({ description: 'Answer only with this block read, such as that of your own act at another gateway' }),
    asOfBlock: blockNumber.optional().meta({ description: 'The records as they were after this block' }),
};

/** What a list of things that have a day takes besides. */
const periodQuery = {
    since: instantSchema.optional().meta({ description: 'Only what came at this instant or later' }),
    before: instantSchema.optional().meta({ description: 'Only what came before this instant' }),
};

/** The same of things that have a day and no hour. */
const daysQuery = {
    since: dateSchema.optional().meta({ description: 'Only what is of this day or later' }),
    before: dateSchema.optional().meta({ description: 'Only what is of a day before this one' }),
};

export const rowLedgerSchema = z
    .object({ transactionId: z.string(), blockNumber: z.int(), recordedAt: z.string() })
    .meta({ description: 'The transaction that last wrote the record, its block and its time' });

export const headersSchema = z.object({
    'X-Ledger-Height': z.string().meta({ description: 'How many blocks had been read for this answer' }),
});

/** A list of records of one kind, answered from the read model. */
export interface ListDescription<Schema extends z.ZodObject>
    extends
        Pick<ReadRoute, 'path' | 'summary' | 'tag' | 'roles' | 'showsBooks'>,
        Omit<RecordPlace<Schema>, 'collections'> {
    /** Fields of which all records of the list have these values. */
    readonly only?: Readonly<Record<string, string>>;
    /** Fields of the record that a caller may ask for by their value. */
    readonly filters?: z.ZodRawShape;
    /** What else a caller says, of which only the place of the records depends, as in whose books to look. */
    readonly whose?: z.ZodRawShape;
    /** Where such a field stands, where it is not the record's own, as `answer.outcome`. */
    readonly fieldOf?: Readonly<Record<string, string>>;
    /** SQL of what a caller asks for and no record keeps, as where it stands. */
    readonly derived?: Readonly<Record<string, string>>;
    /** SQL of the collection in which a record counts, where its twins lie in several that are looked through. */
    readonly countedIn?: string;
    /** Where the records lie that the caller asks for and may see. */
    readonly collectionsFor: (query: Readonly<Record<string, unknown>>, role: string | undefined) => readonly string[];
    /** How a record is shown, where that is not as it is kept. */
    readonly show?: {
        readonly schema: z.ZodObject;
        readonly of: (record: z.output<Schema>, collection: string) => object;
    };
    /**
     * How all records of a page are shown, where that takes asking the ledger: where they stand by the clock, say. As they
     * were after a block they are shown as they were kept.
     */
    readonly showAll?: {
        readonly schema: z.ZodObject;
        readonly of: (
            records: readonly z.output<Schema>[],
            call: Pick<ListCall, 'ledger' | 'query'>,
        ) => Promise<readonly object[]>;
    };
    /** The instant in the record by which the list is in order. */
    readonly orderBy: SortField;
    /** Whether a caller may ask for a period of it. */
    readonly hasPeriod?: boolean | 'OF_DAYS';
}

/** Declares a list: its query, its answer and its headers are the same for every kind of record. */
export function list<Schema extends z.ZodObject>(description: ListDescription<Schema>): Route {
    const {
        path,
        summary,
        tag,
        roles,
        showsBooks,
        schema,
        show,
        showAll,
        filters = {},
        whose = {},
        hasPeriod = false,
    } = description;

    return read({
        path,
        summary,
        tag,
        roles,
        ...(showsBooks !== undefined && { showsBooks }),
        query: z.strictObject({ ...listQuery, ...periodIn(hasPeriod), ...whose, ...filters }),
        answer: z.object({
            data: z.array((showAll?.schema ?? show?.schema ?? schema).extend({ ledger: rowLedgerSchema })),
            total: z.int(),
            nextCursor: z.string().optional(),
        }),
        headers: headersSchema,
        read: (call) => answer(description, call),
    });
}

type ListCall = Call<unknown, z.output<z.ZodObject<typeof listQuery>> & Readonly<Record<string, unknown>>>;

async function answer<Schema extends z.ZodObject>(
    { roles, collectionsFor, show, showAll, only = {}, filters = {}, fieldOf = {}, ...place }: ListDescription<Schema>,
    { readModel, ledger, kind, role, query }: ListCall,
): Promise<AnswerWithHeaders> {
    mustBeOneOf(roles[kind] ?? [], role);
    await mustHaveRead(readModel, [query.atLeastBlock, query.asOfBlock]);
    const where = Object.fromEntries(
        Object.keys(filters).map((filter) => [fieldOf[filter] ?? filter, query[filter] as string | undefined]),
    );
    const { rows, total, nextCursor, height } = await readModel.records.list({
        ...place,
        where: { ...where, ...only },
        collections: collectionsFor(query, role),
        direction: query.order === 'oldest-first' ? 'ascending' : 'descending',
        cursor: query.cursor,
        limit: query.limit ?? defaultLimit,
        since: inUtc(query['since']),
        before: inUtc(query['before']),
        asOfBlock: query.asOfBlock,
    });

    const told = await toldOf(rows, showAll, { ledger, query });

    return new AnswerWithHeaders(
        {
            data: rows.map((row, index) => shown(row, () => told?.[index] ?? shownAlone(row, show?.of))),
            total,
            ...(nextCursor !== undefined && { nextCursor }),
        },
        { 'X-Ledger-Height': String(height) },
    );
}

async function toldOf<Schema extends z.ZodObject>(
    rows: readonly RecordRow<z.output<Schema>>[],
    showAll: ListDescription<Schema>['showAll'],
    call: Pick<ListCall, 'ledger' | 'query'>,
): Promise<readonly object[] | undefined> {
    if (call.query.asOfBlock !== undefined || rows.length === 0) {
        return undefined;
    }

    return await showAll?.of(
        rows.map(({ value }) => value),
        call,
    );
}

function periodIn(hasPeriod: boolean | 'OF_DAYS'): z.ZodRawShape {
    return hasPeriod === 'OF_DAYS' ? daysQuery : hasPeriod ? periodQuery : {};
}

/** As instants stand in records, so that they compare as texts; a day stands there as it is. */
export function inUtc(moment: unknown): string | undefined {
    if (typeof moment !== 'string') {
        return undefined;
    }

    return moment.includes('T') ? instantOf(epochMilliseconds(moment)) : moment;
}

/** What the read model holds no chaincode guards: the gateway says who may ask. */
export function mustBeOneOf(allowed: readonly string[] | 'everybody', role: string | undefined): void {
    if (allowed !== 'everybody') {
        mustHaveRole({ ...(role !== undefined && { role }) }, allowed);
    }
}

/** All that the own peer has just now, and the blocks that were asked for. */
export async function mustHaveRead(readModel: ReadModel, blocks: readonly (number | undefined)[]): Promise<void> {
    await readModel.catchesUp(patienceSeconds);
    const asked = blocks.filter((block) => block !== undefined);
    if (!(await readModel.reaches(Math.max(0, ...asked), patienceSeconds))) {
        throw new HttpFault('BLOCK_MUST_BE_READ', { 'Retry-After': '1' });
    }
}

export function shown<Value>(
    { transactionId, blockNumber: block, recordedAt }: RecordRow<Value>,
    record: () => object,
): object {
    return {
        ...record(),
        ledger: { transactionId, blockNumber: block, recordedAt: recordedAt.toISOString() },
    };
}

function shownAlone<Value>(
    { value, collection }: RecordRow<Value>,
    show: (record: Value, collection: string) => object = (record) => record as object,
): object {
    return show(value, collection);
}
