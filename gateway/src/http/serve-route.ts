import { toWire } from '@cohong/domain/kernel/json';
import { parse, parseJson } from '@cohong/domain/kernel/parse';
import type { Request, RequestHandler, Response } from 'express';
import { createHash } from 'node:crypto';
import type { RequestMark } from '../fabric/ledger.js';
import { requestMark } from '../fabric/request-mark.js';
import type { Content } from '../outbox/operations.js';
import type { Handler, OutboxAnswer } from '../outbox/outbox.js';
import { operationRead } from '../outbox/outbox-routes.js';
import { languageOf, markLanguage } from '../problems/language.js';
import { askerOf, nameOf, nothing, type Asking, type Exchange, type Serving } from './exchange.js';
import { idempotencyKeyOf } from './idempotency.js';
import { bodyText } from './json-body.js';
import { waitSecondsOf } from './preference.js';
import type { RequestLocals } from './request-log.js';
import {
    AnswerWithHeaders,
    type ActCall,
    type ActRoute,
    type ChangeRoute,
    type DeliveryRoute,
    type FileRoute,
    type QuestionRoute,
    type ReadRoute,
    type Route,
    type StreamRoute,
} from './route.js';
import { rowFormatOf } from './row-format.js';
import { answerLines } from './serve-lines.js';

type Fields = Record<string, unknown>;

/** Makes a declared route a handler, for a user who may call it: what is asked, do it, answer. */
export function serveRoute(route: Route, serving: Serving): RequestHandler {
    return async (request, response) => {
        const { user } = response.locals as Required<RequestLocals>;
        response.set('Cache-Control', 'no-store');
        await answer(route, { request, response, user, serving });
    };
}

function answer(route: Route, exchange: Exchange): Promise<void> {
    if ('read' in route) {
        return answerRead(route, exchange);
    }
    if ('stream' in route) {
        return answerStream(route, exchange);
    }
    if ('make' in route) {
        return answerFile(route, exchange);
    }
    if ('change' in route) {
        return answerChange(route, exchange);
    }
    if ('ask' in route) {
        return answerQuestion(route, exchange);
    }
    if ('take' in route) {
        return answerLines(route, exchange);
    }

    return 'deliver' in route ? answerDelivery(route, exchange) : answerAct(route, exchange);
}

async function answerRead(route: ReadRoute, { request, response, user, serving }: Exchange): Promise<void> {
    const language = languageOf(request);
    const call = {
        ...askerOf(user, serving),
        language,
        params: parse(route.params ?? nothing, request.params),
        query: parse(route.query ?? nothing, request.query),
    };
    const { all } = route;
    if (all !== undefined) {
        response.vary('Accept');
    }
    const format = all && rowFormatOf(request, all.columns);
    if (all && format) {
        await serving.rows.send((taker) => all.give(call, taker), { response, user, format });
        return;
    }
    const answer = await route.read(call);

    if (route.isInWords === true) {
        markLanguage(response, language);
    }
    const { body, headers } = answer instanceof AnswerWithHeaders ? answer : { body: answer, headers: {} };
    response.set(headers).json(toWire(body));
}

async function answerFile(route: FileRoute, { request, response, user, serving }: Exchange): Promise<void> {
    const { name, bytes, headers } = await route.make({
        ...askerOf(user, serving),
        language: languageOf(request),
        params: parse(route.params ?? nothing, request.params),
        query: parse(route.query ?? nothing, request.query),
    });
    const digest = createHash('sha256').update(bytes).digest('base64');
    response
        .set(headers)
        .set({ 'Content-Disposition': `inline; filename="${name}"`, 'Repr-Digest': `sha-256=:${digest}:` })
        .type(route.mediaType)
        .send(bytes);
}

async function answerStream(route: StreamRoute, { request, response, user, serving }: Exchange): Promise<void> {
    const { requestHeaders } = route;
    const given = Object.keys(requestHeaders.shape).map((name) => [name, request.get(name)] as const);
    const call = {
        ...askerOf(user, serving),
        params: parse(route.params ?? nothing, request.params),
        query: parse(route.query ?? nothing, request.query),
        headers: parse(requestHeaders, Object.fromEntries(given)),
    };
    const { tokenExpiresAt } = response.locals as Required<RequestLocals>;

    await serving.streams.send((signal) => route.stream({ ...call, signal }), { response, user, tokenExpiresAt });
}

