import { createPrivateKey } from 'node:crypto';

import type { IssuedIdentity } from '@cohong/embedded-fabric';
import * as grpc from '@grpc/grpc-js';
import {
    type CloseableAsyncIterable,
    connect,
    type Contract,
    type Gateway,
    hash,
    type Identity,
    type Network,
    signers,
} from '@hyperledger/fabric-gateway';
import { msp } from '@hyperledger/fabric-protos';

import { channelName } from './consortium.js';
import type { Endpoint } from './engine.js';

/** A client of one user, made as the documentation of @hyperledger/fabric-gateway makes it. */
export interface Client {
    readonly gateway: Gateway;
    readonly network: Network;
    readonly contract: Contract;
    close(): void;
}

/** What a client shows and signs with, be it right or wrong. */
export interface Credentials extends IssuedIdentity {
    readonly mspId: string;
}

/** Connects whoever has these credentials to a peer's gateway. */
export function connectAs(
    { mspId, certificatePem, privateKeyPem }: Credentials,
    { address, tlsRootCertificatePem }: Endpoint,
): Client {
    const client = new grpc.Client(address, grpc.credentials.createSsl(Buffer.from(tlsRootCertificatePem)));
    const gateway = connect({
        client,
        identity: { mspId, credentials: Buffer.from(certificatePem) },
        signer: signers.newPrivateKeySigner(createPrivateKey(privateKeyPem)),
        hash: hash.sha256,
        // Longer than any peer's patience, whose end is what some tests are about.
        evaluateOptions: () => ({ deadline: Date.now() + 60_000 }),
        endorseOptions: () => ({ deadline: Date.now() + 60_000 }),
        submitOptions: () => ({ deadline: Date.now() + 10_000 }),
        commitStatusOptions: () => ({ deadline: Date.now() + 60_000 }),
    });
    const network = gateway.getNetwork(channelName);
    return {
        gateway,
        network,
        contract: network.getContract('register'),
        close: () => {
            gateway.close();
            client.close();
        },
    };
}

/** An identity as messages carry it. */
export function serializedIdentity({ mspId, credentials }: Identity): Uint8Array {
    const serialized = new msp.SerializedIdentity();
    serialized.setMspid(mspId);
    serialized.setIdBytes(credentials);
    return serialized.serializeBinary();
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
