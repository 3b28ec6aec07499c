import type { Request, RequestHandler } from 'express';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { GatewayConfig } from '../config.js';
import { isBoundTo } from './client-certificate.js';
import { HttpFault } from './http-fault.js';
import { requestIdOf, type RequestLocals } from './request-log.js';
import { allows } from './scope.js';
import { TokenKeys } from './token-keys.js';
import { VerifiedTokens } from './verified-tokens.js';

const realm = 'Bearer realm="cohong"';
const longestToken = 8_192;
/** How far the clocks of issuer and gateway may be apart. */
const toleranceSeconds = 10;

/**
 * Finds out which user of the organisation sends a request: by a signed token (JWT, ES256 and nothing else) whose
 * subject is a user with an identity on the ledger. The scope of the token says what its bearer may ask for here; what
 * the user may do is for the contracts to say, by the certificate.
 */
export class Authenticator {
    readonly #config: GatewayConfig;
    readonly #logger: Logger;
    readonly #keys: TokenKeys;
    readonly #lately = new VerifiedTokens();

    constructor(config: GatewayConfig, logger: Logger) {
        this.#config = config;
        this.#logger = logger;
        this.#keys = new TokenKeys(config.tokens.keySet);
    }

    /** Whether it can judge tokens at all. */
    isReady(): Promise<boolean> {
        return this.#keys.areKnown();
    }

    /**
     * Lets a request pass whose token is good and allows the scope, and notes its user and how long it is good.
     *
     * @throws HttpFault TOKEN_MUST_BE_VALID, which never says what was wrong with a token, TOKEN_MUST_HAVE_SCOPE, or
     * ISSUER_KEYS_MUST_BE_KNOWN.
     */
    admission(scope: string): RequestHandler {
        return async (request, response, next) => {
            const { sub = '', exp = 0, scope: granted } = await this.#claimsOf(request);
            const locals = response.locals as RequestLocals;
            locals.user = sub;
            locals.tokenExpiresAt = exp * 1_000;
            // A token that says nothing of scopes allows nothing.
            if (typeof granted !== 'string' || !allows(granted, scope)) {
                const challenge = `${realm}, error="insufficient_scope", scope="${scope}"`;
                throw new HttpFault('TOKEN_MUST_HAVE_SCOPE', { 'WWW-Authenticate': challenge });
            }
            next();
        };
    }

    async #claimsOf(request: Request): Promise<JWTPayload> {
        const [, token] = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '') ?? [];
        if (token === undefined) {
            throw new HttpFault('TOKEN_MUST_BE_VALID', { 'WWW-Authenticate': realm });
        }
        try {
            return await this.#judge(token, request.socket);
        } catch (error) {
            if (error instanceof HttpFault) {
                throw error;
            }
            // For the operator alone: whoever sent it hears only that it was refused.
            this.#logger.info({ requestId: requestIdOf(request), reason: reasonOf(error) }, 'token refused');
            throw new HttpFault('TOKEN_MUST_BE_VALID', { 'WWW-Authenticate': `${realm}, error="invalid_token"` });
        }
    }

    async #judge(token: string, socket: Socket): Promise<JWTPayload> {
        if (token.length > longestToken) {
            throw new TokenFault('it is too long');
        }
        const claims = await this.#lately.claimsOf(token, () => this.#verify(token));
        if (!this.#config.users.has(claims.sub ?? '')) {
            throw new TokenFault('its subject is no user with an identity');
        }
        this.#mustBeOfThisClient(claims, socket);

        return claims;
    }

    async #verify(token: string): Promise<JWTPayload> {
        const { issuer, audience } = this.#config.tokens;
        const { payload } = await jwtVerify(token, this.#keys.keyOf, {
            algorithms: ['ES256'],
            issuer,
            audience,
            clockTolerance: toleranceSeconds,
            requiredClaims: ['sub', 'exp'],
        });

        return payload;
    }

    /** Where clients show certificates, a token must be bound to the one that is shown; a bound one is good nowhere else. */
    #mustBeOfThisClient({ cnf }: JWTPayload, socket: Socket): void {
        if (cnf === undefined && this.#config.tls?.clientCaPem !== undefined) {
            throw new TokenFault('it is bound to no client certificate');
        }
        if (cnf !== undefined && !isBoundTo(cnf, socket)) {
            throw new TokenFault('it is bound to something else than the certificate of this client');
        }
    }
}

/** What is wrong with a token besides what the library finds. */
class TokenFault extends Error {}

/** Never a word of the token itself. */
function reasonOf(error: unknown): string {
    if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) {
        return `${error.code} ${error.claim}`;
    }
    if (error instanceof errors.JOSEError) {
        return error.code;
    }

    return error instanceof TokenFault ? error.message : 'it could not be read';
}