async function answerAct(route: ActRoute, exchange: Exchange): Promise<void> {
    const { request, response, user, serving } = exchange;
    const waitSeconds = waitSecondsOf(request);
    const { mark, content } = receive(route, exchange);
    const answer = await serving.outbox.carryOut({ mark, user, route: nameOf(route), content }, waitSeconds);
    tellWait(response, waitSeconds);
    sendAct(route, response, answer);
}

async function answerDelivery(route: DeliveryRoute, exchange: Exchange): Promise<void> {
    const { request, response, user, serving } = exchange;
    const waitSeconds = waitSecondsOf(request);
    const answer = await route.deliver({
        ...askerOf(user, serving),
        ...readContent(route, contentOf(request)),
        query: {},
        waitSeconds,
    });
    tellWait(response, waitSeconds);
    response.status(route.status).json(toWire(answer));
}

async function answerQuestion(route: QuestionRoute, { request, response, user, serving }: Exchange): Promise<void> {
    const content = readContent(route, contentOf(request));
    const answer = await route.ask({ ...askerOf(user, serving), ...content, query: {} });
    response.status(route.status).json(toWire(answer));
}

/** A preference of the caller's is told back where it was heeded (RFC 7240). */
function tellWait(response: Response, waitSeconds: number | undefined): void {
    if (waitSeconds !== undefined) {
        response.set('Preference-Applied', `wait=${waitSeconds}`);
    }
}

async function answerChange(route: ChangeRoute, exchange: Exchange): Promise<void> {
    const { response, user, serving } = exchange;
    const { mark, content } = receive(route, exchange);
    const { text, isReplayed } = await serving.keptAnswers.once(mark, (database) =>
        route.change({ ...askerOf(user, serving), ...readContent(route, content), query: {}, database }),
    );
    if (isReplayed) {
        response.set('Idempotency-Replayed', 'true');
    }
    response.status(route.status).type('application/json').send(text);
}

/** What a POST asks for, checked, and the mark by which it is known when it comes again. */
function receive(
    route: ActRoute | ChangeRoute,
    { request, user, serving }: Exchange,
): { readonly mark: RequestMark; readonly content: Content } {
    const idempotencyKey = idempotencyKeyOf(request);
    const content = contentOf(request);
    const mark = requestMark(serving.requestSecret, {
        user,
        route: nameOf(route),
        idempotencyKey,
        content: readContent(route, content),
    });

    return { mark, content };
}

function contentOf(request: Request): Content {
    parse(nothing, request.query);

    return { params: request.params as Content['params'], body: bodyText(request) };
}

function sendAct(route: ActRoute, response: Response, answer: OutboxAnswer): void {
    if (answer.kind === 'running') {
        const operation = operationRead(answer.operation, answer.toSign);
        response
            .status(202)
            .set({ Location: `/v1/operations/${operation.operationId}`, 'Retry-After': '1' })
            .json(operation);
        return;
    }
    if (answer.kind === 'refused' || answer.isReplayed) {
        response.set('Idempotency-Replayed', 'true');
    }
    if (answer.kind === 'refused') {
        throw answer.refusal;
    }
    response.status(route.status).type('application/json').send(answer.text);
}

/** What the outbox carries requests out with: for each route that acts, its handler. */
export function handlersOf(routes: readonly Route[], asking: Asking): ReadonlyMap<string, Handler> {
    return new Map(
        routes.flatMap((route) => {
            const acting = 'take' in route ? route.batch : 'act' in route ? route : undefined;
            return acting === undefined ? [] : [[nameOf(route), handlerOf(acting, asking)] as const];
        }),
    );
}

function handlerOf(route: Pick<ActRoute, 'params' | 'body' | 'act' | 'canWait'>, asking: Asking): Handler {
    return async ({ operation, ledger, waitSeconds }) => {
        const { user, content, requestKey, bodyHash } = operation;
        if (content === undefined) {
            throw new Error('what was asked has been erased');
        }
        const { resource, committed } = await route.act({
            ...askerOf(user, asking),
            ...readContent(route, content),
            ledger,
            query: {},
            request: { key: requestKey, bodyHash },
            waitSeconds: route.canWait === true ? waitSeconds : undefined,
        });
        const { transactionId, blockNumber } = committed;
        const answer = { ...resource, ledger: { transactionId, blockNumber: Number(blockNumber) } };

        return { text: JSON.stringify(toWire(answer)), committed };
    };
}

function readContent(
    { params, body }: Pick<ActRoute, 'params' | 'body'>,
    content: Content,
): Pick<ActCall<Fields, unknown>, 'params' | 'body'> {
    return { params: parse(params ?? nothing, content.params), body: parseJson(body, content.body) };
}
