import { peer } from '@hyperledger/fabric-protos';
import { beforeEach, describe, expect, it } from '@jest/globals';

import { policyToProto } from '../policy/encode.js';
import type { ChannelPolicy } from '../policy/evaluate.js';
import { parsePolicy } from '../policy/parse.js';
import { Definitions } from './definition.js';
import { EndorsementCheck } from './endorsement-check.js';
import { Keyspaces } from './keyspace.js';
import { parseResults, type NamespaceResults } from './rwset.js';
import { Simulator } from './simulator.js';
import { endorsementPath, testDefinitions } from './testing/defined.js';
import { validationParameter } from './touched.js';
import { WorldState } from './world-state.js';

const { VALID, ENDORSEMENT_POLICY_FAILURE, ILLEGAL_WRITESET, INVALID_CHAINCODE } = peer.TxValidationCode;

const open = {
    members: ['A'],
    requiredPeerCount: 0,
    maxPeerCount: 0,
    blockToLive: 0,
    memberOnlyRead: false,
    memberOnlyWrite: false,
};
const definitions = testDefinitions({
    channelId: 'channel',
    mspIds: ['A', 'B', 'C'],
    chaincodes: [
        {
            name: 'cc',
            version: '1',
            sequence: 1,
            endorsementPolicy: "AND('A.peer', 'B.peer')",
            collections: [
                { ...open, name: 'own', endorsementPolicy: "OR('C.peer')" },
                { ...open, name: 'plain' },
            ],
        },
        { name: 'other', version: '1', sequence: 1, endorsementPolicy: "OR('B.peer')", collections: [] },
    ],
});
/** The policies of the configuration: each organisation's own, and a majority of them. */
const policies = new Map<string, ChannelPolicy>(
    ['A', 'B', 'C'].map((mspId) => [endorsementPath(mspId), parsePolicy(`OR('${mspId}.peer')`)]),
);
policies.set('/Channel/Application/LifecycleEndorsement', {
    kind: 'implicit',
    count: 2,
    subPolicy: 'Endorsement',
    policies: [...policies.values()],
});
const configuration = { policy: (path: string) => policies.get(path) };
const value = Buffer.from('value');
type Work = (simulator: Simulator) => void;

const put =
    (key: string, namespace = 'cc'): Work =>
    (simulator) =>
        simulator.putState(namespace, key, value);
const putPrivate =
    (collection: string, key = 'k'): Work =>
    (simulator) =>
        simulator.putPrivateData('cc', { collection, key }, value);
const rule =
    (key: string, text: string): Work =>
    (simulator) =>
        simulator.putStateMetadata('cc', key, new Map([[validationParameter, policyToProto(parsePolicy(text))]]));

let world: WorldState;

function simulate(...work: Work[]): NamespaceResults[] {
    const simulator = new Simulator({
        store: world.states,
        privateStore: new Keyspaces(),
        height: 2,
        txId: 'tx',
        creatorMspId: 'A',
        definitions,
    });
    for (const step of work) step(simulator);
    return parseResults(simulator.results().publicResults);
}

function newCheck(): (mspIds: string, results: NamespaceResults[], chaincodeName?: string) => number {
    const check = new EndorsementCheck({ definitions, configuration, states: world.states, blockNumber: 2 });
    return (mspIds, results, chaincodeName = 'cc') =>
        check.check({
            chaincodeName,
            results,
            endorsers: Array.from(mspIds, (mspId) => ({ mspId, role: 'peer' as const })),
        });
}

const check = (mspIds: string, ...work: Work[]): number => newCheck()(mspIds, simulate(...work));

beforeEach(() => {
    world = new WorldState();
    const work: Work[] = [put('ruled'), put('plain'), rule('ruled', "OR('C.peer')")];
    const writer = { txId: 'first', timestamp: { seconds: 0, nanos: 0 } };
    world.apply({ version: { blockNumber: 1, txNumber: 0 }, writer, results: simulate(...work) }, definitions);
});

describe('the chaincode’s policy', () => {
    it('rules its public keys', () => {
        expect(check('AB', put('plain'))).toBe(VALID);
        expect(check('AC', put('plain'))).toBe(ENDORSEMENT_POLICY_FAILURE);
    });

    it('rules the transaction that writes nothing', () => {
        const read: Work = (simulator) => simulator.getState('cc', 'plain');
        expect(check('AB', read)).toBe(VALID);
        expect(check('A', read)).toBe(ENDORSEMENT_POLICY_FAILURE);
        expect(newCheck()('A', [])).toBe(ENDORSEMENT_POLICY_FAILURE);
    });

    it('of each chaincode that was written must hold, and of none that was only read', () => {
        expect(check('AB', put('plain'), put('k', 'other'))).toBe(VALID);
        expect(newCheck()('B', simulate(put('k', 'other')), 'other')).toBe(VALID);
        expect(newCheck()('B', simulate(put('plain'), put('k', 'other')), 'other')).toBe(ENDORSEMENT_POLICY_FAILURE);
        const readsTheOther: Work = (simulator) => simulator.getState('cc', 'plain');
        expect(newCheck()('B', simulate(readsTheOther), 'other')).toBe(VALID);
    });
});

