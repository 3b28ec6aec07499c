import { randomBytes } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';

import { sign } from '../crypto/sign.js';
import type { SigningIdentity } from './identity.js';

/** What an envelope is, beside what is in it. */
interface Kind {
    readonly type: number;
    readonly channelId: string;
    readonly createdAt: Date;
}

/** Names a signer, with a number that was never used before. */
export function signatureHeader({ bytes }: SigningIdentity): common.SignatureHeader {
    const header = new common.SignatureHeader();
    header.setCreator(bytes);
    header.setNonce(randomBytes(24));
    return header;
}

/** A message in an envelope that its sender has signed; not a transaction of a chaincode, which endorsers make. */
export function signedEnvelope(
    sender: SigningIdentity,
    { type, channelId, createdAt }: Kind,
    message: { serializeBinary(): Uint8Array },
): common.Envelope {
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(type);
    channelHeader.setChannelId(channelId);
    channelHeader.setTimestamp(Timestamp.fromDate(createdAt));
    const header = new common.Header();
    header.setChannelHeader(channelHeader.serializeBinary());
    header.setSignatureHeader(signatureHeader(sender).serializeBinary());
    const payload = new common.Payload();
    payload.setHeader(header);
    payload.setData(message.serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    envelope.setSignature(sign(sender.privateKey, envelope.getPayload_asU8()));
    return envelope;
}
