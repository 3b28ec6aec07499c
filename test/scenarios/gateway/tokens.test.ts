import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { token, withSubject, type ForgersKey } from './forged-token.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;
const bank = 'HaizhouBankMSP';
const now = (): number => Math.floor(Date.now() / 1_000);

let consortium: TestConsortium;
const sent: string[] = [];

suite(`a bearer token${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
    let heightBefore: number | undefined;
    beforeAll(async () => {
        consortium = await startTestConsortium();
    }, 180_000);
    afterAll(() => consortium.stop());
    beforeEach(() => {
        heightBefore = consortium.embedded?.channel.height();
    });
    afterEach(() => {
        expect(consortium.embedded?.channel.height()).toBe(heightBefore);
    });

    describe('that is refused', refused);

    it.each([
        ['with nothing wrong about it', () => ({})],
        ['that has expired by another clock, five seconds ago', () => ({ exp: now() - 5 })],
        ['that begins by another clock, in five seconds', () => ({ nbf: now() + 5 })],
        ['for several audiences', () => ({ aud: ['urn:other', `urn:cohong:gateway:${bank}`] })],
    ])('200: one %s', async (_what, claims) => {
        expect((await send(bearer(claims()))).status).toBe(200);
    });

    it('stands in no log, nor a word of it, and the operator learns why it was refused', () => {
        const log = consortium.organisation(bank).log();
        const words = sent.flatMap((each) => each.split(/[. ]/)).filter((word) => word.length > 12);

        expect(words.length).toBeGreaterThan(30);
        expect(words.filter((word) => log.includes(word))).toEqual([]);
        expect(log).toContain('"reason":"ERR_JWT_EXPIRED exp"');
        expect(log).toContain('"reason":"its subject is no user with an identity"');
    });
});

function refused(): void {
    it.each<readonly [string, () => Promise<string> | string]>([
        ['none', () => ''],
        ['another scheme', () => 'Basic bWFrZXItMTptYWtlci0x'],
    ])('401: %s, and how to bring one', async (_what, authorization) => {
        const { status, headers, body } = await send(await authorization());

        expect([status, body['code']]).toEqual([401, 'TOKEN_MUST_BE_VALID']);
        expect(headers.get('www-authenticate')).toBe('Bearer realm="cohong"');
    });

    it.each(badTokens())('401: %s', async (_what, authorization) => {
        const header = await authorization();
        for (const body of [undefined, {}]) {
            const answered = await send(header, body);

            expect(answered).toMatchObject({ status: 401, body: { code: 'TOKEN_MUST_BE_VALID' } });
            expect(answered.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
            expect(answered.headers.get('www-authenticate')).toBe('Bearer realm="cohong", error="invalid_token"');
        }
    });

    it('401: each with the same words, so that nobody learns what was wrong with it', async () => {
        const bodies = await Promise.all(
            badTokens().map(async ([, authorization]) => {
                const { body } = await send(await authorization());
                return JSON.stringify({ ...body, requestId: '' });
            }),
        );

        expect(new Set(bodies).size).toBe(1);
    });
}

interface Answered {
    readonly status: number;
    readonly headers: Headers;
    readonly body: Readonly<Record<string, unknown>>;
}

/** Asks for the financings, or with a body requests one. */
async function send(authorization: string, body?: object): Promise<Answered> {
    sent.push(authorization);
    const response = await fetch(`${consortium.organisation(bank).url}/v1/financings`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': 'a-key' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
    });

    return { status: response.status, headers: response.headers, body: (await response.json()) as Answered['body'] };
}

/** Each with what is wrong about it, as the header says it. */
function badTokens(): (readonly [string, () => Promise<string> | string])[] {
    const of = (mspId: string): Promise<string> => consortium.organisation(mspId).token('maker-1');
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const ownKey = stranger.publicKey.export({ format: 'jwk' });

    return [
        ['a word', () => 'Bearer maker-1'],
        ['two words', () => 'Bearer maker-1 maker-1'],
        ['one that has expired', () => bearer({ exp: now() - 30 })],
        ['one that never expires', () => bearer({ exp: undefined })],
        ['one that expires in words', () => bearer({ exp: 'tomorrow' })],
        ['one that is not valid yet', () => bearer({ nbf: now() + 30 })],
        ['one for another audience', () => bearer({ aud: 'urn:cohong:gateway:PearlBankMSP' })],
        ['one for no audience', () => bearer({ aud: undefined })],
        ['one of another issuer', () => bearer({ iss: 'urn:cohong:development-issuer:PearlBankMSP' })],
        ["another bank's, good there", async () => `Bearer ${await of('PearlBankMSP')}`],
        ['one signed with another key', () => bearer({}, stranger.privateKey)],
        ['one that brings its key along', () => bearer({}, stranger.privateKey, { jwk: ownKey })],
        ['one that names another key', () => bearer({}, issuersKey(), { kid: 'of-yesterday' })],
        [
            'one with an extension that must be understood',
            () => bearer({}, issuersKey(), { crit: ['b64'], b64: false }),
        ],
        ['one whose subject was changed', async () => `Bearer ${withSubject(await of(bank), 'checker-1')}`],
        ['one without a signature', async () => `Bearer ${(await of(bank)).split('.').slice(0, 2).join('.')}.`],
        ['one without a signature, alg none', () => bearer({}, 'none')],
        ['one signed with the public key as a secret, HS256', () => bearer({}, publicKeyAsSecret('pem'))],
        ['the same with the bytes of the key', () => bearer({}, publicKeyAsSecret('der'))],
        ['one for a user that does not exist', () => bearer({ sub: 'maker-9' })],
        ['one for what every object has', () => bearer({ sub: 'constructor' })],
        ['one for nobody', () => bearer({ sub: undefined })],
        ['one for a number', () => bearer({ sub: 1 })],
        ['one of 9 kB', () => bearer({ filling: 'x'.repeat(6_700) })],
    ];
}

/** The token of maker-1 with some of its claims changed, signed by the bank's own issuer unless told otherwise. */
function bearer(claims: object, key: ForgersKey = issuersKey(), header: object = {}): string {
    const good = {
        iss: `urn:cohong:development-issuer:${bank}`,
        aud: `urn:cohong:gateway:${bank}`,
        sub: 'maker-1',
        exp: now() + 60,
        scope: 'financings:read financings:write',
    };

    return `Bearer ${token({ ...good, ...claims }, key, header)}`;
}

function issuersKey(): KeyObject {
    const file = path.join(consortium.folder, 'issuers', bank, 'issuer.jwk');

    return createPrivateKey({ key: JSON.parse(readFileSync(file, 'utf8')) as never, format: 'jwk' });
}

function publicKeyAsSecret(format: 'pem' | 'der'): KeyObject {
    const publicKey = createPublicKey(issuersKey());
    const bytes = publicKey.export({ format: format as 'pem', type: 'spki' });

    return createSecretKey(Buffer.from(bytes));
}
