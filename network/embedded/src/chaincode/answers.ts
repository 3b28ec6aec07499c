import { peer } from '@hyperledger/fabric-protos';

import type { Execution } from './handler.js';
import { purge, put, putMetadata, remove, writeBatch } from './writes.js';

const { Type } = peer.ChaincodeMessage;
const nothing = new Uint8Array();

type Answer = (execution: Execution, payload: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** What a chaincode may ask of the ledger, one function per kind of message. */
const answers = new Map<number, Answer>([
    [Type.GET_STATE, getState],
    [Type.GET_STATE_MULTIPLE, getStates],
    [Type.GET_PRIVATE_DATA_HASH, getPrivateDataHash],
    [Type.GET_STATE_METADATA, getStateMetadata],
    [Type.PUT_STATE, writing(peer.PutState, put)],
    [Type.DEL_STATE, writing(peer.DelState, remove)],
    // The real peer reads this payload as a DelState.
    [Type.PURGE_PRIVATE_DATA, writing(peer.DelState, purge)],
    [Type.PUT_STATE_METADATA, writing(peer.PutStateMetadata, putMetadata)],
    [Type.WRITE_BATCH_STATE, writing(peer.WriteBatchState, writeBatch)],
    [Type.GET_STATE_BY_RANGE, getStateByRange],
    [Type.GET_QUERY_RESULT, getQueryResult],
    [Type.GET_HISTORY_FOR_KEY, getHistoryForKey],
    [Type.QUERY_STATE_NEXT, queryStateNext],
    [Type.QUERY_STATE_CLOSE, queryStateClose],
    [Type.INVOKE_CHAINCODE, invokeChaincode],
]);

/** Answers one question of a running chaincode; what it throws is told to the chaincode as the cause. */
export async function answerRequest(execution: Execution, message: peer.ChaincodeMessage): Promise<Uint8Array> {
    const answer = answers.get(message.getType());
    if (answer === undefined) throw new Error('message type is not supported by the embedded network');
    return answer(execution, message.getPayload_asU8());
}

function writing<Request>(
    type: { deserializeBinary(bytes: Uint8Array): Request },
    write: (execution: Execution, request: Request) => void,
): Answer {
    return (execution, payload) => {
        write(execution, type.deserializeBinary(payload));
        return nothing;
    };
}

function getState({ context: { simulator }, namespace }: Execution, payload: Uint8Array): Uint8Array {
    const request = peer.GetState.deserializeBinary(payload);
    const collection = request.getCollection();
    const value =
        collection === ''
            ? simulator.getState(namespace, request.getKey())
            : simulator.getPrivateData(namespace, collection, request.getKey());
    return value ?? nothing;
}

/** Many values in one message, in the order of their keys. */
function getStates({ context: { simulator }, namespace }: Execution, payload: Uint8Array): Uint8Array {
    const request = peer.GetStateMultiple.deserializeBinary(payload);
    const collection = request.getCollection();
    const values =
        collection === ''
            ? request.getKeysList().map((key) => simulator.getState(namespace, key))
            : simulator.getPrivateDataOfKeys(namespace, collection, request.getKeysList());
    const result = new peer.GetStateMultipleResult();
    result.setValuesList(values.map((value) => value ?? nothing));
    return result.serializeBinary();
}

function getPrivateDataHash({ context: { simulator }, namespace }: Execution, payload: Uint8Array): Uint8Array {
    // The real peer reads this payload as a GetState.
    const request = peer.GetState.deserializeBinary(payload);
    return simulator.getPrivateDataHash(namespace, request.getCollection(), request.getKey()) ?? nothing;
}

function getStateMetadata({ context: { simulator }, namespace }: Execution, payload: Uint8Array): Uint8Array {
    const request = peer.GetStateMetadata.deserializeBinary(payload);
    const collection = request.getCollection();
    const metadata =
        collection === ''
            ? simulator.getStateMetadata(namespace, request.getKey())
            : simulator.getPrivateDataMetadata(namespace, collection, request.getKey());
    const result = new peer.StateMetadataResult();
    for (const [metakey, value] of metadata ?? []) {
        const entry = new peer.StateMetadata();
        entry.setMetakey(metakey);
        entry.setValue(value);
        result.addEntries(entry);
    }
    return result.serializeBinary();
}

function getStateByRange({ context: { simulator }, namespace, queries }: Execution, payload: Uint8Array): Uint8Array {
    const request = peer.GetStateByRange.deserializeBinary(payload);
    const metadata = peer.QueryMetadata.deserializeBinary(request.getMetadata_asU8());
    const paginated = metadata.getPagesize() > 0 || metadata.getBookmark() !== '';
    const rows = simulator.range(namespace, {
        collection: request.getCollection(),
        start: request.getStartkey(),
        end: request.getEndkey(),
        ...(paginated ? { pageSize: metadata.getPagesize(), bookmark: metadata.getBookmark() } : {}),
    });
    return paginated ? queries.page(rows, namespace) : queries.openRange(rows, namespace);
}

function getQueryResult(): Uint8Array {
    throw new Error('ExecuteQuery not supported for leveldb');
}

function getHistoryForKey({ context: { simulator }, namespace, queries }: Execution, payload: Uint8Array): Uint8Array {
    const request = peer.GetHistoryForKey.deserializeBinary(payload);
    return queries.openHistory(simulator.history(namespace, request.getKey()));
}

function queryStateNext({ queries }: Execution, payload: Uint8Array): Uint8Array {
    return queries.next(peer.QueryStateNext.deserializeBinary(payload).getId());
}

function queryStateClose({ queries }: Execution, payload: Uint8Array): Uint8Array {
    return queries.close(peer.QueryStateClose.deserializeBinary(payload).getId());
}

async function invokeChaincode({ context }: Execution, payload: Uint8Array): Promise<Uint8Array> {
    const specification = peer.ChaincodeSpec.deserializeBinary(payload);
    const [target = '', channelId = context.channelId] = (specification.getChaincodeId()?.getName() ?? '').split('/');
    if (channelId !== context.channelId) {
        throw new Error(`Failed to get policy manager for channel [${channelId}]`);
    }
    const input = specification.getInput() ?? new peer.ChaincodeInput();
    // The callee's event is dropped and its failure is an ordinary answer: what it wrote before failing stays.
    const { response } = await context.call(target, input);
    const completed = new peer.ChaincodeMessage();
    completed.setType(Type.COMPLETED);
    completed.setPayload(response.serializeBinary());
    return completed.serializeBinary();
}
