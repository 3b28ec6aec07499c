import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signingIdentity, type SigningIdentity } from '@cohong/embedded-fabric';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, signers, type Gateway } from '@hyperledger/fabric-gateway';
import { identityFiles } from '../certificates.js';
import { clientAddress, type Peer } from '../peer.js';

const askMilliseconds = 5_000;

/** Whoever speaks for an organisation on the channel. */
export interface Administrator {
    readonly mspId: string;
    /** The MSP folder with the certificate and the key. */
    readonly mspFolder: string;
}

/** An administrator as whoever signs with the key in the folder. */
export function signingAs({ mspId, mspFolder }: Administrator): SigningIdentity {
    const { certificate, privateKey } = identityFiles(mspFolder);
    const [certificatePem, privateKeyPem] = [readFileSync(certificate, 'utf8'), readFileSync(privateKey, 'utf8')];
    return signingIdentity(mspId, { certificatePem, privateKeyPem });
}

/** Asks a peer's gateway as the administrator of its organisation. */
export async function throughGatewayOf<Answer>(
    peer: Peer,
    ask: (gateway: Gateway) => Promise<Answer>,
): Promise<Answer> {
    const read = (file: string): Buffer => readFileSync(file);
    const client = new Client(clientAddress(peer), credentials.createSsl(read(peer.files.tlsRootCertificate)));
    const { certificate, privateKey } = identityFiles(peer.administratorMsp);
    const gateway = connect({
        client,
        identity: { mspId: peer.mspId, credentials: read(certificate) },
        signer: signers.newPrivateKeySigner(createPrivateKey(read(privateKey))),
        evaluateOptions: () => ({ deadline: Date.now() + askMilliseconds }),
    });
    try {
        return await ask(gateway);
    } finally {
        gateway.close();
        client.close();
    }
}
