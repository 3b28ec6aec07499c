import { common, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { sign } from '../crypto/sign.js';
import type { SigningIdentity } from './identity.js';
import { transactionId } from './proposal.js';
import { signatureHeader } from './signed-envelope.js';

/** What a client asks of a chaincode. */
export interface ProposalRequest {
    readonly creator: SigningIdentity;
    readonly channelId: string;
    readonly chaincodeName: string;
    readonly args: readonly Uint8Array[];
    readonly at: Date;
}

/** A proposal signed by its creator, such as any client of Fabric makes. */
export function makeProposal(request: ProposalRequest): peer.SignedProposal {
    const { creator } = request;
    const proposal = new peer.Proposal();
    proposal.setHeader(headerOf(request).serializeBinary());
    proposal.setPayload(payloadOf(request).serializeBinary());
    const signedProposal = new peer.SignedProposal();
    signedProposal.setProposalBytes(proposal.serializeBinary());
    signedProposal.setSignature(sign(creator.privateKey, signedProposal.getProposalBytes_asU8()));
    return signedProposal;
}

function headerOf({ creator, channelId, chaincodeName, at }: ProposalRequest): common.Header {
    const signature = signatureHeader(creator);
    const extension = new peer.ChaincodeHeaderExtension();
    extension.setChaincodeId(chaincodeId(chaincodeName));
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
    channelHeader.setChannelId(channelId);
    channelHeader.setTxId(transactionId(signature.getNonce_asU8(), creator.bytes));
    channelHeader.setTimestamp(Timestamp.fromDate(at));
    channelHeader.setExtension$(extension.serializeBinary());
    const header = new common.Header();
    header.setChannelHeader(channelHeader.serializeBinary());
    header.setSignatureHeader(signature.serializeBinary());
    return header;
}

function payloadOf({ chaincodeName, args }: ProposalRequest): peer.ChaincodeProposalPayload {
    const input = new peer.ChaincodeInput();
    input.setArgsList([...args]);
    const specification = new peer.ChaincodeSpec();
    specification.setType(peer.ChaincodeSpec.Type.GOLANG);
    specification.setChaincodeId(chaincodeId(chaincodeName));
    specification.setInput(input);
    const invocation = new peer.ChaincodeInvocationSpec();
    invocation.setChaincodeSpec(specification);
    const payload = new peer.ChaincodeProposalPayload();
    payload.setInput(invocation.serializeBinary());
    return payload;
}

function chaincodeId(name: string): peer.ChaincodeID {
    const id = new peer.ChaincodeID();
    id.setName(name);
    return id;
}
