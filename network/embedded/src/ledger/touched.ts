import { hashOfKey, toByteKey, type ByteKey } from './byte-key.js';
import type { Keyspace, Keyspaces } from './keyspace.js';
import { lifecycleNamespace } from './lifecycle.js';
import type { CollectionRecording, NamespaceRecording } from './recording.js';

/** The name of the metadata entry that is a key's own endorsement policy. */
export const validationParameter = 'VALIDATION_PARAMETER';

/** What a transaction did in one collection. */
export interface TouchedCollection {
    readonly name: string;
    /** In clear: hashes are for everybody. */
    readonly read: boolean;
}

/** What a transaction did in one namespace, as far as it decides who must endorse. */
export interface TouchedNamespace {
    readonly namespace: string;
    /** Whether its own policy counts: for public keys written that have none themselves, and where nothing is written. */
    readonly underOwnPolicy: boolean;
    /** Those read in clear, and those in which keys are written that have no policy themselves. */
    readonly collections: readonly TouchedCollection[];
    /** The committed key-level policies (marshalled SignaturePolicyEnvelope) of the keys it writes. */
    readonly keyPolicies: readonly Uint8Array[];
}

interface Basis {
    readonly store: Keyspaces;
    readonly height: number;
    /** The collections read in clear, by namespace. */
    readonly privateReads: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The namespaces a simulation read or wrote, without the definitions every simulation reads. */
export function touchedNamespaces(
    namespaces: ReadonlyMap<string, NamespaceRecording>,
    basis: Basis,
): TouchedNamespace[] {
    const names = new Set([...namespaces.keys(), ...basis.privateReads.keys()]);
    names.delete(lifecycleNamespace);
    return [...names].map((namespace) => {
        const writes = writesOf(namespace, namespaces.get(namespace), basis);
        const ofPublicKeys = writes.filter(({ collection }) => collection === undefined);
        const read = basis.privateReads.get(namespace) ?? new Set();
        const written = writes.flatMap(({ collection, policy }) => (policy === undefined ? (collection ?? []) : []));
        return {
            namespace,
            underOwnPolicy:
                ofPublicKeys.some(({ policy }) => policy === undefined) ||
                // A range of private data leaves no trace in the results.
                (writes.length === 0 && namespaces.has(namespace)),
            collections: [...new Set([...read, ...written])].map((name) => ({ name, read: read.has(name) })),
            keyPolicies: writes.flatMap(({ policy }) => policy ?? []),
        };
    });
}

/** A key that is written, and the policy it has itself. */
interface Write {
    /** Absent for a public key. */
    readonly collection?: string;
    readonly policy: Uint8Array | undefined;
}

function writesOf(namespace: string, recording: NamespaceRecording | undefined, { store, height }: Basis): Write[] {
    const policyIn = (keyspace: Keyspace, key: ByteKey): Uint8Array | undefined =>
        keyspace.at(key, height)?.metadata?.get(validationParameter);
    const publicWrites = keysWrittenIn(recording).map((key) => {
        return { policy: policyIn(store.of(namespace), toByteKey(key)) };
    });
    const privateWrites = [...(recording?.collections ?? [])].flatMap(([collection, inCollection]) =>
        keysWrittenIn(inCollection).map((key) => {
            return { collection, policy: policyIn(store.of(namespace, collection), hashOfKey(key)) };
        }),
    );
    return [...publicWrites, ...privateWrites];
}

function keysWrittenIn(recording: NamespaceRecording | CollectionRecording | undefined): string[] {
    return recording === undefined ? [] : [...recording.writes.keys(), ...recording.metadataWrites.keys()];
}
