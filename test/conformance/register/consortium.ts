import { join } from 'node:path';

import type { Chaincode, Collection, Consortium, Ordering, Organisation } from '@cohong/network';

export const channelName = 'register';

/** An ordinary chaincode, as any Fabric tutorial would have it. */
export const chaincodeModule = join(__dirname, '../chaincode');

/** Any two of three organisations write to the register. */
const anyTwo = "OutOf(2, 'AlphaMSP.peer', 'BetaMSP.peer', 'GammaMSP.peer')";

/** Alpha and Beta are members, Gamma is in none of the collections. */
function collection(name: string, settings: Partial<Collection> = {}): Collection {
    return {
        name,
        members: ['AlphaMSP', 'BetaMSP'],
        requiredPeerCount: 0,
        maxPeerCount: 3,
        blockToLive: 0,
        memberOnlyRead: true,
        memberOnlyWrite: true,
        ...settings,
    };
}

function chaincode(name: string, settings: Partial<Chaincode>): Chaincode {
    return { name, directory: chaincodeModule, endorsementPolicy: anyTwo, collections: [], ...settings };
}

function organisation(mspId: string): Organisation {
    return {
        mspId,
        name: mspId,
        kind: 'registry',
        peers: [{ port: 0 }],
        gatewayPort: 0,
        users: { alice: 'registrar' },
    };
}

const members = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];

function ordering(protocol: Ordering['protocol'], mspIds: readonly string[]): Ordering {
    return { protocol, nodes: mspIds.map((mspId) => ({ mspId, port: 0 })) };
}

/** How the orderers of a real network agree; CONSENSUS chooses, as for every consortium. */
export const orderings = {
    raft: ordering('raft', ['OrdererMSP']),
    'raft-three': ordering('raft', ['OrdererMSP', 'OrdererMSP', 'OrdererMSP']),
    bft: ordering('smartbft', [...members, 'OrdererMSP']),
} as const;

/** Three organisations, the register under any two of them, and a second copy of it under Gamma alone. */
export const registerConsortium: Consortium = {
    channel: channelName,
    batch: { maxMessages: 10, timeoutMilliseconds: 20 },
    profile: { timeWindowMinutes: 15, logging: 'warn' },
    ordering: orderings[(process.env['CONSENSUS'] ?? 'raft') as keyof typeof orderings],
    organisations: members.map(organisation),
    formerMembers: [],
    lifecyclePolicy: anyTwo,
    acls: {
        'event/FilteredBlock': '/Channel/Application/Writers',
        'qscc/GetBlockByHash': '/Channel/Application/AlphaMSP/Readers',
    },
    chaincodes: [
        chaincode('register', {
            collections: [
                collection('appraisals'),
                collection('insured', { requiredPeerCount: 1 }),
                collection('fleeting', { blockToLive: 1 }),
                collection('countersigned', { endorsementPolicy: "OR('GammaMSP.peer')" }),
            ],
        }),
        chaincode('archive', { endorsementPolicy: "OR('GammaMSP.peer')", collections: [collection('appraisals')] }),
    ],
    gatewayScript: '',
    founding: [],
    leaving: {},
};
