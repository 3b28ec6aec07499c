import { peer } from '@hyperledger/fabric-protos';
import { beforeEach, describe, expect, it } from '@jest/globals';

import { checkReads } from './mvcc.js';
import { parseResults, type NamespaceResults } from './rwset.js';
import { Keyspaces } from './keyspace.js';
import { Simulator } from './simulator.js';
import { testDefinitions } from './testing/defined.js';
import { WorldState } from './world-state.js';

const { VALID, MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT } = peer.TxValidationCode;

const collection = {
    name: 'secret',
    members: ['A'],
    requiredPeerCount: 0,
    maxPeerCount: 0,
    blockToLive: 2,
    memberOnlyRead: false,
    memberOnlyWrite: false,
};
const definitions = testDefinitions({
    channelId: 'channel',
    mspIds: ['A'],
    chaincodes: [
        { name: 'cc', version: '1', sequence: 1, endorsementPolicy: "OR('A.peer')", collections: [collection] },
    ],
});
const value = Buffer.from('value');
type Work = (simulator: Simulator) => void;

const put =
    (key: string): Work =>
    (simulator) =>
        simulator.putState('cc', key, value);
const putPrivate =
    (key: string): Work =>
    (simulator) =>
        simulator.putPrivateData('cc', { collection: 'secret', key }, value);
const range =
    (limit = Infinity): Work =>
    (simulator) => {
        let pulled = 0;
        for (const row of simulator.range('cc', { start: 'k', end: 'l' }))
            if (row.key !== '' && ++pulled >= limit) break;
    };

let world: WorldState;
let height: number;

function simulate(work: Work): NamespaceResults[] {
    const simulator = new Simulator({
        store: world.states,
        privateStore: new Keyspaces(),
        height,
        txId: 'tx',
        creatorMspId: 'A',
        definitions,
    });
    work(simulator);
    return parseResults(simulator.results().publicResults);
}

/** Commits transactions as one block, each if its reads still hold. */
function commit(...transactions: NamespaceResults[][]): number[] {
    const blockNumber = height;
    const codes = transactions.map((results, txNumber) => {
        const code = checkReads(results, world.states, blockNumber);
        const writer = { txId: `${blockNumber}.${txNumber}`, timestamp: { seconds: 0, nanos: 0 } };
        if (code === VALID) world.apply({ version: { blockNumber, txNumber }, writer, results }, definitions);
        return code;
    });
    world.expire({ blockNumber, txNumber: transactions.length });
    height += 1;
    return codes;
}

beforeEach(() => {
    world = new WorldState();
    height = 1;
    commit(simulate(put('k1')), simulate(put('k3')), simulate(putPrivate('vault')));
});

describe('a read', () => {
    const readAndWrite: Work = (simulator) => {
        simulator.getState('cc', 'k1');
        simulator.putState('cc', 'k1', value);
    };

    it('holds while nobody writes the key', () => {
        const reader = simulate(readAndWrite);
        expect(commit(simulate(put('k3')))).toEqual([VALID]);
        expect(commit(reader)).toEqual([VALID]);
    });

    it('conflicts with a later block that wrote the key', () => {
        const reader = simulate(readAndWrite);
        commit(simulate(put('k1')));
        expect(commit(reader)).toEqual([MVCC_READ_CONFLICT]);
    });

    it('conflicts with an earlier transaction of the same block; a mere write does not', () => {
        expect(commit(simulate(readAndWrite), simulate(readAndWrite), simulate(put('k1')))).toEqual([
            VALID,
            MVCC_READ_CONFLICT,
            VALID,
        ]);
    });

    it('holds after an earlier transaction of the block that was itself refused', () => {
        const late = simulate(readAndWrite);
        commit(simulate(put('k1')));
        expect(commit(late, simulate(readAndWrite))).toEqual([MVCC_READ_CONFLICT, VALID]);
    });

    it('of an absent key conflicts with its creation, and with its deletion in the same block', () => {
        const absent = simulate((simulator) => simulator.getState('cc', 'k2'));
        const deletion = simulate((simulator) => simulator.deleteState('cc', 'k2'));
        expect(commit(deletion, absent)).toEqual([VALID, MVCC_READ_CONFLICT]);
        expect(commit(absent)).toEqual([VALID]);
        commit(simulate(put('k2')));
        expect(commit(absent)).toEqual([MVCC_READ_CONFLICT]);
    });
});

