import {
    type ContractClass,
    type EmbeddedNetwork,
    issueOrganisation,
    loadContracts,
    type NetworkOptions,
    type NetworkPeer,
    type OrganisationMaterial,
    startNetwork,
} from '@cohong/embedded-fabric';

import { type Client, connectAs } from './register/client.js';
import { chaincodeModule, channelName } from './register/consortium.js';

export { type Client, connectAs, take, text } from './register/client.js';
export { chaincodeModule, channelName } from './register/consortium.js';

const organisations = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];

/** Members of the collections of the register: Gamma is in none. */
export const appraisals = {
    name: 'appraisals',
    members: ['AlphaMSP', 'BetaMSP'],
    requiredPeerCount: 0,
    maxPeerCount: 3,
    blockToLive: 0,
    memberOnlyRead: true,
    memberOnlyWrite: true,
};

/** Each call a copy of its own, as each organisation's chaincode is on a real network. */
export function loadRegister(): readonly ContractClass[] {
    return loadContracts(chaincodeModule);
}

/** An organisation as the register's network has it, with as many peers as are wanted. */
export function issueMember(mspId: string, peers = 1): Promise<OrganisationMaterial> {
    const users = { alice: { attributes: { role: 'registrar' } }, admin: { role: 'admin' } } as const;
    return issueOrganisation({ mspId, users, peers });
}

/** Three organisations, the register under any two of them, and a second copy of it under Gamma alone. */
export async function startRegister(options: Partial<NetworkOptions> = {}): Promise<EmbeddedNetwork> {
    const source = { kind: 'in-thread', load: loadRegister } as const;
    return startNetwork({
        channel: channelName,
        organisations: await Promise.all(organisations.map((mspId) => issueMember(mspId))),
        chaincodes: [
            {
                name: 'register',
                endorsementPolicy: "OutOf(2, 'AlphaMSP.peer', 'BetaMSP.peer', 'GammaMSP.peer')",
                collections: [appraisals],
                source,
            },
            { name: 'archive', endorsementPolicy: "OR('GammaMSP.peer')", source },
        ],
        batch: { maxMessages: 10, timeoutMs: 20 },
        log: () => undefined,
        ...options,
    });
}

interface Connection {
    readonly mspId: string;
    readonly user?: string;
    readonly at?: string;
    readonly peer?: NetworkPeer;
}

/** Connects one user to the gateway of the user's own organisation, or of another, or of one peer. */
export function connectTo(
    network: EmbeddedNetwork,
    { mspId, user = 'alice', at = mspId, peer = network.peer(at) }: Connection,
): Client {
    return connectAs({ mspId, ...network.identity(mspId, user) }, peer.endpoint);
}
