import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import type { ledger } from '@hyperledger/fabric-protos';

import { merkleSummary } from './merkle.js';
import { keyRead } from './recording.js';

function reads(count: number): ledger.rwset.kvrwset.KVRead[] {
    return Array.from({ length: count }, (_, index) =>
        keyRead(`k${String(index).padStart(6, '0')}`, { blockNumber: index % 7, txNumber: index % 3 }),
    );
}

function digest(hashes: readonly Uint8Array[]): string {
    return createHash('sha256').update(Buffer.concat(hashes)).digest('hex').slice(0, 16);
}

describe('The summary of a range', () => {
    it('is not made of fifty reads or fewer', () => {
        expect(merkleSummary(reads(50))).toBeUndefined();
    });

    /** As Fabric v3.1.5 computed them from the same reads: around the size of a leaf and of each level. */
    it.each([
        [51, { maxLevel: 1, count: 1, hashes: 'edd039c6335faccc' }],
        [52, { maxLevel: 1, count: 2, hashes: '31c6f2241c8374ec' }],
        [102, { maxLevel: 1, count: 2, hashes: '77080da6ac6ce0d2' }],
        [2550, { maxLevel: 1, count: 50, hashes: '87816b8489d52878' }],
        [2551, { maxLevel: 2, count: 1, hashes: '8264cc4edf35bd06' }],
        [2601, { maxLevel: 2, count: 1, hashes: '2d821fa97f96d4d6' }],
        [2602, { maxLevel: 2, count: 2, hashes: '61134d3b268421ce' }],
        [2653, { maxLevel: 2, count: 2, hashes: '1b491fa7eeddf4b6' }],
        [132702, { maxLevel: 3, count: 2, hashes: 'c916af5059b3026f' }],
    ])('of %i reads is that of Fabric: %j', (count, expected) => {
        const summary = merkleSummary(reads(count))!;
        const hashes = summary.getMaxLevelHashesList_asU8();
        expect({ maxLevel: summary.getMaxLevel(), count: hashes.length, hashes: digest(hashes) }).toEqual(expected);
        expect(summary.getMaxDegree()).toBe(50);
    });
});
