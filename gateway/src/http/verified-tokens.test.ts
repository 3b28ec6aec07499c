import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { VerifiedTokens } from './verified-tokens.js';

describe('the tokens that were found good a moment ago', () => {
    let now: number;
    let verified: string[];
    let tokens: VerifiedTokens;

    beforeEach(() => {
        now = 1_800_000_000_000;
        jest.spyOn(Date, 'now').mockImplementation(() => now);
        verified = [];
        tokens = new VerifiedTokens();
    });
    afterEach(() => {
        jest.restoreAllMocks();
    });

    const claimsOf = (token: string, lifetimeSeconds = 3_600) =>
        tokens.claimsOf(token, () => {
            verified.push(token);
            return Promise.resolve({ sub: `the subject of ${token}`, exp: now / 1_000 + lifetimeSeconds });
        });

    it('are verified once, each for itself', async () => {
        const subjects = [];
        for (const token of ['a', 'b', 'a', 'b']) {
            subjects.push((await claimsOf(token)).sub);
        }

        expect(verified).toEqual(['a', 'b']);
        expect(subjects).toEqual(['a', 'b', 'a', 'b'].map((token) => `the subject of ${token}`));
    });

    it('are verified again after a minute', async () => {
        await claimsOf('a');
        now += 59_999;
        await claimsOf('a');
        expect(verified).toEqual(['a']);

        now += 1;
        await claimsOf('a');
        expect(verified).toEqual(['a', 'a']);
    });

    it('are verified again when they have expired', async () => {
        await claimsOf('a', 10);
        now += 10_000;
        await claimsOf('a', 10);

        expect(verified).toEqual(['a', 'a']);
    });

    it('are none that were refused', async () => {
        const refuse = () => Promise.reject(new Error('expired'));
        await expect(tokens.claimsOf('a', refuse)).rejects.toThrow('expired');
        await claimsOf('a');

        expect(verified).toEqual(['a']);
    });

    it('are a thousand at most: the one longest known is verified again', async () => {
        for (let index = 0; index <= 1_000; index += 1) {
            await claimsOf(`token ${index}`);
        }
        verified = [];
        await claimsOf('token 1');
        await claimsOf('token 0');

        expect(verified).toEqual(['token 0']);
    });
});
