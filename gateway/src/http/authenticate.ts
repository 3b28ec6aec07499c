import type { Request, RequestHandler } from 'express';
import { createLocalJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { GatewayConfig } from '../config.js';
import { HttpFault } from './http-fault.js';
import type { RequestLocals } from './request-log.js';
import { allows } from './scope.js';

const realm = 'Bearer realm="cohong"';

/**
 * Finds out which user of the organisation sends a request: by a signed token (JWT, ES256 and nothing else) whose
 * subject is a user with an identity on the ledger. The scope of the token says what its bearer may ask for here; what
 * the user may do is for the contracts to say, by the certificate.
 */
export class Authenticator {
    readonly #config: GatewayConfig;
    readonly #keys: JWTVerifyGetKey;

    constructor(config: GatewayConfig) {
        this.#config = config;
        this.#keys = createLocalJWKSet(config.tokens.keys);
    }

    /**
     * Lets a request pass whose token is good and allows the scope, and notes its user.
     *
     * @throws HttpFault TOKEN_MUST_BE_VALID, which never says what was wrong with a token, or TOKEN_MUST_HAVE_SCOPE.
     */
    admission(scope: string): RequestHandler {
        return async (request, response, next) => {
            const { sub = '', scope: granted } = await this.#claimsOf(request);
            (response.locals as RequestLocals).user = sub;
            // A token that says nothing of scopes allows nothing.
            if (typeof granted !== 'string' || !allows(granted, scope)) {
                const challenge = `${realm}, error="insufficient_scope", scope="${scope}"`;
                throw new HttpFault('TOKEN_MUST_HAVE_SCOPE', { 'WWW-Authenticate': challenge });
            }
            next();
        };
    }

    async #claimsOf(request: Request): Promise<JWTPayload> {
        const [, token] = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
        if (token === undefined) {
            throw new HttpFault('TOKEN_MUST_BE_VALID', { 'WWW-Authenticate': realm });
        }
        const claims = await this.#verified(token);
        if (claims?.sub === undefined || !this.#config.users.has(claims.sub)) {
            throw new HttpFault('TOKEN_MUST_BE_VALID', { 'WWW-Authenticate': `${realm}, error="invalid_token"` });
        }

        return claims;
    }

    async #verified(token: string): Promise<JWTPayload | undefined> {
        const { issuer, audience } = this.#config.tokens;
        try {
            const { payload } = await jwtVerify(token, this.#keys, {
                algorithms: ['ES256'],
                issuer,
                audience,
                requiredClaims: ['sub', 'exp'],
            });
            return payload;
        } catch {
            return undefined;
        }
    }
}
