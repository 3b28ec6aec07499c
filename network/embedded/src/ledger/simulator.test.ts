import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';

import { hashKey } from './byte-key.js';
import { Keyspaces } from './keyspace.js';
import { parseResults, privateWrites, versionOf } from './rwset.js';
import { Simulator } from './simulator.js';
import { defineIn, testDefinitions } from './testing/defined.js';
import { WorldState } from './world-state.js';

const definitions = testDefinitions({
    channelId: 'channel',
    mspIds: ['A', 'B'],
    chaincodes: [
        {
            name: 'cc',
            version: '1',
            sequence: 3,
            endorsementPolicy: "OR('A.peer', 'B.peer')",
            collections: [
                {
                    name: 'secret',
                    members: ['A'],
                    requiredPeerCount: 0,
                    maxPeerCount: 1,
                    blockToLive: 0,
                    memberOnlyRead: true,
                    memberOnlyWrite: true,
                },
            ],
        },
    ],
});

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const at = (blockNumber: number, value: string) => ({
    version: { blockNumber, txNumber: 0 },
    value: bytes(value),
    metadata: undefined,
});

/** A ledger of seven blocks with a few public keys, and a private one that peer A holds. */
function ledger() {
    const store = new WorldState().states;
    defineIn(store, definitions.chaincodes);
    for (const key of ['k1', 'k2', 'k3']) store.of('cc').write(key, at(5, `value of ${key}`));
    store.of('cc', 'secret').write(hashKey(sha256('vault')), at(5, 'hash'));
    const privateStore = new Keyspaces();
    privateStore.of('cc', 'secret').write('vault', at(5, 'gold'));
    return { store, privateStore };
}

function simulator({ creatorMspId = 'A', holder = true, state = ledger() } = {}): Simulator {
    return new Simulator({
        store: state.store,
        privateStore: holder ? state.privateStore : new Keyspaces(),
        height: 7,
        txId: 'tx',
        creatorMspId,
        definitions,
    });
}

function resultsOf(simulated: Simulator) {
    return parseResults(simulated.results().publicResults).find(({ namespace }) => namespace === 'cc')!;
}

describe('public state', () => {
    it('shows what is committed, never the transaction’s own writes', () => {
        const simulated = simulator();
        simulated.putState('cc', 'k1', bytes('mine'));
        expect(simulated.getState('cc', 'k1')).toEqual(bytes('value of k1'));
        expect(simulated.getState('cc', 'absent')).toBeUndefined();
    });

    it('records reads with their versions and writes, sorted by bytes', () => {
        const simulated = simulator();
        simulated.getState('cc', 'k2');
        simulated.getState('cc', 'absent');
        simulated.putState('cc', '\u{10000}', bytes('x'));
        simulated.putState('cc', '\uFFFD', bytes('x'));
        simulated.putState('cc', 'k1', new Uint8Array());
        simulated.deleteState('cc', 'k3');
        const { set } = resultsOf(simulated);
        expect(set.getReadsList().map((read) => [read.getKey(), versionOf(read.getVersion())])).toEqual([
            ['absent', undefined],
            ['k2', { blockNumber: 5, txNumber: 0 }],
        ]);
        expect(set.getWritesList().map((write) => [write.getKey(), write.getIsDelete()])).toEqual([
            ['k1', true],
            ['k3', true],
            ['\uFFFD', false],
            ['\u{10000}', false],
        ]);
    });

    it('reads the chaincode’s definition as state, so that an upgrade is a conflict', () => {
        const simulated = simulator();
        expect(simulated.definition('cc')?.sequence).toBe(3);
        expect(simulated.definition('unknown')).toBeUndefined();
        const { publicResults, touched } = simulated.results();
        const [lifecycle] = parseResults(publicResults);
        expect(lifecycle?.namespace).toBe('_lifecycle');
        expect(lifecycle?.set.getReadsList().map((read) => [read.getKey(), read.hasVersion()])).toEqual([
            ['namespaces/fields/cc/Sequence', true],
            ['namespaces/fields/unknown/Sequence', false],
        ]);
        expect(touched).toEqual([]);
    });

    it('gives equal bytes for the same work in another order', () => {
        const one = simulator();
        one.putState('cc', 'a', bytes('1'));
        one.getState('cc', 'k1');
        one.putState('cc', 'b', bytes('2'));
        const other = simulator();
        other.putState('cc', 'b', bytes('2'));
        other.putState('cc', 'a', bytes('1'));
        other.getState('cc', 'k1');
        expect(one.results().publicResults).toEqual(other.results().publicResults);
    });

    it('tells the history of a key', () => {
        const state = ledger();
        const writer = { txId: 'tx6', timestamp: { seconds: 60, nanos: 1 } };
        state.store.of('cc').write('k1', {
            version: { blockNumber: 6, txNumber: 0 },
            value: undefined,
            metadata: undefined,
            writer,
        });
        expect([...simulator({ state }).history('cc', 'k1')]).toEqual([
            { ...writer, value: new Uint8Array(), isDelete: true },
        ]);
    });
});

