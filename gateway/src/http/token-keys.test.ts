import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isKeySet, TokenKeys } from './token-keys.js';

interface Pair {
    readonly privateKey: CryptoKey;
    readonly jwk: JWK;
}

async function keyPair(kid: string): Promise<Pair> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');

    return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' } };
}

const tokenOf = ({ privateKey, jwk: { kid = '' } }: Pair) =>
    new SignJWT().setProtectedHeader({ alg: 'ES256', kid }).setSubject('maker-1').sign(privateKey);
const setOf = (...pairs: readonly Pair[]) => JSON.stringify({ keys: pairs.map(({ jwk }) => jwk) });

describe('the keys of a token issuer', () => {
    let first: Pair;
    let second: Pair;
    let now: number;

    beforeAll(async () => {
        [first, second] = await Promise.all([keyPair('first'), keyPair('second')]);
    });
    beforeEach(() => {
        now = Date.now();
        jest.spyOn(Date, 'now').mockImplementation(() => now);
    });
    afterEach(() => {
        jest.restoreAllMocks();
    });

    const verify = async (keys: TokenKeys, pair: Pair) =>
        (await jwtVerify(await tokenOf(pair), keys.keyOf)).payload.sub;
    const unknown = { code: 'ERR_JWKS_NO_MATCHING_KEY' };
    const unavailable = { status: 503, code: 'ISSUER_KEYS_MUST_BE_KNOWN' };

    describe('in a file', () => {
        let folder: string;
        let file: string;
        beforeEach(async () => {
            folder = await mkdtemp(join(tmpdir(), 'jwks-'));
            file = join(folder, 'jwks.json');
            await writeFile(file, setOf(first));
        });
        afterEach(() => rm(folder, { recursive: true }));

        it('are read again when a token names one that is not among them', async () => {
            const keys = new TokenKeys(pathToFileURL(file));
            expect(await verify(keys, first)).toBe('maker-1');

            await writeFile(file, setOf(first, second));
            now += 6_000;

            expect(await verify(keys, second)).toBe('maker-1');
            expect(await verify(keys, first)).toBe('maker-1');
        });

        it('are not read again for every token that names one which nobody knows', async () => {
            const keys = new TokenKeys(pathToFileURL(file));
            await expect(verify(keys, second)).rejects.toMatchObject(unknown);

            await writeFile(file, setOf(first, second));
            now += 4_000;

            await expect(verify(keys, second)).rejects.toMatchObject(unknown);
        });

        it('are good no longer than ten minutes after one has been taken out', async () => {
            const keys = new TokenKeys(pathToFileURL(file));
            expect(await verify(keys, first)).toBe('maker-1');

            await writeFile(file, setOf(second));
            now += 601_000;

            await expect(verify(keys, first)).rejects.toMatchObject(unknown);
        });

        it('503: cannot be had, and no token is called bad for that', async () => {
            const keys = new TokenKeys(pathToFileURL(file));
            await writeFile(file, '{"keys":');

            expect(await keys.areKnown()).toBe(false);
            await expect(verify(keys, first)).rejects.toMatchObject(unavailable);

            await writeFile(file, setOf(first));
            expect(await keys.areKnown()).toBe(true);
            expect(await verify(keys, first)).toBe('maker-1');
        });
    });

    describe('at an address', () => {
        let issuer: Server;
        let served: { status: number; body: string };
        let requests: number;
        let keys: TokenKeys;
        beforeEach(async () => {
            served = { status: 200, body: setOf(first) };
            requests = 0;
            issuer = createServer((_request, response) => {
                requests += 1;
                response.writeHead(served.status, { location: '/elsewhere' }).end(served.body);
            });
            issuer.listen(0, '127.0.0.1');
            await once(issuer, 'listening');
            keys = new TokenKeys(new URL(`http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`));
        });
        afterEach(() => {
            issuer.close();
        });

        it('are fetched once for many tokens, and again for a new key', async () => {
            await Promise.all([1, 2, 3].map(() => verify(keys, first)));
            expect(requests).toBe(1);

            served.body = setOf(second);
            now += 6_000;

            expect(await verify(keys, second)).toBe('maker-1');
            expect(requests).toBe(2);
        });

        it.each([
            ['an error', 500],
            ['another place', 302],
        ])('503: it answers with %s', async (_what, status) => {
            served.status = status;

            await expect(verify(keys, first)).rejects.toMatchObject(unavailable);
            expect(requests).toBe(1);
        });

        it('503: nobody is there', async () => {
            issuer.close();
            issuer.closeAllConnections();
            await once(issuer, 'close');

            expect(await keys.areKnown()).toBe(false);
            await expect(verify(keys, first)).rejects.toMatchObject(unavailable);
        });
    });

    it.each([
        ['', false],
        ['{}', false],
        ['{"keys":[]}', false],
        ['{"keys":[{}]}', false],
        ['{"keys":[{"kty":"EC"}]}', true],
    ])('are a set with something in it: %s is %s', (text, isOne) => {
        expect(isKeySet(text)).toBe(isOne);
    });
});
