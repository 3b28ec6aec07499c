import { toWire } from '@cohong/domain/kernel/json';
import { parse } from '@cohong/domain/kernel/parse';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import { requestMark } from '../fabric/request-mark.js';
import { idempotencyKeyOf, RunningRequests } from './idempotency.js';
import { readBody } from './json-body.js';
import { waitSecondsOf } from './preference.js';
import type { RequestLocals } from './request-log.js';
import type { ActReply, ActRoute, ReadRoute, Route } from './route.js';

export interface Serving {
    readonly requestSecret: Uint8Array;
    readonly ledgerOf: (user: string) => Ledger;
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
    const record = await route.read({
        ledger: serving.ledgerOf(user),
        params: parse(route.params ?? nothing, request.params),
        query: parse(route.query ?? nothing, request.query),
    });

    response.json(toWire(record));
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
        route.act({ ledger: serving.ledgerOf(user), params, query: {}, body, request: mark, waitSeconds }),
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
