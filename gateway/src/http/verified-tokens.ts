import type { JWTPayload } from 'jose';

const longestMilliseconds = 60_000;
const mostTokens = 1_000;

interface Verified {
    readonly claims: JWTPayload;
    readonly until: number;
}

/**
 * The tokens that were found good a moment ago. A client sends the same one with every request, and to check its
 * signature costs more than all else that the gateway does for a question. It is remembered for a minute at most, so
 * that a key which its issuer takes back is not good for long.
 */
export class VerifiedTokens {
    readonly #tokens = new Map<string, Verified>();

    /** The claims of a token, which is verified unless it has been just now. What is refused is not remembered. */
    async claimsOf(token: string, verify: () => Promise<JWTPayload>): Promise<JWTPayload> {
        const known = this.#tokens.get(token);
        if (known !== undefined && Date.now() < known.until) {
            return known.claims;
        }
        const claims = await verify();
        this.#remember(token, claims);

        return claims;
    }

    #remember(token: string, claims: JWTPayload): void {
        // Once it has expired it is looked at again: whether it is still good by the issuer's clock is said in one place.
        const until = Math.min(Date.now() + longestMilliseconds, (claims.exp ?? 0) * 1_000);
        this.#tokens.delete(token);
        this.#tokens.set(token, { claims, until });
        const [oldest] = this.#tokens.keys();
        if (this.#tokens.size > mostTokens && oldest !== undefined) {
            this.#tokens.delete(oldest);
        }
    }
}
