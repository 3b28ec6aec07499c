import { peer } from '@hyperledger/fabric-protos';

import { toByteKey } from './byte-key.js';
import type { ChaincodeDefinition } from './definition.js';
import type { Keyspaces } from './keyspace.js';

/** Where the peer keeps the chaincodes' definitions, as ordinary versioned state. */
export const lifecycleNamespace = '_lifecycle';

/** The key every transaction of a chaincode reads first. */
export function sequenceKey(chaincode: string): string {
    return `namespaces/fields/${chaincode}/Sequence`;
}

/** Writes the definitions the channel begins with as state of its first block. */
export function writeDefinitions(store: Keyspaces, chaincodes: readonly ChaincodeDefinition[]): void {
    const states = store.of(lifecycleNamespace);
    chaincodes.forEach(({ name, sequence }, txNumber) => {
        const data = new peer.lifecycle.StateData();
        data.setInt64(sequence);
        states.write(toByteKey(sequenceKey(name)), {
            version: { blockNumber: 0, txNumber },
            value: data.serializeBinary(),
            metadata: undefined,
        });
    });
}
