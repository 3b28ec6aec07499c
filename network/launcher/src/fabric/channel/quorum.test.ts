import { describe, expect, it } from '@jest/globals';
import type { Ordering } from '../../consortium/consortium.js';
import { quorumOf, requireQuorum } from './quorum.js';

const raftOf = (count: number): Ordering => ({
    protocol: 'raft',
    nodes: Array.from({ length: count }, (_, index) => ({ mspId: 'OrdererMSP', port: 7_041 + index })),
});

describe('A quorum of orderers', () => {
    it.each<[Ordering['protocol'], number, number]>([
        ['raft', 1, 1],
        ['raft', 2, 2],
        ['raft', 3, 2],
        ['raft', 4, 3],
        ['smartbft', 4, 3],
        ['smartbft', 5, 4],
        ['smartbft', 7, 5],
    ])('of %s with %i is %i', (protocol, count, quorum) => {
        expect(quorumOf(protocol, count)).toBe(quorum);
    });

    it('is there with one of three away, and not with one of two', () => {
        const serving = new Set(['orderer0.OrdererMSP', 'orderer2.OrdererMSP']);
        expect(() => requireQuorum(raftOf(3), serving)).not.toThrow();
        expect(() => requireQuorum(raftOf(2), serving)).toThrow(
            'orderer1.OrdererMSP is away. Of orderer0.OrdererMSP, orderer1.OrdererMSP 2 must be there',
        );
    });
});