describe('a range', () => {
    it.each<[string, Work, number]>([
        ['holds when something changes outside it', put('m'), VALID],
        ['is broken by a new key', put('k2'), PHANTOM_READ_CONFLICT],
        ['is broken by a new last key', put('k9'), PHANTOM_READ_CONFLICT],
        ['is broken by a rewritten key', put('k3'), PHANTOM_READ_CONFLICT],
        ['is broken by a deleted key', (simulator) => simulator.deleteState('cc', 'k3'), PHANTOM_READ_CONFLICT],
    ])('that was read to its end %s', (_, change, code) => {
        const reader = simulate(range());
        const inSameBlock = simulate(range());
        expect(commit(simulate(change), inSameBlock)).toEqual([VALID, code]);
        expect(commit(reader)).toEqual([code]);
    });

    it('that was left early sees nothing behind the last row, but that row', () => {
        const reader = simulate(range(1));
        commit(simulate(put('k2')), simulate(put('k3')));
        expect(commit(reader)).toEqual([VALID]);
        commit(simulate(put('k1')));
        expect(commit(reader)).toEqual([PHANTOM_READ_CONFLICT]);
    });

    it('that was opened and never pulled from has read nothing', () => {
        const reader = simulate((simulator) => simulator.range('cc', { start: 'k', end: 'l' }));
        commit(simulate(put('k1')));
        expect(commit(reader)).toEqual([VALID]);
    });
});

describe('a private read', () => {
    const readHash: Work = (simulator) => simulator.getPrivateDataHash('cc', 'secret', 'vault');

    it('conflicts with a later write of the key, which the public knows by its hash alone', () => {
        const reader = simulate(readHash);
        expect(commit(reader)).toEqual([VALID]);
        commit(simulate(putPrivate('other')));
        expect(commit(reader)).toEqual([VALID]);
        expect(commit(simulate(putPrivate('vault')), reader)).toEqual([VALID, MVCC_READ_CONFLICT]);
        expect(commit(reader)).toEqual([MVCC_READ_CONFLICT]);
    });

    it('conflicts with a change of its metadata', () => {
        const reader = simulate(readHash);
        const vault = { collection: 'secret', key: 'vault' };
        commit(simulate((simulator) => simulator.putPrivateDataMetadata('cc', vault, new Map([['m', value]]))));
        expect(commit(reader)).toEqual([MVCC_READ_CONFLICT]);
        const metadata = simulate((simulator) => {
            expect(simulator.getPrivateDataMetadata('cc', 'secret', 'vault')?.get('m')).toEqual(new Uint8Array(value));
        });
        expect(commit(metadata)).toEqual([VALID]);
    });

    it('lives for its blocks and is gone with the next, unless it was written again', () => {
        const hashOf = (key: string): boolean => {
            let present = false;
            simulate((simulator) => (present = simulator.getPrivateDataHash('cc', 'secret', key) !== undefined));
            return present;
        };
        expect(hashOf('vault')).toBe(true);
        commit(simulate(putPrivate('other')));
        expect(commit(simulate(putPrivate('other')))).toEqual([VALID]);
        expect(hashOf('vault')).toBe(true);
        const reader = simulate(readHash);
        expect(commit(reader)).toEqual([VALID]);
        expect(hashOf('vault')).toBe(false);
        expect(commit(reader)).toEqual([MVCC_READ_CONFLICT]);
        expect(hashOf('other')).toBe(true);
        commit();
        expect(hashOf('other')).toBe(false);
    });
});

describe('metadata', () => {
    const metadataOf = (key: string): ReadonlyMap<string, Uint8Array> | undefined => {
        let found: ReadonlyMap<string, Uint8Array> | undefined;
        simulate((simulator) => (found = simulator.getStateMetadata('cc', key)));
        return found;
    };
    const mark =
        (key: string, metadata = new Map([['m', value]])): Work =>
        (simulator) =>
            simulator.putStateMetadata('cc', key, metadata);

    it('stays with the key when its value changes and goes when it is deleted', () => {
        commit(simulate(mark('k1')));
        commit(simulate(put('k1')));
        expect(metadataOf('k1')?.has('m')).toBe(true);
        commit(simulate((simulator) => simulator.deleteState('cc', 'k1')));
        commit(simulate(put('k1')));
        expect(metadataOf('k1')).toBeUndefined();
    });

    it('cannot be put on an absent key, and an empty one removes it', () => {
        commit(simulate(mark('absent')), simulate(mark('k1')));
        expect(metadataOf('absent')).toBeUndefined();
        commit(simulate(mark('k1', new Map())));
        expect(metadataOf('k1')).toBeUndefined();
    });

    it('is no entry in the history', () => {
        commit(simulate(mark('k1')));
        simulate((simulator) => {
            expect([...simulator.history('cc', 'k1')]).toHaveLength(1);
        });
    });
});