describe('a range', () => {
    it('has read the rows that were pulled and no more', () => {
        const simulated = simulator();
        for (const { key } of simulated.range('cc', { start: 'k', end: 'l' })) if (key === 'k2') break;
        const [range, ...others] = resultsOf(simulated).set.getRangeQueriesInfoList();
        expect(others).toEqual([]);
        expect(range?.getItrExhausted()).toBe(false);
        expect(range?.getEndKey()).toBe('k2');
        expect(
            range
                ?.getRawReads()
                ?.getKvReadsList()
                .map((read) => read.getKey()),
        ).toEqual(['k1', 'k2']);
    });

    it('has read up to its end when nothing was left to pull', () => {
        const simulated = simulator();
        expect([...simulated.range('cc', { start: 'k2', end: 'l' })].map(({ key }) => key)).toEqual(['k2', 'k3']);
        const [range] = resultsOf(simulated).set.getRangeQueriesInfoList();
        expect(range?.getItrExhausted()).toBe(true);
        expect(range?.getEndKey()).toBe('l');
    });

    it('comes in pages, the bookmark being the next key and empty after the last', () => {
        const simulated = simulator();
        const first = simulated.range('cc', { start: 'k', end: 'l', pageSize: 2 });
        expect([...first].map(({ key }) => key)).toEqual(['k1', 'k2']);
        expect(first.bookmark).toBe('k3');
        const second = simulated.range('cc', { start: 'k', end: 'l', pageSize: 2, bookmark: first.bookmark });
        expect([...second].map(({ key }) => key)).toEqual(['k3']);
        expect(second.bookmark).toBe('');
    });

    it('is unmoved by commits while it is open', () => {
        const state = ledger();
        const rows = simulator({ state }).range('cc', { start: 'k', end: 'l' })[Symbol.iterator]();
        rows.next();
        state.store.of('cc').write('k11', at(7, 'later'));
        expect(rows.next().value).toMatchObject({ key: 'k2' });
    });
});

describe('private data', () => {
    it('is read by a member at a peer that holds it, and recorded by its hash', () => {
        const simulated = simulator();
        expect(simulated.getPrivateData('cc', 'secret', 'vault')).toEqual(bytes('gold'));
        expect(simulated.getPrivateDataHash('cc', 'secret', 'absent')).toBeUndefined();
        const [collection] = resultsOf(simulated).collections;
        const reads = collection?.set.getHashedReadsList() ?? [];
        expect(reads.map((read) => Buffer.from(read.getKeyHash_asU8()))).toEqual([sha256('absent'), sha256('vault')]);
        expect(collection?.privateSetHash).toBeUndefined();
    });

    it('reads the same hash at every peer, for any creator', () => {
        const atHolder = simulator();
        const elsewhere = simulator({ creatorMspId: 'B', holder: false });
        expect(atHolder.getPrivateDataHash('cc', 'secret', 'vault')).toEqual(bytes('hash'));
        expect(elsewhere.getPrivateDataHash('cc', 'secret', 'vault')).toEqual(bytes('hash'));
        expect(elsewhere.results().publicResults).toEqual(atHolder.results().publicResults);
    });

    it('leaves writes in clear out of the public results, which carry their hash', () => {
        const simulated = simulator();
        simulated.putPrivateData('cc', { collection: 'secret', key: 'vault' }, bytes('silver'));
        const { publicResults, privateResults, touched } = simulated.results();
        expect(Buffer.from(publicResults).includes('silver')).toBe(false);
        expect(Buffer.from(publicResults).includes('vault')).toBe(false);
        const [privateSet] = privateResults;
        expect(privateWrites(privateSet!.rwset)).toEqual([
            { key: 'vault', value: bytes('silver'), metadataOnly: false },
        ]);
        const [collection] = resultsOf(simulated).collections;
        const hash = createHash('sha256').update(privateSet!.rwset).digest();
        expect(Buffer.from(collection!.privateSetHash!)).toEqual(hash);
        const [written] = collection!.set.getHashedWritesList();
        expect(Buffer.from(written!.getValueHash_asU8())).toEqual(sha256('silver'));
        expect(touched).toEqual([
            { namespace: 'cc', underOwnPolicy: false, collections: [{ name: 'secret', read: false }], keyPolicies: [] },
        ]);
    });

    it('marks a purge', () => {
        const simulated = simulator();
        simulated.purgePrivateData('cc', 'secret', 'vault');
        const [written] = resultsOf(simulated).collections[0]!.set.getHashedWritesList();
        expect([written?.getIsDelete(), written?.getIsPurge()]).toEqual([true, true]);
    });

    it('is written at a peer that does not hold it, but not read', () => {
        const simulated = simulator({ holder: false });
        simulated.putPrivateData('cc', { collection: 'secret', key: 'vault' }, bytes('silver'));
        expect(() => simulated.getPrivateData('cc', 'secret', 'vault')).toThrow(
            'private data matching public hash version is not available. ' +
                'Public hash version = {BlockNum: 5, TxNum: 0}, Private data version = <nil>',
        );
        expect(simulated.getPrivateData('cc', 'secret', 'absent')).toBeUndefined();
    });
});

