import { toWire } from '@cohong/domain/kernel/json';
import { parse } from '@cohong/domain/kernel/parse';
import type { MemberKind } from '@cohong/domain/party/member';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import { requestMark } from '../fabric/request-mark.js';
import { idempotencyKeyOf, RunningRequests } from './idempotency.js';
import { readBody } from './json-body.js';
import { waitSecondsOf } from './preference.js';
import type { RequestLocals } from './request-log.js';
import type { ReadModel } from '../read-model/read-model.js';
import { AnswerWithHeaders, type ActReply, type ActRoute, type Call, type ReadRoute, type Route } from './route.js';

export interface Serving {
    readonly requestSecret: Uint8Array;
    readonly ledgerOf: (user: string) => Ledger;
    readonly readModel: ReadModel;
    readonly kind: MemberKind;
    readonly roleOf: (user: string) => string | undefined;
    readonly running: RunningRequests;
}

const nothing = z.strictObject({});

/** Makes a declared route a handler, for a user who may call it: what is asked, do it, answer. */
export function serveRoute(route: Route, serving: Serving): RequestHandler {
    return async (request, response) => {
        const { user } = response.locals as Required<RequestLocals>;
        response.set('Cache-Control', 'no-store');
        await (route.method === 'get'
            ? answerRead(route, { request, response, user, serving })
            : answerAct(route, { request, response, user, serving }));
    };
}

interface Exchange {
    readonly request: Request;
    readonly response: Response;
    readonly user: string;
    readonly serving: Serving;
}

async function answerRead(route: ReadRoute, { request, response, user, serving }: Exchange): Promise<void> {
    const answer = await route.read({
        ...askerOf(user, serving),
        params: parse(route.params ?? nothing, request.params),
        query: parse(route.query ?? nothing, request.query),
    });

    const { body, headers } = answer instanceof AnswerWithHeaders ? answer : { body: answer, headers: {} };
    response.set(headers).json(toWire(body));
}

type Asker = Pick<Call<unknown, unknown>, 'ledger' | 'readModel' | 'kind' | 'role'>;

function askerOf(user: string, { ledgerOf, readModel, kind, roleOf }: Serving): Asker {
    return { ledger: ledgerOf(user), readModel, kind, role: roleOf(user) };
}

async function answerAct(route: ActRoute, { request, response, user, serving }: Exchange): Promise<void> {
    const idempotencyKey = idempotencyKeyOf(request);
    const waitSeconds = route.canWait === true ? waitSecondsOf(request) : undefined;
    const params = parse(route.params ?? nothing, request.params);
    parse(nothing, request.query);
    const body = readBody(request, route.body);
    const mark = requestMark(serving.requestSecret, {
        user,
        route: `POST ${route.path}`,
        idempotencyKey,
        content: { params, body },
    });

    const reply = await serving.running.alone(mark.key, () =>
        route.act({ ...askerOf(user, serving), params, query: {}, body, request: mark, waitSeconds }),
    );

    sendAct(route, response, reply);
}

function sendAct(route: ActRoute, response: Response, { resource, committed, waitedSeconds }: ActReply): void {
    const { transactionId, blockNumber, isReplayed } = committed;
    if (isReplayed) {
        response.set('Idempotency-Replayed', 'true');
    }
    if (waitedSeconds !== undefined) {
        response.set('Preference-Applied', `wait=${waitedSeconds}`);
    }

    response
        .status(route.status)
        .json(toWire({ ...resource, ledger: { transactionId, blockNumber: Number(blockNumber) } }));
}
