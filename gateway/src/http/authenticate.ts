import type { Request } from 'express';
import { createLocalJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { GatewayConfig } from '../config.js';
import { HttpFault } from './http-fault.js';

/**
 * Finds out which user of the organisation sends a request: by a signed token (JWT, ES256 and nothing else) whose
 * subject is a user with an identity on the ledger. What the user may do is for the contracts to say.
 */
export class Authenticator {
    readonly #config: GatewayConfig;
    readonly #keys: JWTVerifyGetKey;

    constructor(config: GatewayConfig) {
        this.#config = config;
        this.#keys = createLocalJWKSet(config.tokens.keys);
    }

    /** @throws HttpFault TOKEN_MUST_BE_VALID, which never says what was wrong with a token. */
    async userOf(request: Request): Promise<string> {
        const [, token] = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
        if (token === undefined) {
            throw new HttpFault('TOKEN_MUST_BE_VALID', { 'WWW-Authenticate': 'Bearer realm="cohong"' });
        }
        const user = await this.#subjectOf(token);
        if (user === undefined || !this.#config.users.has(user)) {
            const challenge = 'Bearer realm="cohong", error="invalid_token"';
            throw new HttpFault('TOKEN_MUST_BE_VALID', { 'WWW-Authenticate': challenge });
        }

        return user;
    }

    async #subjectOf(token: string): Promise<string | undefined> {
        const { issuer, audience } = this.#config.tokens;
        try {
            const { payload } = await jwtVerify(token, this.#keys, {
                algorithms: ['ES256'],
                issuer,
                audience,
                requiredClaims: ['sub', 'exp'],
            });
            return payload.sub;
        } catch {
            return undefined;
        }
    }
}
