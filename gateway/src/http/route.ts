import type { MemberKind } from '@cohong/domain/party/member';
import type { z } from 'zod';
import type { Query } from '../database/database.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import type { RolesByKind } from '../party/roles.js';
import type { Language } from '../problems/explanation.js';
import type { Line } from './lines.js';
import type { ReadModel } from '../read-model/read-model.js';

/** An example for the document of the API, shown with the request or the answer. */
export interface Examples {
    readonly request?: unknown;
    readonly answer?: unknown;
}

/** What is said of a route besides what it does: both Express and the OpenAPI document are made of it. */
interface RouteDescription {
    /** As OpenAPI writes it: `/v1/financings/{financingId}`. */
    readonly path: `/${string}`;
    readonly summary: string;
    readonly tag: string;
    /**
     * Which kinds of organisation have it, and whose roles at each let them use it. The gateways of other kinds do not
     * know the path. The role is demanded by the contract, of the caller's certificate: here it is for the document,
     * and for the test that holds the two together.
     */
    readonly roles: RolesByKind;
    /**
     * Whether its answer shows a regulator what banks have in their books: each such look is told to them. Where nothing
     * is said, what lies under `/v1/supervision/` does. A bank is named as `bank` in the path or the query.
     */
    readonly showsBooks?: boolean;
    readonly examples?: Examples;
}

/** What every handler gets: who calls, and the checked request. */
export interface Call<Params, Query> {
    readonly user: string;
    readonly ledger: Ledger;
    readonly readModel: ReadModel;
    /** What the organisation is. */
    readonly kind: MemberKind;
    /** What the caller's certificate says of its user; undefined when it says nothing. */
    readonly role: string | undefined;
    readonly params: Params;
    readonly query: Query;
}

/** What a handler of a GET gets besides. */
export interface ReadCall<Params, Query> extends Call<Params, Query> {
    /** The one of ours that the caller likes best. */
    readonly language: Language;
}

/** What a handler of a POST gets besides. */
export interface ActCall<Params, Body> extends Call<Params, unknown> {
    readonly body: Body;
    /** To be handed to the ledger with the act, so that it takes effect once. */
    readonly request: RequestMark;
    /** How long the caller would wait for a decision. */
    readonly waitSeconds: number | undefined;
}

/** What a handler of a POST answers. */
export interface ActReply {
    /** The record as it is after the act. */
    readonly resource: object;
    readonly committed: Committed;
}

/** What a handler of a POST gets besides that changes nothing on the ledger. */
export interface ChangeCall<Params, Body> extends Call<Params, unknown> {
    readonly body: Body;
    /** Asks and changes the database within the transaction that keeps the answer. */
    readonly database: Query;
}

/** What a handler gets besides of something that is handed in. */
export interface DeliveryCall<Params, Body> extends Call<Params, unknown> {
    readonly body: Body;
    /** How long the caller would wait for what follows from it. */
    readonly waitSeconds: number | undefined;
}

/** What the handler of a stream gets besides. */
export interface StreamCall<Query, Headers> extends Call<unknown, Query> {
    readonly headers: Headers;
    /** Aborted when nobody listens any more: whatever is awaited then is to be given up. */
    readonly signal: AbortSignal;
}

/** One server-sent event. */
export interface StreamMessage {
    /** A reader that comes back says which it had last. */
    readonly id: string;
    readonly event: string;
    /** In wire form. */
    readonly data: unknown;
}

/** What the handler of a file answers: its bytes, and what is said of them in headers. */
export interface FileAnswer {
    /** As it is to be called where it is kept. */
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly headers: Readonly<Record<string, string>>;
}

/** An answer with headers of its own. */
export class AnswerWithHeaders {
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string>>;

    constructor(body: unknown, headers: Readonly<Record<string, string>>) {
        this.body = body;
        this.headers = headers;
    }
}

/** What a handler gets of a question that is asked in a body. */
export interface QuestionCall<Params, Body> extends Call<Params, unknown> {
    readonly body: Body;
}

/** What became of some lines that were handed to the ledger together. */
export interface LinesDone {
    /** What the act on them answered. */
    readonly answer: unknown;
    /** It had taken effect before: this is the answer of the first time. */
    readonly isReplayed: boolean;
}

