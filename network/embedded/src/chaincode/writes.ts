import { peer } from '@hyperledger/fabric-protos';

import type { Execution } from './handler.js';

const { PUT_STATE, DEL_STATE, PUT_STATE_METADATA, PURGE_PRIVATE_DATA } = peer.WriteRecord.Type;

/** Without a collection, of the namespace's public states. */
interface Addressed {
    getKey(): string;
    getCollection(): string;
}

interface Put extends Addressed {
    getValue_asU8(): Uint8Array;
}

interface PutMetadata extends Addressed {
    getMetadata(): peer.StateMetadata | undefined;
}

/** Writes a value, of which an empty one deletes the key. */
export function put({ context: { simulator }, namespace }: Execution, request: Put): void {
    const collection = request.getCollection();
    const value = request.getValue_asU8();
    if (collection === '') simulator.putState(namespace, request.getKey(), value);
    else simulator.putPrivateData(namespace, { collection, key: request.getKey() }, value);
}

/** Deletes a key. */
export function remove({ context: { simulator }, namespace }: Execution, request: Addressed): void {
    const collection = request.getCollection();
    if (collection === '') simulator.deleteState(namespace, request.getKey());
    else simulator.deletePrivateData(namespace, collection, request.getKey());
}

/** Deletes a private key and its past. */
export function purge({ context: { simulator }, namespace }: Execution, request: Addressed): void {
    const collection = request.getCollection();
    if (collection === '') throw new Error('only applicable for private data');
    simulator.purgePrivateData(namespace, collection, request.getKey());
}

/** Replaces a key's metadata. */
export function putMetadata({ context: { simulator }, namespace }: Execution, request: PutMetadata): void {
    const collection = request.getCollection();
    const key = request.getKey();
    const entry = request.getMetadata();
    if (entry === undefined) throw new Error('metadata is missing');
    const metadata = new Map([[entry.getMetakey(), entry.getValue_asU8()]]);
    if (collection === '') simulator.putStateMetadata(namespace, key, metadata);
    else simulator.putPrivateDataMetadata(namespace, { collection, key }, metadata);
}

/** Writes many in one message, in their order; what stands before one that is refused is written. */
export function writeBatch(execution: Execution, batch: peer.WriteBatchState): void {
    for (const record of batch.getRecList()) writeOne(execution, record);
}

function writeOne(execution: Execution, record: peer.WriteRecord): void {
    const type = record.getType();
    if (type === PUT_STATE) put(execution, record);
    else if (type === DEL_STATE) remove(execution, record);
    else if (type === PUT_STATE_METADATA) putMetadata(execution, record);
    else if (type === PURGE_PRIVATE_DATA) purge(execution, record);
    else throw new Error('unknown operation type');
}
