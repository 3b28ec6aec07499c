import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';

/** An organisation's issuer of tokens in development. In production this is the organisation's own identity provider. */
export interface TokenIssuer {
    readonly issuer: string;
    readonly audience: string;
    /** The public keys, as the gateway reads them. */
    readonly jwksFile: string;
    /** A bearer token (JWT, ES256) for one user of the organisation, valid for `lifetimeSeconds` from now. */
    issue(user: string, lifetimeSeconds?: number): Promise<string>;
}

const keyId = 'development';

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
        issue: (user, lifetimeSeconds = 12 * 3_600) =>
            new SignJWT()
                .setProtectedHeader({ alg: 'ES256', kid: keyId })
                .setIssuer(issuer)
                .setAudience(audience)
                .setSubject(user)
                .setIssuedAt()
                .setExpirationTime(`${lifetimeSeconds}s`)
                .sign(key),
    };
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
