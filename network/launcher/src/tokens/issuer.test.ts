import { createCertificateAuthority } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTokenIssuer } from './issuer.js';

describe('the development issuer', () => {
    let folder: string;
    beforeAll(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'issuer-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('issues a token that its public key set verifies, for one user of one organisation', async () => {
        const issuer = await openTokenIssuer(folder, 'AMSP');
        const keys = createLocalJWKSet(JSON.parse(readFileSync(issuer.jwksFile, 'utf8')) as JSONWebKeySet);

        const { payload } = await jwtVerify(await issuer.issue('maker-1'), keys, {
            issuer: issuer.issuer,
            audience: issuer.audience,
        });

        expect(payload.sub).toBe('maker-1');
    });

    it('gives every scope, or those it is asked for', async () => {
        const issuer = await openTokenIssuer(folder, 'AMSP');

        expect(decodeJwt(await issuer.issue('maker-1'))['scope']).toBe('*:read *:write');
        const scope = 'financings:read vault:read';
        expect(decodeJwt(await issuer.issue('auditor-1', { scope }))['scope']).toBe(scope);
    });

    it('binds a token to a certificate', async () => {
        const issuer = await openTokenIssuer(folder, 'AMSP');
        const { certificatePem } = await createCertificateAuthority('a-client');
        const fingerprint = new X509Certificate(certificatePem).fingerprint256.replaceAll(':', '');

        const { cnf } = decodeJwt(await issuer.issue('maker-1', { certificatePem }));

        expect(cnf).toEqual({ 'x5t#S256': Buffer.from(fingerprint, 'hex').toString('base64url') });
    });

    it('keeps its key between runs, and to its owner', async () => {
        const first = await openTokenIssuer(folder, 'AMSP');
        const before = readFileSync(first.jwksFile, 'utf8');
        await openTokenIssuer(folder, 'AMSP');

        expect(readFileSync(first.jwksFile, 'utf8')).toBe(before);
        expect(statSync(path.join(folder, 'issuer.jwk')).mode & 0o077).toBe(0);
    });
});
