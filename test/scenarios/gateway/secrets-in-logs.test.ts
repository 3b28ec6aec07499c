import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mainStory } from '@cohong/fixtures';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { readyLoan } from '../receivable/ready-loan.js';
import { idsOfNothing, nameOf, offices, requestOf, type Ids, type Office, type User } from './matrix.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;

/** Stands for anything that a caller may say and nobody else may read; it is put wherever a request has room for it. */
const canary = 'c4na2y-3c4e7-8f';

let consortium: TestConsortium;
/** All that was sent or answered, with the place where it was seen. */
const secrets = new Map<string, string>();

/**
 * Everything a log could leak is sent through every door of every gateway, with the logger at its most talkative; then
 * every line that any gateway has written is searched for it.
 */
suite(`what the logs keep to themselves${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
    let logs: string;

    beforeAll(async () => {
        consortium = await startTestConsortium();
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
            await knockEverywhere(office, { user: office.users[0]!, ids });
        });
        logs = offices.map(({ mspId }) => consortium.organisation(mspId).log()).join('');
    }, 300_000);
    afterAll(() => consortium.stop());

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

        expect([...secrets].filter(([secret]) => logs.includes(secret))).toEqual([]);
    });

    it('holds nothing of what was put where it does not belong', () => {
        expect(logs).not.toContain(canary);
    });
});

interface Knocking {
    readonly user: User;
    readonly ids: Ids;
}

/** Every route as it should be called, and then with a secret in each place where a caller could put one. */
async function knockEverywhere(office: Office, { user, ids }: Knocking): Promise<void> {
    const door = consortium.organisation(office.mspId);
    const token = await door.token(user.name);
    secrets.set(token.split('.')[1]!, 'a token').set(token.split('.')[2]!, 'a token');
    for (const route of office.routes) {
        const { path: address, body } = requestOf(route, ids);
        const knock = (change: Knock): Promise<void> =>
            send(`${door.url}${change.path ?? address}`, {
                method: route.method,
                token,
                body: change.text ?? JSON.stringify({ ...(body as object), ...change.body }),
                headers: change.headers ?? {},
            });
        await knock({});
        await knock({ body: { [canary]: canary } });
        await knock({ text: `{"declarationNumber":"${canary}` });
        await knock({ path: `${address}?${canary}=${canary}` });
        await knock({ path: `${address}/${canary}` });
        await knock({ path: route.path.replace(/\{\w+\}/g, canary) });
        await knock({ headers: { authorization: `Bearer ${canary}.${canary}.${canary}` } });
        await knock({ headers: everyHeader });
    }
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
const loggedToo = new Set(['requestId', 'code', 'webhookId']);

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
