import { randomBytes } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { sign } from '../../crypto/sign.js';
import type { SigningIdentity } from '../identity.js';
import { transactionId } from '../proposal.js';

/** A client's proposal, and where a test may spoil it before it is signed. */
export interface ProposalDraft {
    readonly creator: SigningIdentity;
    readonly channelId: string;
    readonly chaincodeName: string;
    readonly args: readonly string[];
    readonly transient?: Readonly<Record<string, string>>;
    readonly spoil?: {
        readonly signatureHeader?: (header: common.SignatureHeader) => void;
        readonly channelHeader?: (header: common.ChannelHeader) => void;
        readonly extension?: (extension: peer.ChaincodeHeaderExtension) => void;
        readonly invocation?: (invocation: peer.ChaincodeInvocationSpec) => void;
    };
}

/** Makes and signs a proposal as a client does; the time in it is always 2026-01-02T03:04:05Z. */
export function propose(draft: ProposalDraft): peer.SignedProposal {
    const signatureHeader = new common.SignatureHeader();
    signatureHeader.setCreator(draft.creator.bytes);
    signatureHeader.setNonce(randomBytes(24));
    draft.spoil?.signatureHeader?.(signatureHeader);
    const header = new common.Header();
    header.setSignatureHeader(signatureHeader.serializeBinary());
    header.setChannelHeader(channelHeaderOf(draft, signatureHeader).serializeBinary());
    const proposal = new peer.Proposal();
    proposal.setHeader(header.serializeBinary());
    proposal.setPayload(payloadOf(draft).serializeBinary());
    const signedProposal = new peer.SignedProposal();
    signedProposal.setProposalBytes(proposal.serializeBinary());
    signedProposal.setSignature(sign(draft.creator.privateKey, signedProposal.getProposalBytes_asU8()));
    return signedProposal;
}

function channelHeaderOf(draft: ProposalDraft, signatureHeader: common.SignatureHeader): common.ChannelHeader {
    const extension = new peer.ChaincodeHeaderExtension();
    extension.setChaincodeId(chaincodeId(draft.chaincodeName));
    draft.spoil?.extension?.(extension);
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
    channelHeader.setChannelId(draft.channelId);
    channelHeader.setTxId(transactionId(signatureHeader.getNonce_asU8(), signatureHeader.getCreator_asU8()));
    channelHeader.setTimestamp(Timestamp.fromDate(new Date('2026-01-02T03:04:05Z')));
    channelHeader.setExtension$(extension.serializeBinary());
    draft.spoil?.channelHeader?.(channelHeader);
    return channelHeader;
}

function payloadOf({ chaincodeName, args, transient = {}, spoil }: ProposalDraft): peer.ChaincodeProposalPayload {
    const input = new peer.ChaincodeInput();
    input.setArgsList(args.map((arg) => Buffer.from(arg)));
    const specification = new peer.ChaincodeSpec();
    specification.setChaincodeId(chaincodeId(chaincodeName));
    specification.setInput(input);
    const invocation = new peer.ChaincodeInvocationSpec();
    invocation.setChaincodeSpec(specification);
    spoil?.invocation?.(invocation);
    const payload = new peer.ChaincodeProposalPayload();
    payload.setInput(invocation.serializeBinary());
    for (const [name, value] of Object.entries(transient)) {
        payload.getTransientmapMap().set(name, Buffer.from(value));
    }

    return payload;
}

function chaincodeId(name: string): peer.ChaincodeID {
    const id = new peer.ChaincodeID();
    id.setName(name);
    return id;
}
