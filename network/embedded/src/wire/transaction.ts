import { common, peer } from '@hyperledger/fabric-protos';
import type { SignatureVerifier } from '../crypto/sign.js';
import { decode } from './decode.js';
import type { Identity, Membership } from './identity.js';
import { openEnvelope } from './open.js';
import { proposalHash, readTimestamp, transactionId } from './proposal.js';
import type { ProposalContext, Timestamp } from './proposal.js';
import { envelopeSigner } from './signer.js';

const code = peer.TxValidationCode;

/** A transaction whose form and creator's signature were found good; its endorsements are not yet judged. */
export interface UnpackedTransaction {
    readonly channelId: string;
    readonly txId: string;
    readonly creator: Identity;
    readonly timestamp: Timestamp;
    readonly chaincodeName: string;
    readonly chaincodeVersion: string;
    /** The serialized TxReadWriteSet. */
    readonly results: Uint8Array;
    readonly response: peer.Response | undefined;
    readonly event: peer.ChaincodeEvent | undefined;
    /** What the endorsers signed, each together with its own name. */
    readonly endorsedPayload: Uint8Array;
    readonly endorsements: readonly peer.Endorsement[];
}

/** A transaction or a configuration to go on with, or the code with which it stands invalid in its block. */
export type TransactionCheck =
    | { readonly code: typeof code.VALID; readonly transaction: UnpackedTransaction; readonly configuration?: never }
    | { readonly code: typeof code.VALID; readonly configuration: common.ConfigEnvelope; readonly transaction?: never }
    | { readonly code: number; readonly transaction?: never; readonly configuration?: never };

class InvalidTransaction extends Error {
    readonly code: number;

    constructor(validationCode: number, cause?: unknown) {
        super('invalid transaction', { cause });
        this.code = validationCode;
    }
}

/**
 * Reads an envelope from a block and checks it as every peer does before it looks at endorsements.
 * It never throws: whatever strangers put into a block has to get its validation code.
 */
export function unpackTransaction(envelopeBytes: Uint8Array, context: ProposalContext): TransactionCheck {
    try {
        return { code: code.VALID, ...unpack(envelopeBytes, context) };
    } catch (error) {
        return { code: error instanceof InvalidTransaction ? error.code : code.INVALID_OTHER_REASON };
    }
}

/** The transaction id that an envelope claims, whether or not it is valid; undefined where none can be read. */
export function claimedTransactionId(envelopeBytes: Uint8Array): string | undefined {
    try {
        const txId = openEnvelope(envelopeBytes).channelHeader.getTxId();
        return txId === '' ? undefined : txId;
    } catch {
        return undefined;
    }
}

/**
 * The members whose endorsement of a transaction is genuine, each once, in the order of their endorsements.
 * Endorsements that are not genuine are passed over, as if they were not there.
 */
export function endorsersOf(
    { endorsements, endorsedPayload }: Pick<UnpackedTransaction, 'endorsements' | 'endorsedPayload'>,
    { membership, verifier }: { readonly membership: Membership; readonly verifier: SignatureVerifier },
): Identity[] {
    const endorsers = new Map<string, Identity>();
    for (const endorsement of endorsements) {
        const endorser = identifyOrPass(endorsement.getEndorser_asU8(), membership);
        if (endorser === undefined || endorsers.has(endorser.id)) {
            continue;
        }

        const message = Buffer.concat([endorsedPayload, endorser.bytes]);
        const signature = endorsement.getSignature_asU8();
        if (verifier.verify({ publicKey: endorser.publicKey, message, signature })) {
            endorsers.set(endorser.id, endorser);
        }
    }

    return [...endorsers.values()];
}

function identifyOrPass(serialized: Uint8Array, membership: Membership): Identity | undefined {
    try {
        return membership.identify(serialized);
    } catch {
        return undefined;
    }
}

type Unpacked =
    | { readonly transaction: UnpackedTransaction; readonly configuration?: never }
    | { readonly configuration: common.ConfigEnvelope; readonly transaction?: never };

function unpack(envelopeBytes: Uint8Array, context: ProposalContext): Unpacked {
    const envelope = attempt(code.INVALID_OTHER_REASON, () => decode(common.Envelope, envelopeBytes, 'Envelope'));
    const payload = attempt(code.BAD_PAYLOAD, () => decode(common.Payload, envelope.getPayload_asU8(), 'Payload'));
    const headers = attempt(code.BAD_COMMON_HEADER, () => readHeaders(payload));
    const creator = attempt(code.BAD_CREATOR_SIGNATURE, () => identifySigner(envelope, headers, context));
    if (headers.channelHeader.getType() === common.HeaderType.CONFIG) {
        const read = (): common.ConfigEnvelope =>
            decode(common.ConfigEnvelope, payload.getData_asU8(), 'ConfigEnvelope');
        return { configuration: attempt(code.INVALID_CONFIG_TRANSACTION, read) };
    }
    demand(headers.channelHeader.getType() !== common.HeaderType.CONFIG_UPDATE, code.UNSUPPORTED_TX_PAYLOAD);
    return { transaction: unpackEndorsed(payload, { creator, ...headers }, context) };
}

function unpackEndorsed(
    payload: common.Payload,
    headers: Headers & { readonly creator: Identity },
    context: ProposalContext,
): UnpackedTransaction {
    const { channelHeader, signatureHeader, creator } = headers;
    const expectedTxId = transactionId(signatureHeader.getNonce_asU8(), signatureHeader.getCreator_asU8());
    demand(channelHeader.getTxId() === expectedTxId, code.BAD_PROPOSAL_TXID);
    const action = attempt(code.INVALID_ENDORSER_TRANSACTION, () => readAction(payload, headers.header));
    demand(channelHeader.getChannelId() === context.channelId, code.TARGET_CHAIN_NOT_FOUND);
    return {
        channelId: channelHeader.getChannelId(),
        txId: expectedTxId,
        creator,
        timestamp: readTimestamp(channelHeader),
        endorsedPayload: action.getProposalResponsePayload_asU8(),
        endorsements: action.getEndorsementsList(),
        ...readInvocation(channelHeader, action),
    };
}