/** What the handler of lines gets. */
export interface LinesCall<Query> extends Call<unknown, Query> {
    readonly language: Language;
    /** As they come. */
    readonly lines: AsyncIterable<readonly Line[]>;
    /** The same for all tries of one user with one key, and nobody else's. */
    readonly importId: string;
    /** Has the ledger take some of them together, once, however often they are sent with this key. */
    readonly carryOut: (batch: object) => Promise<LinesDone>;
    /** Logs what keeps it from going on, and gives the code that tells it. */
    readonly codeOf: (failure: unknown) => string;
}

/** What is known before the first row: how many follow, and how many blocks had been read for them. */
export interface RowFacts {
    readonly total: number;
    readonly height: number;
}

/** Who is handed all rows, some at a time: the next are fetched when these have been taken. */
export interface RowTaker {
    begin(facts: RowFacts): Promise<void>;
    take(rows: readonly object[]): Promise<void>;
}

/** All rows of which an answer shows a page. */
export interface AllRows<Params, Query> {
    /** What each is. */
    readonly row: z.ZodObject;
    /** The fields that a table has of each, by their paths: `amount.currency`. */
    readonly columns: readonly string[];
    /** Hands over all of them. What the taker throws ends it. */
    readonly give: (call: ReadCall<Params, Query>, taker: RowTaker) => Promise<void>;
}

type Fields = z.ZodObject;
/** Of the body of a request: an object, or one of several kinds. */
export type BodyFields = Fields | z.ZodDiscriminatedUnion;
/** Of a line: which of several kinds it is may be seen by a field that only one has. */
export type LineFields = BodyFields | z.ZodUnion;

export interface ReadRoute<Params extends Fields = Fields, Query extends Fields = Fields> extends RouteDescription {
    readonly method: 'get';
    readonly params?: Params;
    readonly query?: Query;
    /** The record that it answers with, in wire form. */
    readonly answer: z.ZodType;
    /** The headers that it answers with, besides those of every answer. */
    readonly headers?: z.ZodObject;
    /** Whether there are sentences in the answer, in the language that the caller asks for. */
    readonly isInWords?: boolean;
    /** How all rows are given, where the answer is a page of them and `Accept` asks for lines or a table. */
    readonly all?: AllRows<z.output<Params>, z.output<Query>>;
    /** The record, or an `AnswerWithHeaders` around it. */
    readonly read: (call: ReadCall<z.output<Params>, z.output<Query>>) => Promise<unknown>;
}

/** A GET that is answered with a file. `Repr-Digest` says what it hashes to (RFC 9530). */
export interface FileRoute<Params extends Fields = Fields> extends Omit<
    ReadRoute<Params>,
    'read' | 'answer' | 'isInWords'
> {
    readonly mediaType: 'application/pdf';
    readonly make: (call: ReadCall<z.output<Params>, unknown>) => Promise<FileAnswer>;
}

/** A GET whose answer goes on as long as somebody listens: server-sent events, as HTML describes them. */
export interface StreamRoute<Query extends Fields = Fields, Headers extends Fields = Fields> extends Omit<
    ReadRoute<Fields, Query>,
    'read' | 'isInWords'
> {
    /** The headers of the request that it reads. */
    readonly requestHeaders: Headers;
    readonly stream: (call: StreamCall<z.output<Query>, z.output<Headers>>) => AsyncIterable<StreamMessage>;
}

export interface ActRoute<
    Params extends Fields = Fields,
    Body extends BodyFields = BodyFields,
> extends RouteDescription {
    readonly method: 'post';
    readonly params?: Params;
    readonly body: Body;
    readonly answer: z.ZodObject;
    /** 201 when something new comes to be, 200 when something that exists changes. */
    readonly status: 200 | 201;
    /** Whether `Prefer: wait` also waits for a decision that follows the commit. */
    readonly canWait?: boolean;
    /**
     * Does it. After a crash it is called again with the same request: an act that is handed the request's mark takes
     * effect once all the same.
     */
    readonly act: (call: ActCall<z.output<Params>, z.output<Body>>) => Promise<ActReply>;
}

/** A POST that changes something of the gateway's own, in its database, and nothing on the ledger. */
export interface ChangeRoute<Params extends Fields = Fields, Body extends BodyFields = BodyFields> extends Omit<
    ActRoute<Params, Body>,
    'canWait' | 'act'
