import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';

import {
    type ContractClass,
    type EmbeddedNetwork,
    type Endpoint,
    type IssuedIdentity,
    issueOrganisation,
    loadContracts,
    type NetworkOptions,
    type NetworkPeer,
    type OrganisationMaterial,
    startNetwork,
} from '@cohong/embedded-fabric';
import * as grpc from '@grpc/grpc-js';
import { jest } from '@jest/globals';
import {
    type CloseableAsyncIterable,
    connect,
    type Contract,
    type Gateway,
    hash,
    type Network,
    signers,
} from '@hyperledger/fabric-gateway';

// Networks, threads and processes start as fast as the machine lets them, which a loaded one does slowly.
jest.setTimeout(60_000);

export const channelName = 'register';
export const chaincodeModule = join(__dirname, 'chaincode');

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

/** A client of one user, made as the documentation of @hyperledger/fabric-gateway makes it. */
export interface Client {
    readonly gateway: Gateway;
    readonly network: Network;
    readonly contract: Contract;
    close(): void;
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

/** What a client shows and signs with, be it right or wrong. */
export interface Credentials extends IssuedIdentity {
    readonly mspId: string;
}

/** Connects whoever has these credentials to a gateway. */
export function connectAs({ mspId, certificatePem, privateKeyPem }: Credentials, endpoint: Endpoint): Client {
    const client = new grpc.Client(
        endpoint.address,
        grpc.credentials.createSsl(Buffer.from(endpoint.tlsRootCertificatePem)),
    );
    const gateway = connect({
        client,
        identity: { mspId, credentials: Buffer.from(certificatePem) },
        signer: signers.newPrivateKeySigner(createPrivateKey(privateKeyPem)),
        hash: hash.sha256,
        evaluateOptions: () => ({ deadline: Date.now() + 5_000 }),
        endorseOptions: () => ({ deadline: Date.now() + 15_000 }),
        submitOptions: () => ({ deadline: Date.now() + 5_000 }),
        commitStatusOptions: () => ({ deadline: Date.now() + 60_000 }),
    });
    const channel = gateway.getNetwork(channelName);
    return {
        gateway,
        network: channel,
        contract: channel.getContract('register'),
        close: () => {
            gateway.close();
            client.close();
        },
    };
}

/** The text of a result. */
export function text(result: Uint8Array): string {
    return Buffer.from(result).toString();
}

/** The first events of a stream, which is closed then. */
export async function take<T>(events: CloseableAsyncIterable<T>, count: number): Promise<T[]> {
    const taken: T[] = [];
    try {
        for await (const event of events) {
            taken.push(event);
            if (taken.length === count) break;
        }
    } finally {
        events.close();
    }
    return taken;
}
