import { describe, expect, it } from '@jest/globals';
import { morning } from '../receivable/testing/samples.js';
import { newestOf, retireEpoch, rotateKeys, type FingerprintKeys } from './fingerprint-keys.js';

const secretOf = (n: number): string => String(n).repeat(64);
const first: FingerprintKeys = { epochs: [{ epoch: 1, secret: secretOf(1) }] };
const rotated = rotateKeys(first, { secret: secretOf(2), since: morning });
const empty = { filed: 0 };

describe('rotateKeys', () => {
    it('begins an epoch and keeps those before it', () => {
        expect(rotated.epochs).toEqual([...first.epochs, { epoch: 2, secret: secretOf(2), since: morning }]);
        expect(newestOf(rotated).epoch).toBe(2);
    });

    it('refuses a fourth', () => {
        const third = rotateKeys(rotated, { secret: secretOf(3), since: morning });

        expect(() => rotateKeys(third, { secret: secretOf(4), since: morning })).toThrow('LIVING_EPOCHS_MUST_BE_FEW');
    });
});

describe('retireEpoch', () => {
    it('forgets a key under which nothing is filed', () => {
        expect(retireEpoch(rotated, 1, empty).epochs).toEqual(rotated.epochs.slice(1));
    });

    it('never numbers an epoch as one before it', () => {
        const alone = retireEpoch(rotated, 1, empty);

        expect(newestOf(rotateKeys(alone, { secret: secretOf(3), since: morning })).epoch).toBe(3);
    });

    // Each row breaks the rule it names and every rule below it.
    it.each([
        ['EPOCH_MUST_LIVE', 3, { filed: 1 }],
        ['EPOCH_MUST_NOT_BE_NEWEST', 2, { filed: 1 }],
        ['EPOCH_MUST_BE_EMPTY', 1, { filed: 1 }],
    ])('refuses %s', (code, epoch, count) => {
        expect(() => retireEpoch(rotated, epoch, count)).toThrow(code);
    });
});