> {
    /** Does it, and gives the answer. It is asked once for a request: what it changes and its answer are kept together. */
    readonly change: (call: ChangeCall<z.output<Params>, z.output<Body>>) => Promise<object>;
}

/** A POST that hands something in for what is under way. Handed in again it does nothing, so it needs no key. */
export interface DeliveryRoute<Params extends Fields = Fields, Body extends BodyFields = BodyFields> extends Omit<
    ActRoute<Params, Body>,
    'canWait' | 'act'
> {
    readonly deliver: (call: DeliveryCall<z.output<Params>, z.output<Body>>) => Promise<object>;
}

/** A POST that only asks, with more to say than fits into an address: it changes nothing, and needs no key. */
export interface QuestionRoute<Params extends Fields = Fields, Body extends BodyFields = BodyFields> extends Omit<
    ActRoute<Params, Body>,
    'canWait' | 'act' | 'answer'
> {
    readonly status: 200;
    /** An object, or one of several kinds. */
    readonly answer: BodyFields;
    readonly ask: (call: QuestionCall<z.output<Params>, z.output<Body>>) => Promise<object>;
}

/**
 * A POST whose body is lines of JSON, as many as come, and whose answer is lines too: what became of each is told while
 * more are coming.
 */
export interface LinesRoute<
    Body extends LineFields = LineFields,
    Query extends Fields = Fields,
    Batch extends BodyFields = BodyFields,
> extends RouteDescription {
    readonly method: 'post';
    readonly status: 200;
    readonly query: Query;
    /** What each line is. */
    readonly body: Body;
    /** What each line of the answer is. */
    readonly answer: z.ZodType;
    /** Some of them together: an act like any other, kept before it is endorsed, and gone on with after a crash. */
    readonly batch: Pick<ActRoute<Fields, Batch>, 'body' | 'act'>;
    readonly take: (call: LinesCall<z.output<Query>>) => AsyncIterable<readonly object[]>;
}

export type Route =
    ReadRoute | FileRoute | StreamRoute | ActRoute | ChangeRoute | DeliveryRoute | QuestionRoute | LinesRoute;

/** Declares a GET. The function only lets the compiler infer what the handler gets. */
export function read<Params extends Fields, Query extends Fields>(
    route: Omit<ReadRoute<Params, Query>, 'method'>,
): Route {
    return { method: 'get', ...route } as unknown as ReadRoute;
}

/** Declares a GET that is answered with a file. */
export function file<Params extends Fields>(route: Omit<FileRoute<Params>, 'method'>): Route {
    return { method: 'get', ...route } as unknown as FileRoute;
}

/** Declares a GET that is answered with a stream. */
export function stream<Query extends Fields, Headers extends Fields>(
    route: Omit<StreamRoute<Query, Headers>, 'method'>,
): Route {
    return { method: 'get', ...route } as unknown as StreamRoute;
}

/** Declares a POST. Its answer is the record and where in the ledger it stands. */
export function act<Params extends Fields, Body extends BodyFields>(
    route: Omit<ActRoute<Params, Body>, 'method'>,
): Route {
    return { method: 'post', ...route } as unknown as ActRoute;
}

/** Declares a POST that concerns this gateway alone. */
export function change<Params extends Fields, Body extends BodyFields>(
    route: Omit<ChangeRoute<Params, Body>, 'method'>,
): Route {
    return { method: 'post', ...route } as unknown as ChangeRoute;
}

/** Declares a POST that hands something in. */
export function deliver<Params extends Fields, Body extends BodyFields>(
    route: Omit<DeliveryRoute<Params, Body>, 'method'>,
): Route {
    return { method: 'post', ...route } as unknown as DeliveryRoute;
}

/** Declares a POST that only asks. */
export function ask<Params extends Fields, Body extends BodyFields>(
    route: Omit<QuestionRoute<Params, Body>, 'method' | 'status'>,
): Route {
    return { method: 'post', status: 200, ...route } as unknown as QuestionRoute;
}

/** Declares a POST that takes lines. */
export function lines<Body extends LineFields, Query extends Fields, Batch extends BodyFields>(
    route: Omit<LinesRoute<Body, Query, Batch>, 'method' | 'status'>,
): Route {
    return { method: 'post', status: 200, ...route } as unknown as LinesRoute;
}
