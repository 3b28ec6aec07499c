import { createHash, createPrivateKey, randomBytes } from 'node:crypto';

import * as grpc from '@grpc/grpc-js';
import { signers } from '@hyperledger/fabric-gateway';
import { common, msp, orderer, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';

/** Who asks for blocks, and at which peer. */
export interface Seeker {
    readonly address: string;
    readonly tlsRootCertificatePem: string;
    readonly mspId: string;
    readonly certificatePem: string;
    readonly privateKeyPem: string;
}

/** A place in the chain; a number is that of a block. */
export type Position = number | 'oldest' | 'newest' | 'next';

/** What is asked for, be it right or wrong. */
export interface Seek {
    readonly channel: string;
    readonly start?: Position;
    readonly stop?: Position;
    readonly failIfNotReady?: boolean;
    /** The time the client claims; now, unless it is wrong. */
    readonly at?: Date;
    /** In place of all that. */
    readonly envelope?: common.Envelope;
}

/** The numbers of the blocks that came, and the status at the end of the stream. */
export interface Sought {
    readonly blocks: number[];
    readonly status: number | undefined;
}

/** Asks a peer's deliver service for blocks, as clients do whose library does not choose for them. */
export async function seek(seeker: Seeker, request: Seek): Promise<Sought> {
    const credentials = grpc.credentials.createSsl(Buffer.from(seeker.tlsRootCertificatePem));
    const client = new peer.DeliverClient(seeker.address, credentials);
    const envelope = request.envelope ?? (await envelopeOf(seeker, request));
    const stream = client.deliver();
    const blocks: number[] = [];
    try {
        return await new Promise<Sought>((resolve, reject) => {
            stream.on('data', (response: peer.DeliverResponse) => {
                if (response.hasBlock()) blocks.push(response.getBlock()?.getHeader()?.getNumber() ?? -1);
                else resolve({ blocks, status: response.getStatus() });
            });
            stream.on('error', reject);
            stream.on('end', () => resolve({ blocks, status: undefined }));
            stream.write(envelope);
        });
    } finally {
        stream.cancel();
        client.close();
    }
}

async function envelopeOf({ mspId, certificatePem, privateKeyPem }: Seeker, request: Seek): Promise<common.Envelope> {
    const creator = new msp.SerializedIdentity();
    creator.setMspid(mspId);
    creator.setIdBytes(Buffer.from(certificatePem));
    const signatureHeader = new common.SignatureHeader();
    signatureHeader.setCreator(creator.serializeBinary());
    signatureHeader.setNonce(randomBytes(24));
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(common.HeaderType.DELIVER_SEEK_INFO);
    channelHeader.setChannelId(request.channel);
    channelHeader.setTimestamp(Timestamp.fromDate(request.at ?? new Date()));
    const header = new common.Header();
    header.setChannelHeader(channelHeader.serializeBinary());
    header.setSignatureHeader(signatureHeader.serializeBinary());
    const payload = new common.Payload();
    payload.setHeader(header);
    payload.setData(seekInfoOf(request).serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    const digest = createHash('sha256').update(envelope.getPayload_asU8()).digest();
    envelope.setSignature(await signers.newPrivateKeySigner(createPrivateKey(privateKeyPem))(digest));
    return envelope;
}

function seekInfoOf({ start, stop, failIfNotReady = false }: Seek): orderer.SeekInfo {
    const { FAIL_IF_NOT_READY, BLOCK_UNTIL_READY } = orderer.SeekInfo.SeekBehavior;
    const info = new orderer.SeekInfo();
    if (start !== undefined) info.setStart(positionOf(start));
    if (stop !== undefined) info.setStop(positionOf(stop));
    info.setBehavior(failIfNotReady ? FAIL_IF_NOT_READY : BLOCK_UNTIL_READY);
    return info;
}

/** A place in the chain as the messages have it. */
export function positionOf(position: Position): orderer.SeekPosition {
    const message = new orderer.SeekPosition();
    if (position === 'oldest') message.setOldest(new orderer.SeekOldest());
    else if (position === 'newest') message.setNewest(new orderer.SeekNewest());
    else if (position === 'next') message.setNextCommit(new orderer.SeekNextCommit());
    else {
        const specified = new orderer.SeekSpecified();
        specified.setNumber(position);
        message.setSpecified(specified);
    }
    return message;
}
