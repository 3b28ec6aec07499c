import { describe, expect, it } from '@jest/globals';
import { canBecome, coinTransitions, isLive, type CoinState } from './coin.js';

const states = Object.keys(coinTransitions) as CoinState[];
const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));
const releases = ['LOCKED RELEASED', 'PENDING RELEASED', 'ON_DEVICE RELEASED', 'IN_CUSTODY RELEASED'];
const allowed = ['IN_VAULT SPENT', 'IN_VAULT DESTROYED', 'UNSPENT SPENT', ...releases];

describe('what a coin can become', () => {
    it.each(pairs)('from %s to %s', (from, to) => {
        expect(canBecome(from, to)).toBe(allowed.includes(`${from} ${to}`));
    });

    it('is money until it has ended', () => {
        expect(states.filter(isLive)).toEqual(['IN_VAULT', 'UNSPENT', 'LOCKED', 'PENDING', 'ON_DEVICE', 'IN_CUSTODY']);
    });
});
