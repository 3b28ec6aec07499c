import type { MemberKind } from '@cohong/domain/party/member';
import { z } from 'zod';
import {
    createDocument,
    createSchema,
    type ZodOpenApiOperationObject,
    type ZodOpenApiParameters,
    type ZodOpenApiPathsObject,
    type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { operationSchema } from '../outbox/operation.js';
import { problemPath } from '../problems/catalogue.js';
import { retries } from '../problems/explanation.js';
import { sentEvent } from '../webhook/sent-event.js';
import type {
    ActRoute,
    ChangeRoute,
    DeliveryRoute,
    FileRoute,
    LinesRoute,
    QuestionRoute,
    ReadRoute,
    Route,
    StreamRoute,
} from './route.js';
import { csvMediaType, rowLineSchema } from './row-format.js';
import { linesMediaType } from './serve-lines.js';
import { scopeOf } from './scope.js';

const problemSchema = z
    .object({
        type: z.string().meta({
            format: 'uri-reference',
            description: 'Where this gateway explains the code',
            example: problemPath('REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING'),
        }),
        title: z.string().meta({ description: 'What must hold, in English or, as Accept-Language asks, in Chinese' }),
        status: z.int(),
        code: z
            .string()
            .meta({ description: 'What must hold and does not', example: 'REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING' }),
        detail: z.string().optional().meta({ description: 'Why, in the same language' }),
        retry: z.enum(retries).optional().meta({ description: 'Whether, and how, the call may be sent again' }),
        errors: z
            .array(
                z.object({
                    path: z.string(),
                    problem: z.string(),
                    code: z
                        .string()
                        .optional()
                        .meta({ description: 'What must hold, of a rule that tells several faults at once' }),
                    rule: z
                        .string()
                        .optional()
                        .meta({ description: 'The article or the rule of the message', example: 'UCP 600 art. 6c' }),
                }),
            )
            .optional()
            .meta({ description: 'Each faulty field by its path, never with its value' }),
        facts: z.record(z.string(), z.unknown()).optional().meta({ description: 'What the rule lets the caller know' }),
        transactionId: z.string().optional(),
        requestId: z.string(),
    })
    .meta({ id: 'Problem', description: 'A failure, as RFC 9457 wants it told' });

const ledgerSchema = z
    .object({ transactionId: z.string(), blockNumber: z.int() })
    .meta({ description: 'Where in the ledger the act stands, so that it can be checked there' });

const idempotencyKey = z.string().min(1).max(255).meta({
    description: 'The same key and body again give the first answer again; with another body the request is refused',
});
const preferWait = z
    .string()
    .optional()
    .meta({
        description:
            'wait=N waits up to N seconds (at most 30) for the commit, and as long again for a decision where one follows; ' +
            'what is not committed by then is answered with 202',
        example: 'wait=10',
    });

const acceptLanguage = z.string().optional().meta({
    description: 'en or zh, as RFC 9110 has it; English when neither is liked',
    example: 'zh',
});

/** Whose document it is. */
interface Organisation {
    readonly mspId: string;
    readonly kind: MemberKind;
}

const bearer = {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT (ES256)',
    description:
        'A token of the organisation’s own identity provider: `sub` names a user with an identity on the ledger, ' +
        '`scope` holds the scope of each operation to be called. `*:read` and `*:write` stand for those of all.',
} as const;

/** The OpenAPI document of the routes, made of the schemas that read their requests. */
export function openApiDocument(routes: readonly Route[], { mspId, kind }: Organisation): object {
    const forms = new Map(routes.map((route) => [route, wireForm(route)] as const));
    const document = createDocument({
        openapi: '3.1.0',
        info: {
            title: `Cohong gateway of ${mspId}`,
            version: '1',
            description:
                'What this organisation can do in the consortium. Who may do it is said by the scope of the token and by the ' +
                'role in the certificate of the user whom it names.',
        },
        components: { securitySchemes: { bearer } },
        paths: pathsOf(forms, kind),
        webhooks: { event: { post: sentEvent } },
    });
    const schemas = Object.assign({}, ...[...forms.values()].map(({ components }) => components)) as object;

    return {
        ...document,
        components: { ...document.components, schemas: { ...schemas, ...document.components?.schemas } },
    };
}

type WireForm = ReturnType<typeof createSchema>;

function pathsOf(forms: ReadonlyMap<Route, WireForm>, kind: MemberKind): ZodOpenApiPathsObject {
    const paths: ZodOpenApiPathsObject = {};
    for (const [route, form] of forms) {
        paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, { kind, form }) };
    }

    return paths;
}

interface Described {
    readonly kind: MemberKind;
    /** Of its answer. */
    readonly form: WireForm;
}

function operationOf(route: Route, { kind, form }: Described): ZodOpenApiOperationObject {
    const operation = {
        operationId: operationIdOf(route),
        tags: [route.tag],
        summary: route.summary,
        description: `For ${usersOf(route, kind)}, with a token of the scope \`${scopeOf(route)}\`.`,
        security: [{ bearer: [scopeOf(route)] }],
        requestParams: parametersOf(route),
        ...(route.method === 'post' && {
            requestBody: { required: !isEmpty(route), content: { [requestTypeOf(route)]: requestOf(route) } },
        }),
        responses: responsesOf(route, form),
    };

    return operation as ZodOpenApiOperationObject;
}

const orList = new Intl.ListFormat('en', { type: 'disjunction' });