describe('the peer refuses', () => {
    const noAccess = (access: string): string =>
        `tx creator does not have ${access} access permission on privatedata in chaincodeName:cc collectionName: secret`;

    it('a creator who is no member, at whatever peer', () => {
        const simulated = simulator({ creatorMspId: 'B' });
        const vault = { collection: 'secret', key: 'vault' };
        expect(() => simulated.getPrivateData('cc', 'secret', 'vault')).toThrow(noAccess('read'));
        expect(() => simulated.range('cc', { collection: 'secret', start: 'a', end: '' })).toThrow(noAccess('read'));
        expect(() => simulated.putPrivateData('cc', vault, bytes('x'))).toThrow(noAccess('write'));
        expect(() => simulated.deletePrivateData('cc', 'secret', 'vault')).toThrow(noAccess('write'));
        expect(() => simulated.purgePrivateData('cc', 'secret', 'vault')).toThrow(noAccess('write'));
        expect(() => simulated.putPrivateDataMetadata('cc', vault, new Map())).toThrow(noAccess('write'));
    });

    it('no creator at an implicit collection, whoever its organisation is', () => {
        const simulated = simulator({ creatorMspId: 'B' });
        expect(simulated.getPrivateData('cc', '_implicit_org_A', 'absent')).toBeUndefined();
        simulated.putPrivateData('cc', { collection: '_implicit_org_A', key: 'note' }, bytes('x'));
        expect(simulated.results().privateResults).toHaveLength(1);
    });

    it('a collection that is not defined', () => {
        const simulated = simulator();
        expect(() => simulated.getPrivateData('cc', 'other', 'k')).toThrow(
            'collection channel/cc/other could not be found',
        );
        expect(() => simulated.getPrivateDataHash('cc', 'other', 'k')).toThrow(
            'collection [other] not defined in the collection config for chaincode [cc]',
        );
    });

    it('a private range together with a write, in either order', () => {
        const written = simulator();
        written.putState('cc', 'k1', bytes('x'));
        expect(() => written.range('cc', { collection: 'secret', start: 'a', end: '' })).toThrow(
            'txid [tx]: unsuppored transaction. Queries on pvt data is supported only in a read-only transaction',
        );
        const ranged = simulator();
        expect([...ranged.range('cc', { collection: 'secret', start: 'a', end: '' })]).toHaveLength(1);
        expect(() => ranged.putState('cc', 'k1', bytes('x'))).toThrow(
            'txid [tx]: unsuppored transaction. Transaction has already performed queries on pvt data. Writes are not allowed',
        );
    });

    it('a page together with a write, in either order', () => {
        const written = simulator();
        written.deleteState('cc', 'k1');
        expect(() => written.range('cc', { start: 'k', end: 'l', pageSize: 2 })).toThrow(
            'txid [tx]: unsuppored transaction. Paginated queries are supported only in a read-only transaction',
        );
        const paged = simulator();
        paged.range('cc', { start: 'k', end: 'l', pageSize: 2 });
        expect(() => paged.putState('cc', 'k1', bytes('x'))).toThrow(
            'txid [tx]: unsuppored transaction. Transaction has already performed a paginated query. Writes are not allowed',
        );
    });
});
