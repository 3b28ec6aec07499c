import { decode, openAction, openEnvelope } from '@cohong/embedded-fabric';
import { common, peer } from '@hyperledger/fabric-protos';
import { showIdentity, type ShownIdentity } from './identity.js';
import { readable, type Readable } from './readable.js';
import { showReadWriteSet, type ShownNamespace } from './read-write-set.js';

const nameOfCode = namesByNumber({ ...peer.TxValidationCode });
const nameOfType = namesByNumber({ ...common.HeaderType });

/** A call of chaincode as everybody on the channel can read it: private input is not in it. */
export interface ShownCall {
    readonly chaincode: string;
    readonly version: string;
    readonly function: string;
    readonly args: readonly Readable[];
    readonly endorsers: readonly ShownIdentity[];
    readonly response: { readonly status: number; readonly message: string; readonly payload: Readable };
    readonly event?: { readonly name: string; readonly payload: Readable };
    readonly readWriteSet: readonly ShownNamespace[];
}

/** A transaction in its block. */
export interface ShownTransaction {
    /** Its position in the block. */
    readonly index: number;
    readonly id: string;
    /** Fabric's name of its kind, such as ENDORSER_TRANSACTION or CONFIG. */
    readonly type: string;
    /** Fabric's name of the validation code; nothing but VALID has changed the state. */
    readonly code: string;
    /** What its creator's clock said. */
    readonly time: string;
    readonly creator?: ShownIdentity;
    readonly call?: ShownCall;
    /** Counts the configurations of the channel. */
    readonly configurationSequence?: number;
    /** Why no more could be read: blocks keep what is malformed too. */
    readonly unreadable?: string;
}

/** Where a transaction stands, and how it was judged. */
export interface Place {
    readonly index: number;
    readonly validationCode: number;
}

/** Reads an envelope of a block, as far as it can be read. It never throws: strangers can put anything into a block. */
export function showTransaction(envelope: Uint8Array, { index, validationCode }: Place): ShownTransaction {
    const place = { index, code: nameOfCode(validationCode) };
    try {
        return { ...place, ...readTransaction(envelope) };
    } catch (error) {
        return { ...place, id: '', type: 'UNREADABLE', time: '', unreadable: (error as Error).message };
    }
}

function readTransaction(envelope: Uint8Array): Omit<ShownTransaction, 'index' | 'code'> {
    const { payload, channelHeader } = openEnvelope(envelope);
    const header = decode(
        common.SignatureHeader,
        payload.getHeader()?.getSignatureHeader_asU8() ?? new Uint8Array(),
        'SignatureHeader',
    );
    const creator = header.getCreator_asU8();
    const head = {
        id: channelHeader.getTxId(),
        type: nameOfType(channelHeader.getType()),
        time: channelHeader.getTimestamp()?.toDate().toISOString() ?? '',
        ...(creator.length > 0 && { creator: showIdentity(creator) }),
    };
    try {
        return { ...head, ...readContent(channelHeader.getType(), payload.getData_asU8()) };
    } catch (error) {
        return { ...head, unreadable: (error as Error).message };
    }
}

function readContent(type: number, data: Uint8Array): Pick<ShownTransaction, 'call' | 'configurationSequence'> {
    switch (type) {
        case common.HeaderType.ENDORSER_TRANSACTION: {
            const [action] = decode(peer.Transaction, data, 'Transaction').getActionsList();
            return action === undefined ? {} : { call: showCall(action) };
        }
        case common.HeaderType.CONFIG: {
            const configuration = decode(common.ConfigEnvelope, data, 'ConfigEnvelope').getConfig();
            return { configurationSequence: configuration?.getSequence() ?? 0 };
        }
        default:
            return {};
    }
}

function showCall(transactionAction: peer.TransactionAction): ShownCall {
    const payload = decode(peer.ChaincodeActionPayload, transactionAction.getPayload_asU8(), 'ChaincodeActionPayload');
    const action = openAction(transactionAction);
    const chaincode = action.getChaincodeId() ?? new peer.ChaincodeID();
    const endorsements = payload.getAction()?.getEndorsementsList() ?? [];
    const [name = new Uint8Array(), ...args] = inputOf(payload);
    return {
        chaincode: chaincode.getName(),
        version: chaincode.getVersion(),
        function: Buffer.from(name).toString(),
        args: args.map(readable),
        endorsers: endorsements.map((endorsement) => showIdentity(endorsement.getEndorser_asU8())),
        response: showResponse(action.getResponse() ?? new peer.Response()),
        ...showEvent(action.getEvents_asU8()),
        readWriteSet: showReadWriteSet(action.getResults_asU8()),
    };
}

function showResponse(response: peer.Response): ShownCall['response'] {
    return {
        status: response.getStatus(),
        message: response.getMessage(),
        payload: readable(response.getPayload_asU8()),
    };
}

function inputOf(payload: peer.ChaincodeActionPayload): Uint8Array[] {
    const proposal = decode(
        peer.ChaincodeProposalPayload,
        payload.getChaincodeProposalPayload_asU8(),
        'ChaincodeProposalPayload',
    );
    const invocation = decode(peer.ChaincodeInvocationSpec, proposal.getInput_asU8(), 'ChaincodeInvocationSpec');
    return invocation.getChaincodeSpec()?.getInput()?.getArgsList_asU8() ?? [];
}

function showEvent(bytes: Uint8Array): Pick<ShownCall, 'event'> {
    if (bytes.length === 0) {
        return {};
    }
    const event = decode(peer.ChaincodeEvent, bytes, 'ChaincodeEvent');
    return { event: { name: event.getEventName(), payload: readable(event.getPayload_asU8()) } };
}

function namesByNumber(enumeration: Readonly<Record<string, number>>): (number: number) => string {
    const names = new Map(Object.entries(enumeration).map(([name, number]) => [number, name]));
    return (number) => names.get(number) ?? `code ${number}`;
}
