import { createCertificateAuthority, issueIdentity } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { checkConfig, configFileSchema } from '../config.js';
import { createGateway, type Gateway } from '../gateway.js';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';

const tokens = { issuer: 'urn:issuer', audience: 'urn:audience' };
const declarationNumber = '310120260000000017';
const releaseCode = 'ab'.repeat(16);
const question = { declarationNumber, releaseCode };

interface TokenChange {
    readonly issuer?: string;
    readonly audience?: string;
    readonly subject?: string;
    readonly expires?: string;
    readonly key?: CryptoKey;
    readonly claims?: object;
}

/** The whole application of a bank whose peer is away: everything before the ledger can be seen. */
describe('the application', () => {
    let database: FreshDatabase;
    let gateway: Gateway;
    let url: string;
    let key: CryptoKey;
    let log = '';
    let folder: string;

    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'gateway-app-'));
        const jwksFile = join(folder, 'jwks.json');
        database = await freshDatabase();
        const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
        key = privateKey;
        await writeFile(jwksFile, JSON.stringify({ keys: [await exportJWK(publicKey)] }));
        const ca = await createCertificateAuthority('ca.haizhou');
        const request = { organisationalUnit: 'client' } as const;
        const identity = await issueIdentity(ca, { ...request, commonName: 'maker-1' });
        const address = '127.0.0.1:1';
        const file = configFileSchema.parse({
            mspId: 'HaizhouBankMSP',
            channel: 'cohong',
            listen: { port: 0 },
            peer: { address, tlsRootCertificateFile: '-' },
            users: {},
            tokens: { ...tokens, jwksFile: '-' },
            requestSecretFile: '-',
            database: { urlFile: '-' },
            banks: ['HaizhouBankMSP'],
            deadlines: { evaluateSeconds: 1, endorseSeconds: 1 },
            limits: { requestsPerMinute: 200, requestSeconds: 1 },
            metrics: { port: 0 },
        });
        const config = checkConfig({
            ...file,
            tls: undefined,
            peer: { address, tlsRootCertificatePem: ca.certificatePem },
            users: new Map([
                ['gateway', identity],
                ['maker-1', identity],
                ['hasty-1', identity],
            ]),
            tokens: { ...tokens, keySet: pathToFileURL(jwksFile) },
            requestSecret: Buffer.alloc(32, 1),
            database: { url: database.url },
        });
        const sink = new Writable({
            write: (chunk: Buffer, _encoding, done) => {
                log += chunk.toString('utf8');
                done();
            },
        });
        gateway = createGateway(config, { logger: pino({ level: 'debug' }, sink) });
        const { port } = await gateway.listen();
        url = `http://127.0.0.1:${port}`;
    });
    afterAll(async () => {
        await gateway.stop();
        await rm(folder, { recursive: true });
        await database.drop();
    });

    const token = ({ issuer, audience, subject, expires, key: signer, claims }: TokenChange = {}) =>
        new SignJWT({ scope: '*:read *:write', ...claims })
            .setProtectedHeader({ alg: 'ES256' })
            .setIssuer(issuer ?? tokens.issuer)
            .setAudience(audience ?? tokens.audience)
            .setSubject(subject ?? 'maker-1')
            .setExpirationTime(expires ?? '1m')
            .sign(signer ?? key);

    const call = async (method: string, path: string, init: { headers?: object; body?: string | Buffer } = {}) => {
        const response = await fetch(`${url}${path}`, {
            method,
            ...(init.body !== undefined && { body: init.body }),
            headers: { authorization: `Bearer ${await token()}`, ...init.headers } as Record<string, string>,
        });
        const text = await response.text();
        return {
            status: response.status,
            headers: response.headers,
            body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown>,
        };
    };
    const post = (path: string, body: string | Buffer, headers: object = {}) =>
        call('POST', path, {
            body,
            headers: { 'content-type': 'application/json', 'idempotency-key': 'key', ...headers },
        });
    const ask = (body: unknown, headers: object = {}) =>
        post('/v1/balance-questions', typeof body === 'string' ? body : JSON.stringify(body), headers);

    describe('who calls', () => {
        it('401: no token, and how to bring one', async () => {
            const { status, headers, body } = await call('GET', '/v1/financings', { headers: { authorization: '' } });

            expect([status, body['code']]).toEqual([401, 'TOKEN_MUST_BE_VALID']);
            expect(headers.get('www-authenticate')).toBe('Bearer realm="cohong"');
        });

        const refused: readonly (readonly [string, () => Promise<string>])[] = [
            ['of another issuer', () => token({ issuer: 'urn:other' })],
            ['for another audience', () => token({ audience: 'urn:other' })],
            ['that has expired', () => token({ expires: '-20s' })],
            ['of a user without an identity', () => token({ subject: 'nobody' })],
            ['signed with another key', async () => token({ key: (await generateKeyPair('ES256')).privateKey })],
            ['that has no signature', async () => `${(await token()).split('.').slice(0, 2).join('.')}.`],
            [
                'that claims another algorithm',
                () =>
                    new SignJWT({ ...{ iss: tokens.issuer, aud: tokens.audience, sub: 'maker-1' } })
                        .setProtectedHeader({ alg: 'HS256' })
                        .setExpirationTime('1m')
                        .sign(Buffer.alloc(32, 1)),
            ],
        ];
        it.each(refused)('401: a token %s', async (_case, made) => {
            const headers = { authorization: `Bearer ${await made()}` };
            const { status, headers: answered, body } = await call('GET', '/v1/financings', { headers });

            expect([status, body['code']]).toEqual([401, 'TOKEN_MUST_BE_VALID']);
            expect(answered.get('www-authenticate')).toContain('invalid_token');
        });
    });

    describe('what a token allows', () => {
        it.each([
            ['nothing said', { scope: undefined }],
            ['no text', { scope: ['financings:read'] }],
            ['nothing', { scope: '' }],
            ['to act only', { scope: '*:write' }],
            ['another capability', { scope: 'vault:read' }],
        ])('403: %s, and what would be needed', async (_case, claims) => {
            const headers = { authorization: `Bearer ${await token({ claims })}` };
            const { status, headers: answered, body } = await call('GET', '/v1/financings', { headers });

            expect([status, body['code']]).toEqual([403, 'TOKEN_MUST_HAVE_SCOPE']);
            expect(answered.get('www-authenticate')).toBe(
                'Bearer realm="cohong", error="insufficient_scope", scope="financings:read"',
            );
        });

        it('is asked before anything else is looked at', async () => {
            const headers = { authorization: `Bearer ${await token({ claims: { scope: 'financings:read' } })}` };

            expect(await post('/v1/financings', 'x'.repeat(262_145), headers)).toMatchObject({
                status: 403,
                body: { code: 'TOKEN_MUST_HAVE_SCOPE' },
            });
        });

        it('503: this, with no scope more; then the peer is asked', async () => {
            const headers = { authorization: `Bearer ${await token({ claims: { scope: 'financings:read' } })}` };

            expect((await call('GET', `/v1/financings/${'0'.repeat(32)}`, { headers })).status).toBe(503);
        });
    });

    describe('what is asked', () => {
        it('404: a path that nobody serves, and one that only another kind of organisation has', async () => {
            for (const path of ['/v1/nothing', '/v1/supervision/financings', '/v1/supply', '/V1/financings']) {
                expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 'ROUTE_MUST_EXIST' } });
            }
        });

        it('405: a method that the path does not have, and which it has', async () => {
            const { status, headers, body } = await call('DELETE', '/v1/financings');

            expect([status, body['code']]).toEqual([405, 'METHOD_MUST_BE_ALLOWED']);
            expect(headers.get('allow')).toBe('POST, GET, HEAD');
        });

        it.each([
            ['no JSON', '{"a":', 'REQUEST_MUST_BE_JSON'],
            ['a key twice', '{"a":1,"a":2}', 'REQUEST_MUST_BE_JSON'],
            ['a forbidden key', '{"__proto__":{}}', 'REQUEST_MUST_BE_JSON'],
            ['too deep', '['.repeat(100), 'REQUEST_MUST_BE_JSON'],
            ['a float', '{"a":1.5}', 'REQUEST_MUST_BE_JSON'],
        ])('400: a body with %s', async (_case, body, code) => {
            expect(await ask(body)).toMatchObject({ status: 400, body: { code } });
        });

        it('400: a body that is not UTF-8', async () => {
            const answer = await post('/v1/balance-questions', Buffer.from([0x22, 0xff, 0x22]));

            expect(answer).toMatchObject({ status: 400, body: { code: 'REQUEST_MUST_BE_WELL_FORMED' } });
        });

        it.each([
            ['none', { 'idempotency-key': '' }],
            ['one that is too long', { 'idempotency-key': 'x'.repeat(256) }],
            ['one that is not ASCII', { 'idempotency-key': 'schlüssel' }],
        ])('400: %s for an idempotency key', async (_case, headers) => {
            expect(await ask(question, headers)).toMatchObject({
                status: 400,
                body: { code: 'IDEMPOTENCY_KEY_MUST_BE_GIVEN' },
            });
        });

        it('400: a wait that is no number of seconds', async () => {
            expect(await ask(question, { prefer: 'respond-async, wait=soon' })).toMatchObject({
                status: 400,
                body: { code: 'PREFERENCE_MUST_BE_KNOWN' },
            });
        });

        it('413: a body of more than 256 kB', async () => {
            expect(await ask({ ...question, releaseCode: 'a'.repeat(262_145) })).toMatchObject({
                status: 413,
                body: { code: 'BODY_MUST_BE_SMALLER' },
            });
        });

        it.each([
            ['another media type', { 'content-type': 'text/plain' }],
            ['another character set', { 'content-type': 'application/json; charset=utf-16' }],
            ['a compressed body', { 'content-encoding': 'gzip' }],
        ])('415: %s', async (_case, headers) => {
            expect(await ask(question, headers)).toMatchObject({
                status: 415,
                body: { code: 'CONTENT_TYPE_MUST_BE_JSON' },
            });
        });

        it('422: every faulty field by its path, and no value', async () => {
            const { status, headers, body } = await ask({ declarationNumber: '31012026', surplus: 'secret' });

            expect(status).toBe(422);
            expect(headers.get('content-type')).toContain('application/problem+json');
            expect(body).toMatchObject({
                type: '/problems/request-must-match-schema',
                title: 'The request must match its schema',
                status: 422,
                code: 'REQUEST_MUST_MATCH_SCHEMA',
            });
            const errors = body['errors'] as readonly { path: string }[];
            expect(errors.map(({ path }) => path).sort()).toEqual(['declarationNumber', 'releaseCode', 'surplus']);
            expect(JSON.stringify(body)).not.toContain('31012026');
        });

        it('422: a query that the route does not know', async () => {
            for (const query of ['?surplus=1', '?limit=0', '?status=DONE']) {
                expect((await call('GET', `/v1/financings${query}`)).status).toBe(422);
            }
        });

        it('422: an id that is none', async () => {
            expect((await call('GET', '/v1/financings/1')).status).toBe(422);
        });
    });

    describe('what is no request', () => {
        /** Says something on a connection and waits for what is answered until the connection ends. */
        const say = (text: string) =>
            new Promise<string>((resolve, reject) => {
                const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
                let heard = '';
                socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
                socket.on('close', () => resolve(heard)).on('error', reject);
            });
        const post = (headers: string, body: string) =>
            say(`POST /v1/financings HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n${body}`);

        it.each([
            ['400: no HTTP at all', () => say('310420260046012345\r\n\r\n'), 'REQUEST_MUST_BE_WELL_FORMED'],
            [
                '400: two lengths, of which a proxy might believe the other',
                () => post('Content-Length: 2\r\nTransfer-Encoding: chunked', '0\r\n\r\n'),
                'REQUEST_MUST_BE_WELL_FORMED',
            ],
            ['431: headers of 20 kB', () => post(`Cookie: ${'a'.repeat(20_000)}`, ''), 'HEADERS_MUST_BE_SMALLER'],
            ['408: headers that do not end', () => say('GET / HTTP/1.1\r\nHost:'), 'REQUEST_MUST_ARRIVE_IN_TIME'],
        ])('%s', async (title, spoken, code) => {
            const heard = await spoken();
            const [head = '', body = ''] = heard.split('\r\n\r\n');

            expect(head).toMatch(new RegExp(`^HTTP/1.1 ${title.slice(0, 3)} `));
            expect(head).toContain('Content-Type: application/problem+json');
            expect(JSON.parse(body)).toMatchObject({ status: Number(title.slice(0, 3)), code });
            expect(heard).not.toContain('310420260046012345');
        });

        it('408: a body that does not come', async () => {
            const authorization = `Authorization: Bearer ${await token()}`;
            const heard = await post(`${authorization}\r\nIdempotency-Key: slow\r\nContent-Length: 100`, '{"amount":');

            expect(heard).toMatch(/^HTTP\/1\.1 408 /);
            expect(heard).toContain('"code":"REQUEST_MUST_ARRIVE_IN_TIME"');
        });
    });

    describe('the language of a problem', () => {
        const refusedIn = (language: string) =>
            call('GET', '/v1/nothing', { headers: { 'accept-language': language } });

        it.each([
            ['en-GB, zh;q=0.5', 'en', 'The resource must exist'],
            ['zh-CN,zh;q=0.9,en;q=0.8', 'zh', '资源必须存在'],
            ['fr, en;q=0, *;q=0.1', 'zh', '资源必须存在'],
            ['fr', 'en', 'The resource must exist'],
            [';;=,', 'en', 'The resource must exist'],
        ])('for %j is %s', async (asked, language, title) => {
            const { headers, body } = await refusedIn(asked);

            expect(headers.get('content-language')).toBe(language);
            expect(headers.get('vary')).toContain('Accept-Language');
            expect(body).toMatchObject({ title, code: 'ROUTE_MUST_EXIST', type: '/problems/route-must-exist' });
        });

        it('is also that of what is wrong with each field', async () => {
            const { body } = await call('GET', '/v1/financings?limit=1000&status=LENT&colour=red', {
                headers: { 'accept-language': 'zh' },
            });

            expect(body['errors']).toEqual([
                { path: 'limit', problem: '必须为 1 至 100' },
                { path: 'status', problem: expect.stringMatching(/^必须为以下之一："REQUESTED"\|/) },
                { path: 'colour', problem: '不是此处的字段' },
            ]);
        });

        it('leads to a page in the same language, and to the same for machines', async () => {
            const { body } = await refusedIn('zh');
            const page = await call('GET', String(body['type']), {
                headers: { authorization: '', accept: 'text/html', 'accept-language': 'zh' },
            });
            const json = await call('GET', String(body['type']), { headers: { accept: '*/*' } });

            expect(page.headers.get('content-type')).toContain('text/html');
            expect(page.body['text']).toContain('<h1>资源必须存在</h1>');
            expect(page.body['text']).toContain('<code>ROUTE_MUST_EXIST</code>');
            expect(page.headers.get('vary')).toBe('Accept-Language, Accept');
            expect(json).toMatchObject({ status: 200, body: { code: 'ROUTE_MUST_EXIST', retry: 'never' } });
        });

        it('404: a code that nobody has', async () => {
            expect((await call('GET', '/problems/nothing-must-be')).status).toBe(404);
        });
    });

    describe('while the peer is away', () => {
        it('503: a question to the ledger', async () => {
            const { status, headers, body } = await call('GET', '/v1/financing-policies');

            expect([status, body['code']]).toEqual([503, 'PEER_MUST_ANSWER']);
            expect(headers.get('retry-after')).toBe('5');
        });

        it('503: an act, of which it says that nothing has happened', async () => {
            const { status, body } = await ask(question);

            expect([status, body['code']]).toEqual([503, 'ENDORSERS_MUST_AGREE']);
            expect(body['detail']).toContain('Nothing has happened');
        });

        it('409: the same request while the first is still running', async () => {
            // They are sent at once; which of them arrives first is the network's choice.
            const sent = [1, 2].map(() => ask(question, { 'idempotency-key': 'twice' }));
            const answers = (await Promise.all(sent)).sort((a, b) => a.status - b.status);

            expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
                [409, 'REQUEST_MUST_NOT_BE_RUNNING'],
                [503, 'ENDORSERS_MUST_AGREE'],
            ]);
        });

        it('is live and not ready', async () => {
            expect((await call('GET', '/health/live')).status).toBe(200);
            expect(await call('GET', '/health/ready')).toMatchObject({
                status: 503,
                body: { status: 'not ready', checks: { database: true, issuerKeys: true, trade: false, dcep: false } },
            });
        });
    });

    describe('every answer', () => {
        it('has the id of its request, which may be brought along', async () => {
            const requestId = '0b7d1f3e-6d0c-4a43-9a6e-0d5c7a1c2b3d';
            const { headers, body } = await call('GET', '/v1/nothing', { headers: { 'x-request-id': requestId } });

            expect([headers.get('x-request-id'), body['requestId']]).toEqual([requestId, requestId]);
        });

        it('has an id of our own when what was brought is no UUID', async () => {
            const { body } = await call('GET', '/v1/nothing', { headers: { 'x-request-id': declarationNumber } });

            expect(body['requestId']).toMatch(/^[0-9a-f-]{36}$/);
        });

        it('stands in the trace that the caller has begun, as does the line in the log', async () => {
            const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
            const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
            const { headers } = await call('GET', '/v1/nothing', { headers: { traceparent } });

            expect(headers.get('traceresponse')).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
            expect(log).toContain(`"traceId":"${traceId}"`);
        });

        it('says how many more the user may send in this minute', async () => {
            const { headers } = await call('GET', '/v1/financings?surplus');

            expect(headers.get('ratelimit-policy')).toMatch(/^"requests-per-minute"; q=200; w=60/);
            expect(headers.get('ratelimit')).toMatch(/^"requests-per-minute"; r=\d+; t=\d+/);
        });

        it('tells browsers to be careful, and nobody to keep it', async () => {
            const { headers } = await call('GET', '/v1/financings');

            expect(headers.get('cache-control')).toBe('no-store');
            expect(headers.get('x-content-type-options')).toBe('nosniff');
            expect(headers.get('content-security-policy')).toContain("script-src 'self'");
            expect(headers.get('x-powered-by')).toBeNull();
        });
    });

    describe('the documentation', () => {
        it('is a page whose scripts are all files of this gateway', async () => {
            const { status, body } = await call('GET', '/docs');
            const page = String(body['text']);

            expect(status).toBe(200);
            expect(page).not.toMatch(/<script>|style=/);
            for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
                expect((await call('GET', `/${path!}`)).status).toBe(200);
            }
        });

        it('describes the routes for machines', async () => {
            const { body } = await call('GET', '/openapi.json', { headers: { authorization: '' } });

            expect(body['openapi']).toBe('3.1.0');
            expect(Object.keys(body['paths'] as object)).toContain('/v1/financings/{financingId}');
        });
    });

    it('429: a user who sends more than the limit, and nobody else', async () => {
        const authorization = `Bearer ${await token({ subject: 'hasty-1' })}`;
        const hasty = () => call('GET', '/v1/financings?surplus', { headers: { authorization } });
        for (let sent = 0; sent < 200; sent += 1) {
            expect((await hasty()).status).toBe(422);
        }
        const { status, headers, body } = await hasty();

        expect([status, body['code'], body['retry']]).toEqual([429, 'REQUESTS_MUST_BE_FEWER', 'same-key']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        expect((await call('GET', '/v1/financings?surplus')).status).toBe(422);
    });

    describe('what is measured', () => {
        const measured = async (path = '/metrics') => {
            const [, port] = /"port":(\d+),"msg":"metrics are served"/.exec(log) ?? [];
            return await fetch(`http://127.0.0.1:${port!}${path}`);
        };

        it('is told by patterns and codes, on a port of its own', async () => {
            await call('GET', `/v1/financings/${'cd'.repeat(16)}?surplus=${declarationNumber}`);
            await ask(question);
            await call('PROPFIND', '/v1/nothing');
            const response = await measured();
            const text = await response.text();

            expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
            for (const line of [
                /^cohong_http_request_duration_seconds_count\{method="GET",route="\/v1\/financings\/\{financingId\}",status="422"\} \d+$/m,
                /^cohong_http_request_duration_seconds_count\{method="other",route="other",status="404"\} 1$/m,
                /^cohong_problems_total\{code="REQUEST_MUST_MATCH_SCHEMA",status="422"\} \d+$/m,
                /^cohong_ledger_submit_duration_seconds_count\{act="trade\/receivable:AskBalance",outcome="failed"\} \d+$/m,
                /^cohong_outbox_requests\{state="received"\} \d+$/m,
                /^cohong_outbox_oldest_seconds [\d.]+$/m,
                // The peer is away, so nobody knows.
                /^cohong_read_model_lag_blocks Nan$/m,
                /^process_resident_memory_bytes \d+$/m,
            ]) {
                expect(text).toMatch(line);
            }
            expect(text).not.toMatch(/maker-1|cdcdcd|3101202600/);
        });

        it('is served nowhere else, and nothing else is there', async () => {
            expect((await call('GET', '/metrics')).status).toBe(404);
            expect((await measured('/v1/financings')).status).toBe(404);
        });
    });

    it('logs the pattern of a route, its user and its status, and nothing of what was said', async () => {
        const [financingId, key] = ['cd'.repeat(16), 'a-key-to-be-kept'];
        await call('GET', `/v1/financings/${financingId}?surplus=${declarationNumber}`);
        await ask({ ...question, surplus: 'a-value-to-be-kept' }, { 'idempotency-key': key });

        expect(log).toContain('"route":"/v1/financings/{financingId}"');
        expect(log).toContain('"user":"maker-1"');
        expect(log).toContain('"status":422');
        for (const secret of [
            financingId,
            declarationNumber,
            releaseCode,
            key,
            'a-value-to-be-kept',
            'eyJ',
            'surplus',
        ]) {
            expect(log).not.toContain(secret);
        }
    });
});
