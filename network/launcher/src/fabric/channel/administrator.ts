import { createHash, createPrivateKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, signers, type Gateway } from '@hyperledger/fabric-gateway';
import { common, msp } from '@hyperledger/fabric-protos';
import { identityFiles } from '../certificates.js';
import { clientAddress, type Peer } from '../peer.js';

const askMilliseconds = 5_000;

/** Whoever speaks for an organisation on the channel. */
export interface Administrator {
    readonly mspId: string;
    /** The MSP folder with the certificate and the key. */
    readonly mspFolder: string;
}

/** Signs as the channel's members expect it: over the header, which names the signer, and the message behind it. */
export async function signedBy(
    administrator: Administrator,
    message: Uint8Array,
): Promise<{ readonly header: Uint8Array; readonly signature: Uint8Array }> {
    const header = signatureHeader(administrator).serializeBinary();
    return { header, signature: await signature(administrator, Buffer.concat([header, message])) };
}

/** An administrator's own signature over bytes that name the signer already. */
export async function signature({ mspFolder }: Administrator, bytes: Uint8Array): Promise<Uint8Array> {
    const sign = signers.newPrivateKeySigner(createPrivateKey(readFileSync(identityFiles(mspFolder).privateKey)));
    return sign(createHash('sha256').update(bytes).digest());
}

/** Names the signer, with a number that was never used before. */
export function signatureHeader({ mspId, mspFolder }: Administrator): common.SignatureHeader {
    const identity = new msp.SerializedIdentity();
    identity.setMspid(mspId);
    identity.setIdBytes(readFileSync(identityFiles(mspFolder).certificate));
    const header = new common.SignatureHeader();
    header.setCreator(identity.serializeBinary());
    header.setNonce(randomBytes(24));
    return header;
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
