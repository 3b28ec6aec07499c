import { connect, signers, type Gateway, type ProposalOptions } from '@hyperledger/fabric-gateway';
import * as grpc from '@grpc/grpc-js';
import { common } from '@hyperledger/fabric-protos';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IssuedIdentity } from '@cohong/embedded-fabric';
import { userFiles } from '@cohong/network';
import type { TestConsortium } from './consortium.js';

/** Whom a client speaks for, and to whose peer. */
export interface Standpoint {
    readonly mspId: string;
    /** The organisation's first user, unless named. */
    readonly user?: string;
    /** Signs with this certificate and key, whoever issued them, instead of a user's. */
    readonly identity?: IssuedIdentity;
    /** Any client of the channel may connect to any peer; its own organisation's unless named. */
    readonly at?: string;
}

/** Opens a client past the HTTP gateways, as anybody with a certificate of a member can. */
export async function asClient<T>(
    consortium: TestConsortium,
    standpoint: Standpoint,
    use: (gateway: Gateway) => Promise<T>,
): Promise<T> {
    const { mspId, at = mspId } = standpoint;
    const { certificatePem, privateKeyPem } = standpoint.identity ?? identityOfUser(consortium, standpoint);
    const endpoint = consortium.network.peers[at]!;
    const client = new grpc.Client(
        endpoint.address,
        grpc.credentials.createSsl(readFileSync(endpoint.tlsRootCertificateFile)),
    );
    const gateway = connect({
        client,
        identity: { mspId, credentials: Buffer.from(certificatePem) },
        signer: signers.newPrivateKeySigner(createPrivateKey(privateKeyPem)),
        evaluateOptions: () => ({ deadline: Date.now() + 10_000 }),
        endorseOptions: () => ({ deadline: Date.now() + 30_000 }),
        commitStatusOptions: () => ({ deadline: Date.now() + 30_000 }),
    });
    try {
        return await use(gateway);
    } finally {
        gateway.close();
        client.close();
    }
}

/** Submits one transaction past the HTTP gateways and waits until it is committed. */
export function submitAs(
    consortium: TestConsortium,
    standpoint: Standpoint,
    {
        chaincode,
        transaction,
        ...options
    }: ProposalOptions & { readonly chaincode: string; readonly transaction: string },
): Promise<Uint8Array> {
    return asClient(consortium, standpoint, (gateway) =>
        gateway.getNetwork(consortium.description.channel).getContract(chaincode).submit(transaction, options),
    );
}

/** The certificate and key of a user of an organisation, as they lie in its folder. */
export function identityOfUser(
    { description, folder }: TestConsortium,
    { mspId, user }: Pick<Standpoint, 'mspId' | 'user'>,
): IssuedIdentity {
    const organisation = description.organisations.find((each) => each.mspId === mspId)!;
    const files = userFiles({ folder, mspId, user: user ?? Object.keys(organisation.users)[0]! });

    return {
        certificatePem: readFileSync(files.certificateFile, 'utf8'),
        privateKeyPem: readFileSync(files.keyFile, 'utf8'),
    };
}

/** How many blocks the channel has, as the connected peer knows it. */
export async function heightOf(gateway: Gateway, channel: string): Promise<number> {
    const info = await gateway.getNetwork(channel).getContract('qscc').evaluateTransaction('GetChainInfo', channel);

    return common.BlockchainInfo.deserializeBinary(info).getHeight();
}
