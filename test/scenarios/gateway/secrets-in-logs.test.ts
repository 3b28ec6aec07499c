import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mainStory } from '@cohong/fixtures';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../../story/client.js';
import type { Route } from '../../../gateway/src/http/route.js';
import { Receiver } from '../../story/receiver.js';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { readyLoan } from '../receivable/ready-loan.js';
import { spansOf } from './collected.js';
import { admits, idsOfNothing, nameOf, offices, requestOf, type Ids, type Office, type User } from './matrix.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;

/** Stands for anything that a caller may say and nobody else may read; it is put wherever a request has room for it. */
const canary = 'c4na2y-3c4e7-8f';

const isLong = process.env['REQUESTS'] !== undefined;

/** Of a request that its caller traces. */
const callersTrace = '4bf92f3577b34da6a3ce929d0e0e4736';
const callersSpan = '00f067aa0ba902b7';
const policy = { effectiveFrom: '2027-03-01', capBasisPoints: 1, reservationHours: 1, balanceQuestionsPerDay: 1 };

let consortium: TestConsortium;
let collector: Receiver;
/** All that was sent or answered, with the place where it was seen. */
const secrets = new Map<string, string>();

/**
 * Everything a log could leak is sent through every door of every gateway, with the logger at its most talkative and
 * every request traced; then every line that any gateway has written, and every span, is searched for it.
 */
suite(`what the logs and traces keep to themselves${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
    let logs: string;
    let traces: string;
    let traced: Answer;

    beforeAll(async () => {
        collector = await Receiver.open();
        collector.answer = () => 200;
        // Customs' collector is away, which harms nobody.
        const otlpUrlOf = (mspId: string): string => (mspId === 'CustomsMSP' ? 'http://127.0.0.1:1' : collector.url);
        consortium = await startTestConsortium({
            tracing: (mspId) => ({ otlpUrl: otlpUrlOf(mspId), sampleRatio: 1 }),
        });
        const { declarationNumber } = mainStory.exportDeclaration;
        const ids = {
            ...idsOfNothing,
            ...(await readyLoan(consortium)),
            declarationNumber,
            bank: 'HaizhouBankMSP',
        };
        noteTerms({ ...mainStory, ...ids }, 'the main story');
        for (const office of offices) {
            noteFiles(office);
            for (const user of office.users) {
                await knockEverywhere(office, { user, ids });
            }
        }
        await consortium.withoutPeersOf('HaizhouBankMSP', async () => {
            const office = offices.find(({ kind }) => kind === 'bank')!;
            await Promise.all(office.routes.map((route) => knock(office, { route, user: office.users[0]!, ids }, {})));
        });
        const officer = consortium.organisation('SafeMSP').user('officer-1');
        const traceparent = `00-${callersTrace}-${callersSpan}-01`;
        traced = await officer.post('/v1/financing-policies', policy, { traceparent });
        await Promise.all(offices.map(({ mspId }) => consortium.organisation(mspId).stopGateway()));
        const withoutChance = (name: string, value: unknown): unknown => (chance.test(name) ? undefined : value);
        traces = collector.told.map(({ body }) => JSON.stringify(JSON.parse(body), withoutChance)).join('');
        logs = offices.map(({ mspId }) => consortium.organisation(mspId).log()).join('');
    }, 300_000);
    afterAll(() => Promise.all([consortium.stop(), collector.goAway()]));

    it('tells of every route of every kind of organisation', () => {
        const lines = logs.split('\n').filter((line) => line !== '');
        const logged = new Set(lines.map((line) => JSON.parse(line) as { method?: string; route?: string }).map(named));

        expect(offices.flatMap(({ routes }) => routes.map(nameOf)).filter((name) => !logged.has(name))).toEqual([]);
        expect(lines.length).toBeGreaterThan(500);
    });

    it('tells of requests that were answered, refused and failed', () => {
        for (const status of [200, 201, 400, 401, 403, 404, 422, 503]) {
            expect(logs).toContain(`"status":${status}`);
        }
    });

    it('holds no token, key, code, name, number or amount that was sent or answered', () => {
        expect(secrets.size).toBeGreaterThan(100);

        expect([...secrets].filter(([secret]) => logs.includes(secret) || traces.includes(secret))).toEqual([]);
    });

    it('holds nothing of what was put where it does not belong', () => {
        expect(logs).not.toContain(canary);
        expect(traces).not.toContain(canary);
    });

    it('traces a request from its caller through all that was asked of the peer', () => {
        const spans = spansOf(collector).filter(({ traceId }) => traceId === callersTrace);
        const within = (name: string): string[] => {
            const whole = spans.find((span) => span.name === name);
            return spans.filter(({ parentSpanId }) => parentSpanId === whole?.spanId).map((span) => span.name);
        };

        expect([traced.status, traced.headers.get('traceresponse')]).toEqual([
            201,
            expect.stringMatching(`^00-${callersTrace}-[0-9a-f]{16}-01$`),
        ]);
        expect(spans.find(({ parentSpanId }) => parentSpanId === callersSpan)).toMatchObject({
            name: 'POST /v1/financing-policies',
            attributes: { 'http.route': '/v1/financing-policies', 'http.response.status_code': 201 },
        });
        expect(within('POST /v1/financing-policies')).toEqual([
            'trade/receivable:SetFinancingPolicy',
            'gateway.Gateway/Evaluate',
        ]);
        expect(within('trade/receivable:SetFinancingPolicy')).toEqual([
            'gateway.Gateway/Endorse',
            'gateway.Gateway/Submit',
            'await block',
        ]);
    });

    it('traces what no caller asked for, such as the blocks that are read', () => {
        const names = new Set(spansOf(collector).map(({ name }) => name));

        expect(names).toContain('apply block');
        expect([...names].filter((name) => name.includes('/v1/')).length).toBeGreaterThan(20);
    });

    it('tells in the log of a collector that is away, whose gateway has done all the same', () => {
        expect(consortium.organisation('CustomsMSP').log()).toContain('spans could not be sent, and are dropped');
    });
});

/** What is of chance in a trace, and long enough to hold the digits of anything. */
const chance = /^(?:traceId|spanId|parentSpanId|startTimeUnixNano|endTimeUnixNano)$/;

interface Caller {
    readonly user: User;
    readonly ids: Ids;
}

/**
 * Every route as it should be called, and then with a secret where a caller could put one. One reader reads for all routes, so
 * that each meets one in its body or in another place in turn, and in `make test-long` one in every place.
 */
async function knockEverywhere(office: Office, caller: Caller): Promise<void> {
    const { user, ids } = caller;
    const routes = office.routes.filter((each) => isFirst(user, each, office));
    for (const [turn, route] of routes.entries()) {
        const { path: address } = requestOf(route, ids);
        const everywhere: readonly Knock[] = [
            { text: `{"declarationNumber":"${canary}` },
            { path: `${address}?${canary}=${canary}` },
            { path: `${address}/${canary}` },
            { path: route.path.replace(/\{\w+\}/g, canary) },
            { headers: { authorization: `Bearer ${canary}.${canary}.${canary}` } },
            { headers: everyHeader },
        ];
        const inBody: Knock = { body: { [canary]: canary } };
        const inTurn = turn % 2 === 0 ? inBody : everywhere[((turn - 1) / 2) % everywhere.length]!;
        // Before whom the door stays shut, little of what is sent is looked at.
        const knocks = admits(route, office, user) ? [{}, ...(isLong ? [inBody, ...everywhere] : [inTurn])] : [inBody];
        await Promise.all(knocks.map((each) => knock(office, { ...caller, route }, each)));
    }
}

