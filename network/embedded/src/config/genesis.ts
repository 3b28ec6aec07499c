import { randomBytes } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';

import { buildBlock } from '../wire/block.js';
import { transactionId } from '../wire/proposal.js';
import { channelGroup, type ChannelFounding } from './channel-group.js';

/** Block 0: the configuration a channel begins with. Nobody signs it; whoever starts a peer with it trusts it. */
export function genesisBlock(founding: ChannelFounding & { readonly createdAt: Date }): common.Block {
    const config = new common.Config();
    config.setChannelGroup(channelGroup(founding));
    const configuration = new common.ConfigEnvelope();
    configuration.setConfig(config);
    const payload = new common.Payload();
    payload.setHeader(headerOf(founding.channelId, founding.createdAt));
    payload.setData(configuration.serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    return buildBlock({
        number: 0,
        previousHash: new Uint8Array(),
        envelopes: [envelope.serializeBinary()],
        validationCodes: [peer.TxValidationCode.VALID],
        lastConfigurationBlock: 0,
    });
}

function headerOf(channelId: string, createdAt: Date): common.Header {
    const nonce = randomBytes(24);
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(common.HeaderType.CONFIG);
    channelHeader.setVersion(1);
    channelHeader.setChannelId(channelId);
    channelHeader.setTimestamp(Timestamp.fromDate(createdAt));
    channelHeader.setTxId(transactionId(nonce, new Uint8Array()));
    const signatureHeader = new common.SignatureHeader();
    signatureHeader.setNonce(nonce);
    const header = new common.Header();
    header.setChannelHeader(channelHeader.serializeBinary());
    header.setSignatureHeader(signatureHeader.serializeBinary());
    return header;
}