describe('a collection’s policy', () => {
    it('replaces the chaincode’s for its keys', () => {
        expect(check('C', putPrivate('own'))).toBe(VALID);
        expect(check('AB', putPrivate('own'))).toBe(ENDORSEMENT_POLICY_FAILURE);
    });

    it('is joined by the chaincode’s when a public key is written too', () => {
        expect(check('C', putPrivate('own'), put('plain'))).toBe(ENDORSEMENT_POLICY_FAILURE);
        expect(check('ABC', putPrivate('own'), put('plain'))).toBe(VALID);
    });

    it('is the chaincode’s if the collection has none', () => {
        expect(check('AB', putPrivate('plain'))).toBe(VALID);
        expect(check('C', putPrivate('plain'))).toBe(ENDORSEMENT_POLICY_FAILURE);
    });

    it('is its organisation’s for an implicit collection', () => {
        expect(check('C', putPrivate('_implicit_org_C'))).toBe(VALID);
        expect(check('AB', putPrivate('_implicit_org_C'))).toBe(ENDORSEMENT_POLICY_FAILURE);
    });
});

describe('a key’s own policy', () => {
    it('replaces the chaincode’s for the key, and for its policy', () => {
        expect(check('C', put('ruled'))).toBe(VALID);
        expect(check('AB', put('ruled'))).toBe(ENDORSEMENT_POLICY_FAILURE);
        expect(check('AB', rule('ruled', "OR('A.peer')"))).toBe(ENDORSEMENT_POLICY_FAILURE);
    });

    it('counts only when committed: the one a transaction brings with it does not rule it', () => {
        expect(check('C', put('plain'), rule('plain', "OR('C.peer')"))).toBe(ENDORSEMENT_POLICY_FAILURE);
        expect(check('AB', put('plain'), rule('plain', "OR('C.peer')"))).toBe(VALID);
    });

    it('refuses whoever writes the key later in the block that changes the policy', () => {
        const inBlock = newCheck();
        expect(inBlock('C', simulate(rule('ruled', "OR('A.peer')")))).toBe(VALID);
        expect(inBlock('C', simulate(put('ruled')))).toBe(ENDORSEMENT_POLICY_FAILURE);
        expect(inBlock('AB', simulate(put('plain')))).toBe(VALID);
    });

    it('is unharmed by an earlier change that was itself refused', () => {
        const inBlock = newCheck();
        expect(inBlock('AB', simulate(rule('ruled', "OR('A.peer')")))).toBe(ENDORSEMENT_POLICY_FAILURE);
        expect(inBlock('C', simulate(put('ruled')))).toBe(VALID);
    });

    it('that cannot be read locks the key', () => {
        const nonsense = new Map([[validationParameter, Buffer.from([0xff, 0xff])]]);
        const writer = { txId: 'second', timestamp: { seconds: 0, nanos: 0 } };
        const results = simulate((simulator) => simulator.putStateMetadata('cc', 'ruled', nonsense));
        world.apply({ version: { blockNumber: 1, txNumber: 1 }, writer, results }, definitions);
        expect(check('ABC', put('ruled'))).toBe(ENDORSEMENT_POLICY_FAILURE);
    });
});

describe('what no endorsement allows', () => {
    it('is a write to a chaincode that is not defined', () => {
        expect(check('ABC', put('k', 'unknown'))).toBe(INVALID_CHAINCODE);
        expect(newCheck()('ABC', [], 'unknown')).toBe(INVALID_CHAINCODE);
    });

    it('is a write to the peer’s own namespaces, of which there is no definition either', () => {
        expect(check('ABC', put('k', 'lscc'))).toBe(INVALID_CHAINCODE);
    });

    it('is a namespace named twice', () => {
        expect(newCheck()('ABC', [...simulate(put('plain')), ...simulate(put('plain'))])).toBe(ILLEGAL_WRITESET);
    });

    it('is a policy of the configuration that is not there', () => {
        const [chaincode] = definitions.chaincodes;
        const path = '/Channel/Application/Nowhere';
        const unruled = { ...chaincode!, endorsementPolicy: { kind: 'channel', path } } as const;
        const organisations = new Map<string, string>();
        const context = { configuration, states: world.states, blockNumber: 2 };
        const broken = new Definitions({ channelId: 'channel', organisations, chaincodes: [unruled] });
        const endorsers = [{ mspId: 'A', role: 'peer' }] as const;
        const code = new EndorsementCheck({ ...context, definitions: broken }).check({
            chaincodeName: 'cc',
            results: [],
            endorsers,
        });
        expect(code).toBe(ENDORSEMENT_POLICY_FAILURE);
    });
});

describe('a definition of a chaincode', () => {
    it('is endorsed as the configuration says, which sees every organisation’s signature by itself', () => {
        expect(check('A', put('k', '_lifecycle'))).toBe(ENDORSEMENT_POLICY_FAILURE);
        expect(check('AB', put('k', '_lifecycle'))).toBe(VALID);
    });

    it('is approved by an organisation alone', () => {
        const approve: Work = (simulator) =>
            simulator.putPrivateData('_lifecycle', { collection: '_implicit_org_B', key: 'k' }, value);
        expect(newCheck()('B', simulate(approve), '_lifecycle')).toBe(VALID);
        expect(newCheck()('A', simulate(approve), '_lifecycle')).toBe(ENDORSEMENT_POLICY_FAILURE);
    });
});
