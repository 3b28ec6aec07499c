import { common, gateway, ledger, peer } from '@hyperledger/fabric-protos';
import { createPrivateKey, sign } from 'node:crypto';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';

/** An endorsed transaction, opened down to what the endorsers signed. What is changed here is written back. */
export interface OpenTransaction {
    readonly prepared: gateway.PreparedTransaction;
    readonly transaction: peer.Transaction;
    readonly channelHeader: common.ChannelHeader;
    readonly signatureHeader: common.SignatureHeader;
    readonly actionPayload: peer.ChaincodeActionPayload;
    readonly endorsedAction: peer.ChaincodeEndorsedAction;
    readonly chaincodeAction: peer.ChaincodeAction;
    readonly results: ledger.rwset.TxReadWriteSet;
}

/** Changes an endorsed transaction as somebody could who holds the creator's key, whose signature is still to be made. */
export function alterTransaction(bytes: Uint8Array, change: (open: OpenTransaction) => void): Uint8Array {
    const prepared = gateway.PreparedTransaction.deserializeBinary(bytes);
    const envelope = prepared.getEnvelope()!;
    const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
    const header = payload.getHeader()!;
    const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
    const [action] = transaction.getActionsList() as [peer.TransactionAction];
    const actionPayload = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
    const endorsedAction = actionPayload.getAction()!;
    const response = peer.ProposalResponsePayload.deserializeBinary(endorsedAction.getProposalResponsePayload_asU8());
    const chaincodeAction = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
    const open = {
        prepared,
        transaction,
        channelHeader: common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8()),
        signatureHeader: common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8()),
        actionPayload,
        endorsedAction,
        chaincodeAction,
        results: ledger.rwset.TxReadWriteSet.deserializeBinary(chaincodeAction.getResults_asU8()),
    };
    const before = endorsedAction.getProposalResponsePayload_asU8();

    change(open);

    // Unless a test put another one in its place, what was endorsed is written from its parts.
    if (endorsedAction.getProposalResponsePayload_asU8() === before) {
        chaincodeAction.setResults(open.results.serializeBinary());
        response.setExtension$(chaincodeAction.serializeBinary());
        endorsedAction.setProposalResponsePayload(response.serializeBinary());
    }
    action.setPayload(actionPayload.serializeBinary());
    action.setHeader(open.signatureHeader.serializeBinary());
    payload.setData(transaction.serializeBinary());
    header.setChannelHeader(open.channelHeader.serializeBinary());
    header.setSignatureHeader(open.signatureHeader.serializeBinary());
    envelope.setPayload(payload.serializeBinary());
    return prepared.serializeBinary();
}

/** The headers of a proposal. */
export interface OpenProposal {
    readonly channelHeader: common.ChannelHeader;
    readonly signatureHeader: common.SignatureHeader;
}

/** Changes the headers of a proposal that is not signed yet. */
export function alterProposal(bytes: Uint8Array, change: (open: OpenProposal) => void): Uint8Array {
    const proposed = gateway.ProposedTransaction.deserializeBinary(bytes);
    const signedProposal = proposed.getProposal()!;
    const proposal = peer.Proposal.deserializeBinary(signedProposal.getProposalBytes_asU8());
    const header = common.Header.deserializeBinary(proposal.getHeader_asU8());
    const open = {
        channelHeader: common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8()),
        signatureHeader: common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8()),
    };

    change(open);

    header.setChannelHeader(open.channelHeader.serializeBinary());
    header.setSignatureHeader(open.signatureHeader.serializeBinary());
    proposal.setHeader(header.serializeBinary());
    signedProposal.setProposalBytes(proposal.serializeBinary());
    return proposed.serializeBinary();
}

/** The same proposal as of another time, yet to be signed. */
export function datedProposal(bytes: Uint8Array, at: Date): Uint8Array {
    return alterProposal(bytes, ({ channelHeader }) => channelHeader.setTimestamp(Timestamp.fromDate(at)));
}

/** What a client signs of a proposal. */
export function signedPartOfProposal(bytes: Uint8Array): Uint8Array {
    return gateway.ProposedTransaction.deserializeBinary(bytes).getProposal()!.getProposalBytes_asU8();
}

/** What a client signs of a transaction. */
export function signedPartOfTransaction(bytes: Uint8Array): Uint8Array {
    return gateway.PreparedTransaction.deserializeBinary(bytes).getEnvelope()!.getPayload_asU8();
}

/** An envelope as the orderer gets it. */
export function envelopeOf(bytes: Uint8Array, signature: Uint8Array): Uint8Array {
    const envelope = gateway.PreparedTransaction.deserializeBinary(bytes).getEnvelope()!;
    envelope.setSignature(signature);
    return envelope.serializeBinary();
}

/** The validation code of every transaction in a block, in order. */
export function codesOf(block: common.Block): number[] {
    return [...block.getMetadata()!.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER]!];
}

/** The ids of every transaction in a block, in order. */
export function transactionIdsOf(block: common.Block): string[] {
    return block
        .getData()!
        .getDataList_asU8()
        .map((bytes) => {
            const envelope = common.Envelope.deserializeBinary(bytes);
            const header = common.Payload.deserializeBinary(envelope.getPayload_asU8()).getHeader()!;
            return common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8()).getTxId();
        });
}

/** A signature as Fabric takes it. */
export function signature(privateKeyPem: string, message: Uint8Array): Uint8Array {
    return encoded(privateKeyPem, message, (low) => low);
}

const orderOfP256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A signature that mathematics accepts and Fabric does not: of its two forms the one with the higher s. */
export function highSignature(privateKeyPem: string, message: Uint8Array): Uint8Array {
    return encoded(privateKeyPem, message, (low) => orderOfP256 - low);
}

function encoded(privateKeyPem: string, message: Uint8Array, form: (low: bigint) => bigint): Uint8Array {
    const key = createPrivateKey(privateKeyPem);
    const both = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' }).toString('hex');
    const [r, s] = [BigInt(`0x${both.slice(0, 64)}`), BigInt(`0x${both.slice(64)}`)];
    const content = Buffer.concat([r, form(s > orderOfP256 / 2n ? orderOfP256 - s : s)].map(derInteger));

    return Buffer.concat([Buffer.of(0x30, content.length), content]);
}

function derInteger(value: bigint): Buffer {
    // A leading zero digit keeps a high first bit from making the number negative.
    const bytes = Buffer.from(`00${value.toString(16).padStart(64, '0')}`, 'hex');
    const start = bytes.findIndex((byte, index) => byte !== 0 || (bytes[index + 1] ?? 0x80) >= 0x80);
    const content = bytes.subarray(start);

    return Buffer.concat([Buffer.of(0x02, content.length), content]);
}