function attempt<Value>(validationCode: number, read: () => Value): Value {
    try {
        return read();
    } catch (cause) {
        throw new InvalidTransaction(validationCode, cause);
    }
}

function demand(condition: boolean, validationCode: number): void {
    if (!condition) {
        throw new InvalidTransaction(validationCode);
    }
}

interface Headers {
    readonly header: common.Header;
    readonly channelHeader: common.ChannelHeader;
    readonly signatureHeader: common.SignatureHeader;
}

const knownKinds: readonly number[] = [
    common.HeaderType.ENDORSER_TRANSACTION,
    common.HeaderType.CONFIG_UPDATE,
    common.HeaderType.CONFIG,
];

function readHeaders(payload: common.Payload): Headers {
    const header = payload.getHeader();
    if (header === undefined) {
        throw new Error('nil header');
    }

    const channelHeader = decode(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader');
    const signatureHeader = readSignatureHeader(header.getSignatureHeader_asU8());
    if (!knownKinds.includes(channelHeader.getType()) || channelHeader.getEpoch() !== 0) {
        throw new Error('invalid ChannelHeader');
    }

    return { header, channelHeader, signatureHeader };
}

function readSignatureHeader(bytes: Uint8Array): common.SignatureHeader {
    const signatureHeader = decode(common.SignatureHeader, bytes, 'SignatureHeader');
    if (signatureHeader.getNonce_asU8().length === 0 || signatureHeader.getCreator_asU8().length === 0) {
        throw new Error('invalid nonce or creator specified in the header');
    }

    return signatureHeader;
}

function identifySigner(envelope: common.Envelope, { signatureHeader }: Headers, context: ProposalContext): Identity {
    const signer = envelopeSigner(envelope, signatureHeader, context);
    if (signer === undefined) {
        throw new Error("creator's signature over the proposal is not valid");
    }

    return signer;
}

/** The proposal hash ties what was endorsed to what was proposed: without it, results could be moved between transactions. */
function readAction(payload: common.Payload, header: common.Header): peer.ChaincodeEndorsedAction {
    const [action, ...others] = decode(peer.Transaction, payload.getData_asU8(), 'Transaction').getActionsList();
    if (action === undefined || others.length > 0) {
        throw new Error('only one action per transaction is supported');
    }

    readSignatureHeader(action.getHeader_asU8());
    const actionPayload = decode(peer.ChaincodeActionPayload, action.getPayload_asU8(), 'ChaincodeActionPayload');
    const endorsedAction = actionPayload.getAction() ?? new peer.ChaincodeEndorsedAction();
    const endorsed = readEndorsed(endorsedAction);
    const proposed = new common.Header();
    proposed.setChannelHeader(header.getChannelHeader_asU8());
    proposed.setSignatureHeader(action.getHeader_asU8());
    const hash = proposalHash(proposed, actionPayload.getChaincodeProposalPayload_asU8());
    if (Buffer.compare(hash, endorsed.getProposalHash_asU8()) !== 0) {
        throw new Error('proposal hash does not match');
    }

    return endorsedAction;
}

function readEndorsed(action: peer.ChaincodeEndorsedAction): peer.ProposalResponsePayload {
    return decode(peer.ProposalResponsePayload, action.getProposalResponsePayload_asU8(), 'ProposalResponsePayload');
}

type Invocation = Pick<UnpackedTransaction, 'chaincodeName' | 'chaincodeVersion' | 'results' | 'response' | 'event'>;

function readInvocation(channelHeader: common.ChannelHeader, endorsedAction: peer.ChaincodeEndorsedAction): Invocation {
    const invoked = attempt(code.BAD_HEADER_EXTENSION, () => readInvoked(channelHeader));
    const action = attempt(code.BAD_RESPONSE_PAYLOAD, () => {
        return decode(peer.ChaincodeAction, readEndorsed(endorsedAction).getExtension_asU8(), 'ChaincodeAction');
    });
    const ran = action.getChaincodeId();
    if (invoked === undefined || ran === undefined) {
        throw new InvalidTransaction(code.INVALID_OTHER_REASON);
    }

    const chaincodeName = invoked.getName();
    demand(chaincodeName !== '' && chaincodeName === ran.getName() && ran.getVersion() !== '', code.INVALID_CHAINCODE);
    return {
        chaincodeName,
        chaincodeVersion: ran.getVersion(),
        results: action.getResults_asU8(),
        response: action.getResponse(),
        event: readEvent(action.getEvents_asU8(), chaincodeName),
    };
}

function readInvoked(channelHeader: common.ChannelHeader): peer.ChaincodeID | undefined {
    const extensionBytes = channelHeader.getExtension_asU8();
    return decode(peer.ChaincodeHeaderExtension, extensionBytes, 'ChaincodeHeaderExtension').getChaincodeId();
}

/** An event speaks for the chaincode that was invoked, or a listener could be deceived about where it comes from. */
function readEvent(bytes: Uint8Array, chaincodeName: string): peer.ChaincodeEvent | undefined {
    if (bytes.length === 0) {
        return undefined;
    }

    const event = attempt(code.INVALID_OTHER_REASON, () => decode(peer.ChaincodeEvent, bytes, 'ChaincodeEvent'));
    demand(event.getChaincodeId() === chaincodeName, code.INVALID_OTHER_REASON);
    return event;
}
