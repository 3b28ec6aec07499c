import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bedLinen } from '@cohong/fixtures';
import { randomUUID } from 'node:crypto';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { asClient, heightOf } from '../fabric-client.js';
import { until } from '../../story/until.js';
import { absentId, badRequests, strangersRequests, type BadRequest } from './bad-requests.js';
import { books, loanRequest, readyLoan } from './ready-loan.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;

let consortium: TestConsortium;
let ids: Readonly<Record<string, string>>;

suite(skipped === undefined ? 'bad input' : `bad input (skipped: ${skipped})`, () => {
    beforeAll(async () => {
        consortium = await startTestConsortium();
        ids = { ...(await readyLoan(consortium)) };
    }, 180_000);
    afterAll(() => consortium.stop());

    describe('is refused and changes nothing', nothingChanges);
    describe('in the form of a guessed release code', guessing);
});

function nothingChanges(): void {
    let booksBefore: unknown;
    let heightBefore: number;

    beforeAll(async () => {
        booksBefore = await books(consortium);
        // SAFE has looked at all banks twice for these: the block that records it comes a little later.
        await until({
            what: 'the record of what SAFE has looked at',
            ask: () => consortium.organisation('HaizhouBankMSP').user('auditor-1').get('/v1/regulator-looks/counts'),
            isAwaited: (answer) => answer.at('total') === 2,
        });
    });
    beforeEach(async () => {
        heightBefore = await height();
    });
    afterEach(async () => {
        expect(await height()).toBe(heightBefore);
    });

    describe.each(Object.entries(badRequests))('%s', (_subject, requests) => {
        it.each(requests)('$answer.0: $what', async (request) => {
            const answered = await send(request);

            const [status, code, ...paths] = request.answer;
            expect(answered).toMatchObject({ status, body: { code } });
            expect(pathsOf(answered)).toEqual(paths);
            expectProblem(answered);
            expectNoEcho(answered, request);
        });
    });

    describe("another bank's id", () => {
        it.each(strangersRequests)('404, as if nobody had it: $what', async ({ id, ...request }) => {
            const sending = { ...request, user: 'PearlBankMSP/maker-1' };
            const foreign = await send(sending, { id: filled(id) });
            const absent = await send(sending, { id: absentId });

            expect(foreign.status).toBe(404);
            expect({ ...foreign.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
            expectProblem(foreign);
            expect(foreign.text).not.toContain(filled(id));
        });
    });

    it('and nothing is other than before, in anybody’s lists', async () => {
        expect(await books(consortium)).toEqual(booksBefore);
    });
}

function guessing(): void {
    it.each([
        ['/v1/financings', { ...loanRequest, amount: { amount: '1.00', currency: 'CNY' } }],
        ['/v1/balance-questions', { declarationNumber: loanRequest.declarationNumber }],
    ])(
        'tells a bank at %s nothing: it could as well have invented the declaration',
        async (page, request) => {
            const refused = async (change: object): Promise<unknown> => {
                const body = { ...request, releaseCode: '{releaseCode}', ...change };
                const answered = await send({ path: page, body, headers: { prefer: 'wait=30' } });
                expect(answered).toMatchObject({ status: 201, body: { status: 'REFUSED' } });
                return whatIsTold(answered);
            };
            const guessed = await refused({ releaseCode: absentId });
            const invented = await refused({ declarationNumber: '310420260046099999' });

            expect(guessed).toEqual(invented);
            expect(JSON.stringify(guessed)).toContain('DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE');
        },
        60_000,
    );

    it('and leaves what lies on the declaration as it was', async () => {
        const page = `/v1/supervision/declarations/${bedLinen.declarationNumber}`;

        expect((await send({ user: 'SafeMSP/regulator-1', path: page })).body).toMatchObject({
            used: loanRequest.amount,
        });
    });
}

interface Answered {
    readonly status: number;
    readonly headers: Headers;
    readonly body: Readonly<Record<string, unknown>>;
    readonly text: string;
}

type Sending = Pick<BadRequest, 'path' | 'user' | 'body' | 'text' | 'headers'>;

async function send(sending: Sending, more: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const [mspId = '', name = ''] = (sending.user ?? 'HaizhouBankMSP/maker-1').split('/');
    const door = consortium.organisation(mspId);
    const body = sending.text ?? (sending.body === undefined ? undefined : JSON.stringify(sending.body));
    const response = await fetch(door.url + filled(sending.path, more), {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
            authorization: `Bearer ${await door.token(name)}`,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            ...sending.headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? filled(body, more) : body }),
    });
    const text = await response.text();

    return { status: response.status, headers: response.headers, body: JSON.parse(text) as never, text };
}

/** Puts the ids of this run where their names stand. */
function filled(template: string, more: Readonly<Record<string, string>> = {}): string {
    return template.replace(/\{(\w+)\}/g, (whole, name: string) => more[name] ?? ids[name] ?? whole);
}

/** On the embedded network without a call, since it is asked before and after every request. */
async function height(): Promise<number> {
    if (consortium.embedded !== undefined) {
        return consortium.embedded.channel.height();
    }

    return asClient(consortium, { mspId: 'SafeMSP', user: 'regulator-1' }, (gateway) =>
        heightOf(gateway, consortium.description.channel),
    );
}

/** What does not stem from the request, the moment or chance. */
function whatIsTold({ body }: Answered): unknown {
    const known = ['declarationNumber', 'releaseCode', 'financingId', 'questionId', 'ledger'];

    return Object.fromEntries(Object.entries(body).filter(([name]) => !known.includes(name) && !/At$/.test(name)));
}

function pathsOf({ body }: Answered): string[] {
    const errors = (body['errors'] ?? []) as readonly { readonly path: string; readonly problem: string }[];
    for (const error of errors) {
        expect(error.problem).toMatch(/^\p{L}[^{}]+$/u);
    }

    return errors.map((error) => error.path).sort();
}

/** RFC 9457, with a title in words and the id under which the gateway has logged it. */
function expectProblem({ status, headers, body }: Answered): void {
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ status, requestId: headers.get('x-request-id') });
    expect(body['requestId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(body['type']).toBe(`/problems/${String(body['code']).toLowerCase().replaceAll('_', '-')}`);
    expect(body['title']).toMatch(/^[A-Z]\p{L}*( [\p{L}\d’-]+)+$/u);
}

const enoughOfABody = 10_000;

/** Whatever has a digit and some length is a number, an amount, a code or an id: none may come back. */
function expectNoEcho({ text }: Answered, request: BadRequest): void {
    const body = (request.text ?? JSON.stringify(request.body ?? '')).toString().slice(0, enoughOfABody);
    const words = `${request.path} ${body}`.match(/[\p{L}\p{N}.,-]{7,}/gu) ?? [];
    const values = words.filter((word) => /\p{N}/u.test(word) && !/^statutoryQuantity\d$/.test(word));

    expect(values.filter((value) => text.includes(value))).toEqual([]);
}
