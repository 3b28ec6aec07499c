import { describe, expect, it } from '@jest/globals';
import { checkCoin } from './check-coin.js';

describe('checkCoin', () => {
    it.each([
        [true, false, 'GENUINE_UNSPENT'],
        [true, true, 'GENUINE_SPENT'],
        [false, false, 'UNKNOWN'],
        // Of a coin that was shown with another amount, nobody learns that one of its serial was spent.
        [false, true, 'UNKNOWN'],
    ])('written: %s, ended: %s: %s', (isWritten, hasEnded, verdict) => {
        expect(checkCoin({ isWritten, hasEnded })).toEqual({ verdict });
    });
});
