import { createHash } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';
import type { SignatureVerifier } from '../crypto/sign.js';
import { decode } from './decode.js';
import { InvalidIdentity } from './identity.js';
import type { Identity, Membership } from './identity.js';

/** A point in time as the client signed it. */
export interface Timestamp {
    readonly seconds: number;
    readonly nanos: number;
}

/** A proposal whose form, transaction id and signature were found good. */
export interface UnpackedProposal {
    readonly channelId: string;
    readonly txId: string;
    readonly chaincodeName: string;
    readonly args: readonly Uint8Array[];
    /** Private input: it goes to the endorsers and never into a transaction. */
    readonly transient: ReadonlyMap<string, Uint8Array>;
    readonly creator: Identity;
    readonly timestamp: Timestamp;
    readonly header: common.Header;
    /** The proposal's payload as it goes into the transaction. */
    readonly payloadWithoutTransient: Uint8Array;
    readonly proposalHash: Uint8Array;
    readonly signedProposal: peer.SignedProposal;
}

export interface ProposalContext {
    readonly channelId: string;
    readonly membership: Membership;
    readonly verifier: SignatureVerifier;
}

/** Fabric names a transaction by a hash over who makes it and a number used once: nobody can take another's name. */
export function transactionId(nonce: Uint8Array, creator: Uint8Array): string {
    return createHash('sha256').update(nonce).update(creator).digest('hex');
}

/** What endorsers sign for: the headers and the payload without its private input. */
export function proposalHash(header: common.Header, payloadWithoutTransient: Uint8Array): Uint8Array {
    return createHash('sha256')
        .update(header.getChannelHeader_asU8())
        .update(header.getSignatureHeader_asU8())
        .update(payloadWithoutTransient)
        .digest();
}

/**
 * Reads a proposal and checks everything a peer checks before it runs chaincode.
 * Whatever is wrong throws with Fabric's text, in Fabric's order; texts name no certificate, so that a refusal tells a stranger nothing.
 */
