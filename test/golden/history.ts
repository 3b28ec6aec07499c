import { KeyEndorsementPolicy } from 'fabric-shim';

import { alterations, anotherType } from '../conformance/register/alterations.js';
import type { Register } from '../conformance/register/register.js';
import { Chronicle, type Told } from './chronicle.js';

const all = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];

/**
 * Everything that a block can hold, valid and deliberately invalid. Each chapter has its own keys, so that what stands in
 * one does not depend on the others.
 */
const chapters: readonly ((chronicle: Chronicle) => Promise<void>)[] = [
    readsThatNoLongerHold,
    rangesThatNoLongerHold,
    longRanges,
    endorsementsThatAreTooFew,
    keysWithTheirOwnPolicy,
    privateData,
    privateDataThatExpires,
    callsOfAnotherChaincode,
    theSameTransactionAgain,
    alteredTransactions,
];

/** Tells all of it on a register, and returns what its peers made of each transaction. */
export async function tellHistory(register: Register): Promise<readonly Told[]> {
    const chronicle = new Chronicle(register);
    for (const chapter of chapters) await chapter(chronicle);
    return chronicle.told;
}

async function readsThatNoLongerHold(chronicle: Chronicle): Promise<void> {
    await chronicle.acts(['creates a key, with an event', ['CreateAsset', 'ship', 'Ming', '1']]);
    await chronicle.acts(
        ['changes a key first', ['RevalueAsset', 'ship', '2']],
        ['changes a key that has just been changed', ['RevalueAsset', 'ship', '3']],
    );
    await chronicle.acts(
        ['creates another key first', ['CreateAsset', 'twin', 'A', '1']],
        ['creates a key that has just been created', ['CreateAsset', 'twin', 'B', '1']],
    );
    const late = await chronicle.endorse(['RevalueAsset', 'ship', '4']);
    await chronicle.acts(['deletes a key', ['DeleteAsset', 'ship']]);
    await chronicle.block(['changes a key that was deleted a block ago', late]);
    const reader = await chronicle.endorse(['CreateAsset', 'blank', 'A', '1']);
    await chronicle.acts(['deletes a key that never was', ['DeleteBlindly', 'blank']]);
    await chronicle.block(['creates a key that was absent, deleted, and is absent', reader]);
}

async function rangesThatNoLongerHold(chronicle: Chronicle): Promise<void> {
    await chronicle.acts(['creates fifty keys', ['CreateFleet', 'short', '50']]);
    await chronicle.acts(
        ['creates a key in a range', ['CreateAsset', 'short020x', 'Ming', '1']],
        ['counted the range without it', ['RecordCount', 'short', 'shoru']],
    );
    await chronicle.acts(
        ['changes a key in a range', ['RevalueAsset', 'short030', '2']],
        ['counted the range before', ['RecordCount', 'short', 'shoru']],
    );
    await chronicle.acts(
        ['creates a key behind a range', ['CreateAsset', 'shorv', 'Ming', '1']],
        ['counted the range', ['RecordCount', 'short', 'shoru']],
    );
    await chronicle.acts(
        ['counts a range with nothing in it', ['RecordCount', 'none', 'nonf']],
        ['counts another and reads it twice', ['RecordCounts', 'shor', 'short', 'shor', 'short']],
    );
}

async function longRanges(chronicle: Chronicle): Promise<void> {
    const count = ['RecordCount', 'long', 'lonh'] as const;
    await chronicle.acts(['creates a hundred and twenty keys', ['CreateFleet', 'long', '120']]);
    for (const [what, ...act] of [
        ['creates a key in a long range', 'CreateAsset', 'long060x', 'Ming', '1'],
        ['changes a key in it', 'RevalueAsset', 'long070', '2'],
        ['deletes its last key', 'DeleteBlindly', 'long119'],
        ['creates a new last key', 'CreateAsset', 'long999', 'Ming', '1'],
    ] as const) {
        await chronicle.acts([what, act], ['counted the long range before', count]);
    }
    await chronicle.acts(
        ['creates a key beside the long range', ['CreateAsset', 'lorry', 'Ming', '1']],
        ['counted the long range', count],
    );
    const first = await chronicle.endorse(['RecordFirst', 'long', 'lonh']);
    await chronicle.acts(['changes a key that the peer had not looked ahead to', ['RevalueAsset', 'long115', '3']]);
    await chronicle.block(['read the first key of a long range', first]);
}

async function endorsementsThatAreTooFew(chronicle: Chronicle): Promise<void> {
    const lonely = { endorsingOrganizations: ['GammaMSP'] };
    await chronicle.acts(
        ['has one endorsement of two', ['CreateAsset', 'lonely', 'Ming', '1'], lonely],
        ['only reads, and has one of two', ['Exists', 'lonely'], lonely],
        ['has three of two', ['CreateAsset', 'social', 'Ming', '1'], { endorsingOrganizations: all }],
    );
}

