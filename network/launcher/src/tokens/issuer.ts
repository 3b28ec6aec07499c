import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';

/** An organisation's issuer of tokens in development. In production this is the organisation's own identity provider. */
export interface TokenIssuer {
    readonly issuer: string;
    readonly audience: string;
    /** The public keys, as the gateway reads them. */
    readonly jwksFile: string;
    /** A bearer token (JWT, ES256) for one user of the organisation. */
    issue(user: string, request?: TokenRequest): Promise<string>;
}

/** What a token is to say besides whom it is for. */
export interface TokenRequest {
    /** What its bearer may ask for, as the gateway's document names it with each operation; everything by default. */
    readonly scope?: string;
    /** Twelve hours by default. */
    readonly lifetimeSeconds?: number;
    /** Binds it to a client's certificate: nobody else can use it then (RFC 8705). */
    readonly certificatePem?: string;
}

const keyId = 'development';
const everyScope = '*:read *:write';

/** Opens the issuer of an organisation, making its key the first time. The private key never leaves `folder`. */
export async function openTokenIssuer(folder: string, mspId: string): Promise<TokenIssuer> {
    const keyFile = path.join(folder, 'issuer.jwk');
    const jwksFile = path.join(folder, 'jwks.json');
    if (!existsSync(keyFile)) {
        await makeKey({ folder, keyFile, jwksFile });
    }
    const key = await importJWK(JSON.parse(readFileSync(keyFile, 'utf8')) as JWK, 'ES256');
    const issuer = `urn:cohong:development-issuer:${mspId}`;
    const audience = `urn:cohong:gateway:${mspId}`;
    return {
        issuer,
        audience,
        jwksFile,
        issue: (user, { scope = everyScope, lifetimeSeconds = 12 * 3_600, certificatePem } = {}) =>
            new SignJWT({ scope, ...(certificatePem !== undefined && { cnf: bindingTo(certificatePem) }) })
                .setProtectedHeader({ alg: 'ES256', kid: keyId })
                .setIssuer(issuer)
                .setAudience(audience)
                .setSubject(user)
                .setIssuedAt()
                .setExpirationTime(`${lifetimeSeconds}s`)
                .sign(key),
    };
}

function bindingTo(certificatePem: string): object {
    const { raw } = new X509Certificate(certificatePem);
    return { 'x5t#S256': createHash('sha256').update(raw).digest('base64url') };
}

async function makeKey({
    folder,
    keyFile,
    jwksFile,
}: Record<'folder' | 'keyFile' | 'jwksFile', string>): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const named = { alg: 'ES256', kid: keyId, use: 'sig' };
    writeFileSync(jwksFile, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...named }] }));
    writeFileSync(keyFile, JSON.stringify({ ...(await exportJWK(privateKey)), ...named }), { mode: 0o600 });
}
