import { createHash } from 'node:crypto';

import { hashKey, toByteKey, type ByteKey } from './byte-key.js';
import type { Keyspace, Keyspaces } from './keyspace.js';
import { lifecycleNamespace } from './lifecycle.js';
import type { NamespaceRecording } from './recording.js';

/** The name of the metadata entry that is a key's own endorsement policy. */
export const validationParameter = 'VALIDATION_PARAMETER';

/** What a transaction did in one collection. */
export interface TouchedCollection {
    readonly name: string;
    readonly read: boolean;
    readonly written: boolean;
}

/** What a transaction did in one namespace, as far as it decides who must endorse. */
export interface TouchedNamespace {
    readonly namespace: string;
    readonly publicWrites: boolean;
    readonly collections: readonly TouchedCollection[];
    /** The committed key-level policies (marshalled SignaturePolicyEnvelope) of the keys it writes. */
    readonly keyPolicies: readonly Uint8Array[];
}

interface StateBelow {
    readonly store: Keyspaces;
    readonly height: number;
}

/** The namespaces a simulation read or wrote, without the definitions every simulation reads. */
export function touchedNamespaces(
    namespaces: ReadonlyMap<string, NamespaceRecording>,
    { store, height }: StateBelow,
): TouchedNamespace[] {
    const chaincodes = [...namespaces].filter(([namespace]) => namespace !== lifecycleNamespace);
    return chaincodes.map(([namespace, recording]) => {
        const keys = [...recording.writes.keys(), ...recording.metadataWrites.keys()].map(toByteKey);
        const keyPolicies = policiesOf(store.of(namespace), keys, height);
        const collections: TouchedCollection[] = [];
        for (const [name, { reads, writes, metadataWrites, written }] of recording.collections) {
            const hashes = [...writes.keys(), ...metadataWrites.keys()].map((key) =>
                hashKey(createHash('sha256').update(key).digest()),
            );
            keyPolicies.push(...policiesOf(store.of(namespace, name), hashes, height));
            collections.push({ name, read: reads.size > 0, written });
        }
        const publicWrites = recording.writes.size > 0 || recording.metadataWrites.size > 0;
        return { namespace, publicWrites, collections, keyPolicies };
    });
}

function policiesOf(keyspace: Keyspace, keys: readonly ByteKey[], height: number): Uint8Array[] {
    return keys.flatMap((key) => keyspace.at(key, height)?.metadata?.get(validationParameter) ?? []);
}