async function keysWithTheirOwnPolicy(chronicle: Chronicle): Promise<void> {
    const policy = new KeyEndorsementPolicy();
    policy.addOrgs('PEER', 'GammaMSP');
    const restriction = Buffer.from(policy.getPolicy()).toString('base64');
    const gamma = { endorsingOrganizations: ['GammaMSP'] };
    await chronicle.acts(
        ['creates a key', ['CreateAsset', 'seal', 'Ming', '1']],
        ['creates another', ['CreateAsset', 'sealed shut', 'Ming', '1']],
    );
    const [restrict, revalue] = [
        await chronicle.endorse(['RestrictAsset', 'seal', restriction]),
        await chronicle.endorse(['RevalueAsset', 'seal', '2']),
    ];
    await chronicle.block(
        ['gives a key a policy of its own', restrict],
        ['changes the key in the same block', revalue],
    );
    await chronicle.acts(
        ['changes it under the chaincode’s policy', ['RevalueAsset', 'seal', '3']],
        ['changes it under its own', ['RevalueAsset', 'seal', '4'], gamma],
    );
    // No more of it: a peer that is to judge by such a policy halts, and the channel with all of them.
    await chronicle.acts(['gives a key something that is no policy', ['RestrictAsset', 'sealed shut', 'AAAA']]);
    await chronicle.acts(['lifts the key’s own policy', ['RestrictAsset', 'seal', ''], gamma]);
    await chronicle.acts(['changes it under the chaincode’s policy again', ['RevalueAsset', 'seal', '5']]);
}

async function privateData(chronicle: Chronicle): Promise<void> {
    const appraise = ['Appraise', 'lantern'] as const;
    const gamma = chronicle.register.client('GammaMSP');
    const note = { transientData: { note: 'ours' }, client: gamma };
    await chronicle.acts(
        ['writes private data', appraise, { transientData: { appraisal: '100' } }],
        ['writes private data of its own', ['KeepNote', 'n1'], { ...note, endorsingOrganizations: ['GammaMSP'] }],
        ['writes it under others’ signatures', ['KeepNote', 'n2'], note],
    );
    const countersigned = ['AddressCollection', 'putPrivateData', 'countersigned', 'k'] as const;
    await chronicle.acts(
        ['writes under a collection’s policy', countersigned, { endorsingOrganizations: ['GammaMSP'] }],
        ['writes under the chaincode’s in its place', countersigned],
    );
    await chronicle.acts(
        ['changes private data first', ['RaiseAppraisal', 'lantern', '1']],
        ['changes private data that has just been changed', ['RaiseAppraisal', 'lantern', '2']],
        ['reads a private hash that has just changed', ['ReadAppraisalHash', 'lantern']],
    );
    await chronicle.acts([
        'gives a private key something that is no policy',
        ['AddressCollection', 'setPrivateDataValidationParameter', 'appraisals', 'lantern'],
    ]);
    await chronicle.acts(['writes more private data', ['Appraise', 'doomed'], { transientData: { appraisal: '7' } }]);
    const reader = await chronicle.endorse(['RaiseAppraisal', 'doomed', '1']);
    await chronicle.acts(['purges private data', ['PurgeAppraisal', 'doomed']]);
    await chronicle.block(['read private data that is purged', reader]);
    await chronicle.acts([
        'deletes private data that never was',
        ['AddressCollection', 'deletePrivateData', 'appraisals', 'never'],
    ]);
}

async function privateDataThatExpires(chronicle: Chronicle): Promise<void> {
    const fleeting = (operation: string): readonly [string, string, string, string] => [
        'AddressCollection',
        operation,
        'fleeting',
        'mayfly',
    ];
    await chronicle.acts(['writes private data that lives for one block more', fleeting('putPrivateData')]);
    const early = await chronicle.endorse(fleeting('getPrivateDataHash'));
    const late = await chronicle.endorse(fleeting('getPrivateDataHash'));
    await chronicle.block(['read its hash in the next block', early]);
    await chronicle.block(['read its hash in the block with which it is gone', late]);
    await chronicle.acts(['reads no hash any more', fleeting('getPrivateDataHash')]);
}

async function callsOfAnotherChaincode(chronicle: Chronicle): Promise<void> {
    const create = (id: string): string => JSON.stringify(['CreateAsset', id, 'Ming', '1']);
    await chronicle.acts(
        [
            'writes and calls, under both policies',
            ['WriteAndCall', 'caller', 'archive', create('deed')],
            { endorsingOrganizations: all },
        ],
        ['calls, under one policy of two', ['WriteAndCall', 'caller2', 'archive', create('deed2')]],
        [
            'keeps what its callee wrote before it failed',
            ['Call', 'archive', JSON.stringify(['WriteThenFail', 'ghost'])],
            { endorsingOrganizations: all },
        ],
    );
}

async function theSameTransactionAgain(chronicle: Chronicle): Promise<void> {
    if (chronicle.register.engine.cannot['order the same transaction twice'] !== undefined) return;
    const [echo, twin] = [
        await chronicle.endorse(['CreateAsset', 'echo', 'Ming', '1']),
        await chronicle.endorse(['CreateAsset', 'echo of echo', 'Ming', '1']),
    ];
    await chronicle.block(['is ordered', echo]);
    await chronicle.block(['is ordered again', echo]);
    await chronicle.block(['is ordered', twin], ['is ordered twice in one block', twin]);
}

async function alteredTransactions(chronicle: Chronicle): Promise<void> {
    const { cannot } = chronicle.register.engine;
    const other = cannot['order an envelope of another type'] === undefined ? [anotherType] : [];
    for (const [what, , change] of [...other, ...alterations]) {
        const endorsed = await chronicle.endorse(['CreateAsset', `altered: ${what}`, 'Ming', '1']);
        await chronicle.block([`has ${what}`, await chronicle.altered(endorsed, change)]);
    }
}