export function unpackProposal(signedProposal: peer.SignedProposal, context: ProposalContext): UnpackedProposal {
    const proposal = decode(peer.Proposal, signedProposal.getProposalBytes_asU8(), 'Proposal');
    const header = decode(common.Header, proposal.getHeader_asU8(), 'Header');
    const channelHeader = decode(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader');
    const signatureHeader = decode(common.SignatureHeader, header.getSignatureHeader_asU8(), 'SignatureHeader');
    const chaincodeName = readChaincodeName(channelHeader);
    const payload = decode(peer.ChaincodeProposalPayload, proposal.getPayload_asU8(), 'ChaincodeProposalPayload');
    const args = readArguments(payload);
    if (channelHeader.getChannelId() !== context.channelId) {
        throw new Error(`channel '${channelHeader.getChannelId()}' not found`);
    }

    requireSoundHeaders(channelHeader, signatureHeader);
    const creator = identifyCreator(signatureHeader, context);
    requireSignedBy(creator, signedProposal, context);
    const payloadWithoutTransient = withoutTransient(payload);
    return {
        channelId: context.channelId,
        txId: channelHeader.getTxId(),
        chaincodeName,
        args,
        transient: readTransient(payload),
        creator,
        timestamp: readTimestamp(channelHeader),
        header,
        payloadWithoutTransient,
        proposalHash: proposalHash(header, payloadWithoutTransient),
        signedProposal,
    };
}

function readChaincodeName(channelHeader: common.ChannelHeader): string {
    const extensionBytes = channelHeader.getExtension_asU8();
    const extension = decode(peer.ChaincodeHeaderExtension, extensionBytes, 'ChaincodeHeaderExtension');
    const chaincodeId = extension.getChaincodeId();
    if (chaincodeId === undefined) {
        throw new Error('ChaincodeHeaderExtension.ChaincodeId is nil');
    }

    if (chaincodeId.getName() === '') {
        throw new Error('ChaincodeHeaderExtension.ChaincodeId.Name is empty');
    }

    return chaincodeId.getName();
}

function readArguments(payload: peer.ChaincodeProposalPayload): Uint8Array[] {
    const invocation = decode(peer.ChaincodeInvocationSpec, payload.getInput_asU8(), 'ChaincodeInvocationSpec');
    const specification = invocation.getChaincodeSpec();
    if (specification === undefined) {
        throw new Error('chaincode invocation spec did not contain chaincode spec');
    }

    const input = specification.getInput();
    if (input === undefined) {
        throw new Error('chaincode input did not contain any input');
    }

    return input.getArgsList_asU8();
}

function requireSoundHeaders(channelHeader: common.ChannelHeader, signatureHeader: common.SignatureHeader): void {
    const defect = headerDefect(channelHeader, signatureHeader);
    if (defect !== undefined) {
        throw new Error(`error validating proposal: ${defect}`);
    }
}

function headerDefect(
    channelHeader: common.ChannelHeader,
    signatureHeader: common.SignatureHeader,
): string | undefined {
    if (channelHeader.getType() !== common.HeaderType.ENDORSER_TRANSACTION) {
        return `invalid header type ${nameOfHeaderType(channelHeader.getType())}`;
    }

    if (channelHeader.getEpoch() !== 0) {
        return 'epoch is non-zero';
    }

    if (signatureHeader.getNonce_asU8().length === 0) {
        return 'nonce is empty';
    }

    if (signatureHeader.getCreator_asU8().length === 0) {
        return 'creator is empty';
    }

    const txId = channelHeader.getTxId();
    const expected = transactionId(signatureHeader.getNonce_asU8(), signatureHeader.getCreator_asU8());
    return txId === expected ? undefined : `incorrectly computed txid '${txId}' -- expected '${expected}'`;
}

function nameOfHeaderType(type: number): string {
    const entry = Object.entries(common.HeaderType).find(([, number]) => number === type);
    return entry === undefined ? String(type) : entry[0];
}

function identifyCreator(
    signatureHeader: common.SignatureHeader,
    { channelId, membership }: ProposalContext,
): Identity {
    try {
        return membership.identify(signatureHeader.getCreator_asU8());
    } catch (cause) {
        if (cause instanceof InvalidIdentity) {
            throw accessDenied(channelId, `[${cause.mspId}]`);
        }

        throw accessDenied(channelId, 'unknown, creator is malformed');
    }
}

function requireSignedBy(
    creator: Identity,
    signedProposal: peer.SignedProposal,
    { channelId, verifier }: ProposalContext,
): void {
    const signature = signedProposal.getSignature_asU8();
    if (signature.length === 0) {
        throw new Error('error validating proposal: empty signature bytes');
    }

    const message = signedProposal.getProposalBytes_asU8();
    if (!verifier.verify({ publicKey: creator.publicKey, message, signature })) {
        throw accessDenied(channelId, `[${creator.mspId}]`);
    }
}

function accessDenied(channelId: string, creator: string): Error {
    return new Error(`error validating proposal: access denied: channel [${channelId}] creator org ${creator}`);
}

function withoutTransient(payload: peer.ChaincodeProposalPayload): Uint8Array {
    const publicPart = new peer.ChaincodeProposalPayload();
    publicPart.setInput(payload.getInput_asU8());
    return publicPart.serializeBinary();
}

function readTransient(payload: peer.ChaincodeProposalPayload): Map<string, Uint8Array> {
    const entries = payload.getTransientmapMap().toArray() as [string, Uint8Array][];
    return new Map(entries);
}

/** The client's clock: nothing else in a transaction tells its time. */
export function readTimestamp(channelHeader: common.ChannelHeader): Timestamp {
    const timestamp = channelHeader.getTimestamp();
    return { seconds: timestamp?.getSeconds() ?? 0, nanos: timestamp?.getNanos() ?? 0 };
}