/** A route as it should be called, but for what is changed. */
async function knock(
    { mspId }: Office,
    { route, user, ids }: Caller & { readonly route: Route },
    changed: Knock,
): Promise<void> {
    const door = consortium.organisation(mspId);
    const token = await door.token(user.name);
    secrets.set(token.split('.')[1]!, 'a token').set(token.split('.')[2]!, 'a token');
    const { path: address, body } = requestOf(route, ids);

    await send(`${door.url}${changed.path ?? address}`, {
        method: route.method,
        token,
        body: changed.text ?? JSON.stringify({ ...(body as object), ...changed.body }),
        headers: changed.headers ?? {},
    });
}

/** One whom a route lets through and one whom it does not: `make test-long` has everybody knock everywhere. */
function isFirst(user: User, route: Route, office: Office): boolean {
    const isAlike = (each: User): boolean => admits(route, office, each) === admits(route, office, user);

    return isLong || user === office.users.find(isAlike);
}

interface Knock {
    readonly path?: string;
    readonly body?: object;
    readonly text?: string;
    readonly headers?: Readonly<Record<string, string>>;
}

const everyHeader = Object.fromEntries(
    [
        'idempotency-key',
        'x-request-id',
        'traceparent',
        'tracestate',
        'prefer',
        'accept',
        'accept-language',
        'content-type',
        'cookie',
        'user-agent',
        'referer',
        'if-match',
        'x-forwarded-for',
    ].map((name) => [name, canary]),
);

interface Sent {
    readonly method: 'get' | 'post';
    readonly token: string;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
}

async function send(url: string, { method, token, body, headers }: Sent): Promise<void> {
    const key = randomUUID();
    secrets.set(key, 'an idempotency key');
    const response = await fetch(url, {
        method: method.toUpperCase(),
        headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': key,
            ...headers,
        },
        ...(method === 'post' && { body }),
    });
    if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
        // It has no end, and holds what the feed of events holds.
        await response.body?.cancel();
        return;
    }
    noteTerms(await response.json(), url);
}

/** By these the log and the answer are put together. */
const loggedToo = new Set(['requestId', 'code', 'webhookId', 'what']);

/** Whatever has digits and some length, or is Chinese, is a number, an amount, an id or a name. */
function noteTerms(value: unknown, place: string): void {
    if (typeof value === 'object' && value !== null) {
        Object.entries(value).forEach(([name, each]) => !loggedToo.has(name) && noteTerms(each, place));
    } else if (typeof value === 'string' && (/\p{Script=Han}/u.test(value) || /^(?=.*\d).{6,}$/.test(value))) {
        secrets.set(value, place);
    }
}

/** What only the gateway itself may read. */
function noteFiles({ mspId }: Office): void {
    const secret = readFileSync(path.join(consortium.folder, 'gateways', mspId, 'request-secret'), 'utf8');
    secrets.set(secret.trim(), 'the request secret').set('PRIVATE KEY', 'any key').set('eyJ', 'the head of any token');
}

function named({ method, route }: { readonly method?: string; readonly route?: string }): string {
    return `${method ?? ''} ${route ?? ''}`;
}
