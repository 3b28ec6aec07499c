import { createHash } from 'node:crypto';

import { peer } from '@hyperledger/fabric-protos';

const { StateData, StateMetadata } = peer.lifecycle;

/** Where the peers keep the chaincodes' definitions, as ordinary versioned state. */
export const lifecycleNamespace = '_lifecycle';

/** A record as the lifecycle keeps it: each field under a key of its own, so that only what changes is written. */
export interface LifecycleRecord {
    /** Where it stands: definitions and approvals in `namespaces`, packages in `chaincode-sources`. */
    readonly space: 'namespaces' | 'chaincode-sources';
    readonly name: string;
    readonly datatype: string;
    /** In the order in which the metadata lists them. */
    readonly fields: readonly (readonly [name: string, value: peer.lifecycle.StateData])[];
}

/** Where a record is read and written: the public state, or one organisation's private one. */
export interface RecordState {
    get(key: string): Uint8Array | undefined;
    put(key: string, value: Uint8Array): void;
}

export function metadataKey(space: LifecycleRecord['space'], name: string): string {
    return `${space}/metadata/${name}`;
}

export function fieldKey(space: LifecycleRecord['space'], name: string, field: string): string {
    return `${space}/fields/${name}/${field}`;
}

/** The key every transaction of a chaincode reads first. */
export function sequenceKey(chaincode: string): string {
    return fieldKey('namespaces', chaincode, 'Sequence');
}

/** All keys of a chaincode's definition. */
export function definitionKeys(chaincode: string): string[] {
    const fields = ['Sequence', 'EndorsementInfo', 'ValidationInfo', 'Collections'];
    return [metadataKey('namespaces', chaincode), ...fields.map((field) => fieldKey('namespaces', chaincode, field))];
}

/** The chaincode that a write of this key defines anew; undefined if the key is no sequence. */
export function chaincodeOfSequenceKey(key: string): string | undefined {
    return /^namespaces\/fields\/([^/]+)\/Sequence$/.exec(key)?.[1];
}

export function numberField(value: number): peer.lifecycle.StateData {
    const data = new StateData();
    data.setInt64(value);
    return data;
}

export function bytesField(value: Uint8Array): peer.lifecycle.StateData {
    const data = new StateData();
    data.setBytes(value);
    return data;
}

export function textField(value: string): peer.lifecycle.StateData {
    const data = new StateData();
    data.setString(value);
    return data;
}

/** Reads one field; undefined if it was never written. */
export function readField(
    state: Pick<RecordState, 'get'>,
    place: Pick<LifecycleRecord, 'space' | 'name'>,
    field: string,
): peer.lifecycle.StateData | undefined {
    const bytes = state.get(fieldKey(place.space, place.name, field));
    return bytes === undefined ? undefined : StateData.deserializeBinary(bytes);
}

/** The kind of record that stands at a name; undefined if there is none. */
export function datatypeAt(
    state: Pick<RecordState, 'get'>,
    { space, name }: Pick<LifecycleRecord, 'space' | 'name'>,
): string | undefined {
    const bytes = state.get(metadataKey(space, name));
    return bytes === undefined ? undefined : StateMetadata.deserializeBinary(bytes).getDatatype();
}

/** Writes what of a record is new or changed. */
export function writeRecord(record: LifecycleRecord, state: RecordState): void {
    const { space, name, fields } = record;
    const metadata = state.get(metadataKey(space, name));
    const known = metadata === undefined ? [] : StateMetadata.deserializeBinary(metadata).getFieldsList();
    const existing = new Map(known.map((field) => [field, state.get(fieldKey(space, name, field))]));
    for (const [field, value] of fields) {
        const bytes = value.serializeBinary();
        const before = existing.get(field);
        if (before === undefined || Buffer.compare(before, bytes) !== 0) state.put(fieldKey(space, name, field), bytes);
    }
    if (metadata === undefined) state.put(metadataKey(space, name), metadataOf(record));
}

/** Whether exactly this record is written, to someone who sees nothing but hashes. Every hash is read, whatever comes out. */
export function isWritten(record: LifecycleRecord, hashAt: (key: string) => Uint8Array | undefined): boolean {
    return mismatches(record, hashAt).length === 0;
}

/** The fields in which a record differs from what is written; all of them, under the name of its kind, if nothing is. */
export function mismatches(record: LifecycleRecord, hashAt: (key: string) => Uint8Array | undefined): string[] {
    const { space, name, datatype, fields } = record;
    const writtenMetadata = hashAt(metadataKey(space, name));
    const written = fields.map(([field, value]) => ({ field, value, hash: hashAt(fieldKey(space, name, field)) }));
    if (!hasHash(metadataOf(record), writtenMetadata)) return [datatype];
    return written.filter(({ value, hash }) => !hasHash(value.serializeBinary(), hash)).map(({ field }) => field);
}

function metadataOf({ datatype, fields }: LifecycleRecord): Uint8Array {
    const metadata = new StateMetadata();
    metadata.setDatatype(datatype);
    metadata.setFieldsList(fields.map(([name]) => name));
    return metadata.serializeBinary();
}

function hasHash(bytes: Uint8Array, hash: Uint8Array | undefined): boolean {
    return hash !== undefined && createHash('sha256').update(bytes).digest().equals(hash);
}
