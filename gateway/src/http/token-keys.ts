import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { HttpFault } from './http-fault.js';

const timeoutMilliseconds = 5_000;
/** A key that its issuer has taken out of the set is good for so long at most. */
const longestAgeMilliseconds = 600_000;
/** However many tokens name keys that nobody knows, the set is not fetched more often. */
const shortestAgeMilliseconds = 5_000;
const retryAfterSeconds = '5';

/**
 * The public keys of the token issuer, in a file or at an address that the issuer keeps up to date. They are fetched
 * again when a token names one that is not among them, which is how an issuer changes keys, and when they have grown old.
 */
export class TokenKeys {
    readonly #set: ReturnType<typeof createRemoteJWKSet>;

    constructor(location: URL) {
        this.#set = createRemoteJWKSet(location, {
            timeoutDuration: timeoutMilliseconds,
            cacheMaxAge: longestAgeMilliseconds,
            cooldownDuration: shortestAgeMilliseconds,
            ...(location.protocol === 'file:' && { [customFetch]: readSet }),
        });
    }

    /**
     * The key that a token names.
     *
     * @throws an error of jose when it is not among the keys, and HttpFault ISSUER_KEYS_MUST_BE_KNOWN when they cannot
     * be had: the token may be good.
     */
    readonly keyOf: JWTVerifyGetKey = async (header, token) => {
        try {
            return await this.#set(header, token);
        } catch (cause) {
            if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) {
                throw cause;
            }
            throw new HttpFault('ISSUER_KEYS_MUST_BE_KNOWN', { 'Retry-After': retryAfterSeconds }, { cause });
        }
    };

    /** Whether tokens can be judged. */
    async areKnown(): Promise<boolean> {
        return this.#set.fresh || (await this.#set.reload().then(isDone, isNotDone));
    }
}

const isDone = (): boolean => true;
const isNotDone = (): boolean => false;

async function readSet(location: string): Promise<Response> {
    return new Response(await readFile(fileURLToPath(location)));
}

const keySetSchema = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** Whether a text is a key set with something in it, so that a wrong file is told at the start. */
export function isKeySet(text: string): boolean {
    try {
        return keySetSchema.safeParse(JSON.parse(text)).success;
    } catch {
        return false;
    }
}