function usersOf({ roles }: Route, kind: MemberKind): string {
    const allowed = roles[kind] ?? [];

    return allowed === 'everybody' ? 'every user' : `users with the role ${orList.format(allowed)}`;
}

function parametersOf(route: Route): ZodOpenApiParameters {
    const header = headersOf(route);

    return {
        ...('params' in route && { path: route.params }),
        ...('query' in route && { query: route.query }),
        ...(header !== undefined && { header }),
    };
}

function headersOf(route: Route): z.ZodObject | undefined {
    if ('stream' in route) {
        return route.requestHeaders;
    }
    if (route.method === 'get') {
        return 'read' in route && route.isInWords === true
            ? z.object({ 'Accept-Language': acceptLanguage })
            : undefined;
    }

    return z.object({
        ...(!('deliver' in route) && !('ask' in route) && { 'Idempotency-Key': idempotencyKey }),
        ...(!('change' in route) && !('ask' in route) && !('take' in route) && { Prefer: preferWait }),
    });
}

type PostRoute = ActRoute | ChangeRoute | DeliveryRoute | QuestionRoute | LinesRoute;

function requestTypeOf(route: PostRoute): string {
    return 'take' in route ? linesMediaType : 'application/json';
}

function requestOf({ body, examples }: PostRoute): object {
    return { schema: body, ...(examples?.request !== undefined && { example: examples.request }) };
}

function responsesOf(route: Route, { schema }: WireForm): ZodOpenApiResponsesObject {
    const statuses = route.method === 'get' ? readProblems(route) : actProblems;
    const status = route.method === 'get' ? 200 : route.status;
    const content = {
        schema,
        ...(route.examples?.answer !== undefined && { example: route.examples.answer }),
    };

    return {
        [status]: {
            description: route.summary,
            ...(route.method === 'get' && route.headers !== undefined && { headers: route.headers }),
            content: { [mediaTypeOf(route)]: content, ...allRowsOf(route) },
        },
        ...('act' in route && { 202: underWay }),
        ...Object.fromEntries(
            statuses.map((each) => [
                each,
                { description: descriptions[each], content: { 'application/problem+json': { schema: problemSchema } } },
            ]),
        ),
    };
}

/** The same rows, all of them, as lines and as a table. */
function allRowsOf(route: Route): object {
    return 'read' in route && route.all !== undefined
        ? {
              [linesMediaType]: { schema: wireFormOf(rowLineSchema(route.all.row)).schema },
              [csvMediaType]: {
                  schema: z.string().meta({ description: `A table of ${route.all.columns.join(', ')}` }),
              },
          }
        : {};
}

function mediaTypeOf(route: Route): string {
    if ('make' in route) {
        return route.mediaType;
    }

    if ('take' in route) {
        return linesMediaType;
    }

    return 'stream' in route ? 'text/event-stream' : 'application/json';
}

/** What a file has in it, its media type says. */
const fileSchema = z.string().meta({ format: 'binary' });

const underWay = {
    description:
        'It is not known yet what becomes of it: Location tells where to ask. For a user whose key is elsewhere, toSign ' +
        'tells what is to be signed',
    content: { 'application/json': { schema: operationSchema.meta({ id: 'Operation' }) } },
};

/** An answer is a record in wire form, which is what its schema takes in; what has a name stands among the components. */
function wireForm(route: Route): WireForm {
    return wireFormOf(answerOf(route));
}

function wireFormOf(schema: z.ZodType): WireForm {
    return createSchema(schema, { io: 'input', openapiVersion: '3.1.0' });
}

function answerOf(route: Route): z.ZodType {
    if ('make' in route) {
        return fileSchema;
    }

    return 'act' in route ? route.answer.extend({ ledger: ledgerSchema }) : route.answer;
}

const descriptions = {
    400: 'The request could not be read, or a POST lacks its Idempotency-Key',
    401: 'No valid token of this organisation',
    403: 'The caller may not do this: the scope of the token, the role in the certificate or four eyes stand against it',
    404: 'There is no such record',
    408: 'The request did not arrive in time',
    409: 'The state of the record, or another request, stands against it',
    413: 'The body is too large',
    415: 'The body is no JSON',
    422: 'The request was understood and is refused',
    429: 'This user has sent too many requests, or listens to too many streams: Retry-After says how long to wait',
    431: 'The headers are too large',
    500: 'A defect',
    503: 'The ledger did not answer, or the outcome is not known yet: ask again with the same Idempotency-Key',
} as const;

/** What may befall any request. */
const anyProblems = [400, 401, 403, 408, 422, 429, 431, 500, 503] as const;
const actProblems = [...anyProblems, 404, 409, 413, 415] as const;

function readProblems({ params }: ReadRoute | FileRoute | StreamRoute): readonly (keyof typeof descriptions)[] {
    return params === undefined ? anyProblems : [...anyProblems, 404];
}

function isEmpty({ body }: PostRoute): boolean {
    return body instanceof z.ZodObject && Object.keys(body.shape).length === 0;
}

/** `post /v1/financings/{financingId}/withdrawal` is `postFinancingsWithdrawal`. */
function operationIdOf({ method, path }: Route): string {
    const words = path
        .replace(/^\/v1/, '')
        .split(/[/-]/)
        .filter((word) => word !== '')
        .map((word) => (word.startsWith('{') ? `By-${word.slice(1, -1)}` : word))
        .flatMap((word) => word.split('-'));

    return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
