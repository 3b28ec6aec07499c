import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { blockHashOf } from './block-header.js';
import type { Sha256 } from './sha256.js';

const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');
const [previousHash, dataHash] = ['ab'.repeat(32), 'cd'.repeat(32)] as const;

describe('blockHashOf', () => {
    it.each<[number, string]>([
        [1, '020101'],
        [127, '02017f'],
        [128, '02020080'],
        [256, '02020100'],
        [32_768, '0203008000'],
        [2 ** 40, '0206010000000000'],
    ])('is over ASN.1, in which block number %i is %s', (number, integer) => {
        const content = `${integer}0420${previousHash}0420${dataHash}`;
        const length = (content.length / 2).toString(16);

        expect(blockHashOf({ number, previousHash, dataHash }, sha256)).toBe(
            sha256(Buffer.from(`30${length}${content}`, 'hex')),
        );
    });

    it('of the first block there is none before it', () => {
        expect(blockHashOf({ number: 0, previousHash: '', dataHash }, sha256)).toBe(
            sha256(Buffer.from(`302702010004000420${dataHash}`, 'hex')),
        );
    });

    it('refuses to hash what no header holds', () => {
        expect(() => blockHashOf({ number: 1, previousHash: 'ab'.repeat(100), dataHash }, sha256)).toThrow(RangeError);
    });
});
