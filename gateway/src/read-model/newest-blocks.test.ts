import { StatusCode } from '@hyperledger/fabric-gateway';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ReadBlock } from './block.js';
import { NewestBlocks } from './newest-blocks.js';
import { recordKey } from './record-key.js';

const schema = z.strictObject({ id: z.string(), status: z.string() });
const deal = { chaincode: 'trade', collection: 'vault_A', kind: 'deal', schema, key: ['1'] } as const;
const committed = { transactionId: 'tx', blockNumber: 7n };

const blockWith = (number: number, status: string | undefined): ReadBlock => {
    const value = status === undefined ? undefined : Buffer.from(JSON.stringify({ id: '1', status, salt: 's' }));
    const writes = [{ key: recordKey({ kind: 'deal', parts: ['1'] }), value }];
    const transaction = { id: 'tx', index: 0, time: new Date(0) };
    const places = [
        { chaincode: 'trade', writes: [] },
        { chaincode: 'trade', collection: 'vault_A', writes },
        { chaincode: 'trade', collection: 'vault_B', writes: undefined },
    ];

    const invalid = [
        { id: 'conflict', code: StatusCode.MVCC_READ_CONFLICT },
        { id: 'tx', code: StatusCode.DUPLICATE_TXID },
        { id: 'copy', code: StatusCode.DUPLICATE_TXID },
    ];

    return { number, hash: '', previousHash: '', transactions: [{ ...transaction, places }], invalid };
};
const having = (...blocks: readonly ReadBlock[]): NewestBlocks => {
    const newest = new NewestBlocks();
    blocks.forEach((block) => newest.keep(block));

    return newest;
};

describe('the newest blocks', () => {
    it('tell a record as a transaction wrote it, without its salt', () => {
        const newest = having(blockWith(7, 'OPEN'), blockWith(8, 'CLOSED'));

        expect(newest.written(committed, deal)).toEqual({ id: '1', status: 'OPEN' });
        expect(newest.written({ ...committed, blockNumber: 8n }, deal)).toEqual({ id: '1', status: 'CLOSED' });
    });

    it.each([
        ['a block that is not here', { ...committed, blockNumber: 6n }, deal],
        ['a transaction that is not in it', { ...committed, transactionId: 'other' }, deal],
        ['what it did not write', committed, { ...deal, key: ['2'] }],
        ['another kind of record', committed, { ...deal, kind: 'approval' }],
        ['another chaincode', committed, { ...deal, chaincode: 'dcep' as const }],
        ['the public state', committed, { ...deal, collection: '' }],
        ['what the own peer does not hold in clear', committed, { ...deal, collection: 'vault_B' }],
    ])('tell nothing of %s', (_what, transaction, address) => {
        expect(having(blockWith(7, 'OPEN')).written(transaction, address)).toBeUndefined();
    });

    it('tell nothing of a record that was taken away', () => {
        expect(having(blockWith(7, undefined)).written(committed, deal)).toBeUndefined();
    });

    it('tell what became of a transaction, and in which block', () => {
        const newest = having(blockWith(7, 'OPEN'));

        expect(newest.statusOf('tx')).toEqual({ transactionId: 'tx', code: StatusCode.VALID, blockNumber: 7n });
        expect(newest.statusOf('conflict')?.code).toBe(StatusCode.MVCC_READ_CONFLICT);
    });

    it('tell nothing of a transaction that is in none of them, nor of a second copy, whose first counts', () => {
        const newest = having(blockWith(7, 'OPEN'));

        expect([newest.statusOf('other'), newest.statusOf('copy')]).toEqual([undefined, undefined]);
    });

    it('are few: older ones are forgotten', () => {
        const newest = having(...Array.from({ length: 17 }, (_, index) => blockWith(7 + index, 'OPEN')));

        expect(newest.written(committed, deal)).toBeUndefined();
        expect(newest.written({ ...committed, blockNumber: 8n }, deal)).toBeDefined();
    });
});
