import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mainStory } from '@cohong/fixtures';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { readyLoan } from '../receivable/ready-loan.js';
import { admits, idsOfNothing, nameOf, offices, requestOf, type Ids } from './matrix.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;

interface BadBody {
    readonly what: string;
    readonly answer: readonly [status: number, code: string];
    /** Made of the body that the route would take. */
    readonly of: (right: string) => string | Buffer;
    readonly headers?: Readonly<Record<string, string>>;
}

const unreadable = [400, 'REQUEST_MUST_BE_JSON'] as const;
const unknown = [422, 'REQUEST_MUST_MATCH_SCHEMA'] as const;
const noJson = [415, 'CONTENT_TYPE_MUST_BE_JSON'] as const;
/** The body with something more in it. */
const and = (text: string) => (right: string) => (right === '{}' ? `{${text}}` : right.replace('{', `{${text},`));

const badBodies: readonly BadBody[] = [
    { what: 'cut off', of: (right) => right.slice(0, -1), answer: unreadable },
    { what: 'with more after its end', of: (right) => `${right}{}`, answer: unreadable },
    { what: 'with a key twice', of: and('"a":1,"a":2'), answer: unreadable },
    { what: 'with a key twice, once in escapes', of: and('"a":1,"\\u0061":2'), answer: unreadable },
    { what: 'with __proto__', of: and('"__proto__":{"role":"checker"}'), answer: unreadable },
    { what: 'with constructor', of: and('"constructor":{"prototype":{}}'), answer: unknown },
    { what: 'with U+0000', of: and('"a":"\\u0000"'), answer: unreadable },
    { what: 'with half a character', of: and('"a":"\\ud800"'), answer: unreadable },
    { what: 'with a number no double holds', of: and('"a":9007199254740993'), answer: unreadable },
    { what: 'with an infinite number', of: and('"a":1e400'), answer: unreadable },
    { what: 'nested forty deep', of: and(`"a":${'['.repeat(40)}${']'.repeat(40)}`), answer: unreadable },
    { what: 'nested a hundred thousand deep', of: () => '['.repeat(100_000), answer: unreadable },
    { what: 'with a byte order mark', of: (right) => `\ufeff${right}`, answer: unreadable },
    { what: 'with a comment', of: (right) => `/* */${right}`, answer: unreadable },
    { what: 'with ten thousand keys', of: and(keys(10_000)), answer: unknown },
    { what: 'that is a list of itself', of: (right) => `[${right}]`, answer: unknown },
    { what: 'that is null', of: () => 'null', answer: unknown },
    { what: 'of 300 kB', of: and(`"a":"${'a'.repeat(300_000)}"`), answer: [413, 'BODY_MUST_BE_SMALLER'] },
    {
        what: 'that is not UTF-8',
        of: (right) => Buffer.from(`${right.slice(0, -1)}\xff}`, 'latin1'),
        answer: [400, 'REQUEST_MUST_BE_WELL_FORMED'],
    },
    { what: 'compressed', of: (right) => gzipSync(right), headers: { 'content-encoding': 'gzip' }, answer: noJson },
    { what: 'said to be text', of: (right) => right, headers: { 'content-type': 'text/plain' }, answer: noJson },
    {
        what: 'said to be JSON of another kind',
        of: (right) => right,
        headers: { 'content-type': 'application/merge-patch+json' },
        answer: noJson,
    },
    {
        what: 'said to be in UTF-16',
        of: (right) => Buffer.from(right, 'utf16le'),
        headers: { 'content-type': 'application/json; charset=utf-16le' },
        answer: noJson,
    },
];

function keys(count: number): string {
    return Array.from({ length: count }, (_, index) => `"key${index}":0`).join(',');
}

const isLong = process.env['REQUESTS'] !== undefined;
const inTurn = badBodies.map((each, turn) => ({ ...each, turn }));
let consortium: TestConsortium;
let ids: Ids;

/**
 * Each of these at routes that take a body: a client's mistake, told as one, and nothing has changed. One reader reads for
 * all routes, so that each meets a sixth of them, and all of them in the long run.
 */
suite(skipped === undefined ? 'a bad body' : `a bad body (skipped: ${skipped})`, () => {
    let height: number | undefined;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        const { declarationNumber } = mainStory.exportDeclaration;
        ids = { ...idsOfNothing, ...(await readyLoan(consortium)), declarationNumber, bank: 'HaizhouBankMSP' };
    }, 180_000);
    afterAll(() => consortium.stop());
    beforeEach(() => {
        height = consortium.embedded?.channel.height();
    });
    afterEach(() => expect(consortium.embedded?.channel.height()).toBe(height));

    describe.each(inTurn)('$what is answered $answer.0', ({ turn, of, headers = {}, answer }) => {
        it.each(offices)('at a $kind', async (office) => {
            const door = consortium.organisation(office.mspId);
            // Where lines come, what is wrong with one is told of it alone.
            const posts = office.routes.filter((route) => route.method === 'post' && !('take' in route));
            for (const route of posts.filter((_, index) => isLong || (index + turn) % 6 === 0)) {
                const { path, body } = requestOf(route, ids);
                const user = office.users.find((each) => admits(route, office, each))!;
                const token = await door.token(user.name);
                const bad = { token, body: of(JSON.stringify(body)), headers };
                const answered = await send(door.url + path, bad);

                expect([nameOf(route), answered.status, answered.body['code']]).toEqual([nameOf(route), ...answer]);
                expect(answered.length).toBeLessThan(20_000);
            }
        });
    });
});

interface Sent {
    readonly token: string;
    readonly body: string | Buffer;
    readonly headers: Readonly<Record<string, string>>;
}

async function send(url: string, { token, body, headers }: Sent) {
    const response = await fetch(url, {
        method: 'POST',
        headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            ...headers,
        },
        body,
    });
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const text = await response.text();

    return {
        status: response.status,
        body: JSON.parse(text) as Readonly<Record<string, unknown>>,
        length: text.length,
    };
}
