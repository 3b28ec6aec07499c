import { createHash } from 'node:crypto';
import { ledger } from '@hyperledger/fabric-protos';
import { describe, expect, it } from '@jest/globals';

import { hashKey } from './byte-key.js';
import { PrivateStore } from './private-store.js';

const place = { namespace: 'cc', collection: 'secret' };
const keyHash = hashKey(createHash('sha256').update('k').digest());

function setOf(blockNumber: number, text: string) {
    const write = new ledger.rwset.kvrwset.KVWrite();
    write.setKey('k');
    write.setValue(Buffer.from(text));
    const set = new ledger.rwset.kvrwset.KVRWSet();
    set.addWrites(write);
    return { ...place, version: { blockNumber, txNumber: 0 }, rwset: set.serializeBinary() };
}

describe('a purge', () => {
    it('erases the values before it, from every height and from the sets of past blocks, and none after it', () => {
        const store = new PrivateStore();
        for (const set of [setOf(1, 'gold'), setOf(2, 'silver'), setOf(4, 'bronze')]) store.add(set);
        store.purge(place, keyHash, { blockNumber: 3, txNumber: 0 });
        const values = store.values.of('cc', 'secret');
        expect(values.at('k', 2)).toBeUndefined();
        expect(values.at('k', 3)).toBeUndefined();
        expect(Buffer.from(values.at('k', 5)?.value ?? []).toString()).toBe('bronze');
        expect(store.contents().map(({ value }) => Buffer.from(value ?? []).toString())).toEqual(['bronze']);
    });

    it('of a key the peer never had is nothing', () => {
        const store = new PrivateStore();
        store.purge(place, keyHash, { blockNumber: 3, txNumber: 0 });
        expect(store.contents()).toEqual([]);
    });
});
