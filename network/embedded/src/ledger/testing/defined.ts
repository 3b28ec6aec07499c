import { applicationPolicyMessage } from '../../policy/application-policy.js';
import { parsePolicy } from '../../policy/parse.js';
import { toByteKey } from '../byte-key.js';
import { collectionPackage, definitionOf, definitionRecord, partsOf } from '../definition-state.js';
import { Definitions, type ChaincodeDefinition, type CollectionDefinition } from '../definition.js';
import type { Keyspaces } from '../keyspace.js';
import { lifecycleNamespace, writeRecord } from '../lifecycle.js';

/** A chaincode as a test describes it. */
export interface TestChaincode {
    readonly name: string;
    readonly version: string;
    readonly sequence: number;
    readonly endorsementPolicy: string;
    readonly collections: readonly CollectionDefinition[];
}

/** Definitions that no chain has committed, for tests of what stands on them. */
export function testDefinitions(options: {
    readonly channelId: string;
    readonly mspIds: readonly string[];
    readonly chaincodes: readonly TestChaincode[];
}): Definitions {
    const { channelId, mspIds, chaincodes } = options;
    const organisations = new Map(mspIds.map((mspId) => [mspId, endorsementPath(mspId)]));
    return new Definitions({ channelId, organisations, chaincodes: chaincodes.map(testDefinition) });
}

/** The path of the policy under which an organisation endorses for itself. */
export function endorsementPath(mspId: string): string {
    return `/Channel/Application/${mspId}/Endorsement`;
}

/** The definition that a test describes, as it reads on a channel. */
export function testDefinition({ name, sequence, ...terms }: TestChaincode): ChaincodeDefinition {
    const policy = applicationPolicyMessage(parsePolicy(terms.endorsementPolicy));
    const parts = partsOf({
        version: terms.version,
        validationParameter: policy.serializeBinary(),
        collections: collectionPackage(terms.collections),
    });
    return definitionOf(name, sequence, parts);
}

/** Writes definitions as state of the first block. */
export function defineIn(states: Keyspaces, definitions: readonly ChaincodeDefinition[]): void {
    const lifecycle = states.of(lifecycleNamespace);
    definitions.forEach(({ name, sequence, parts }, txNumber) => {
        writeRecord(definitionRecord(name, sequence, parts), {
            get: () => undefined,
            put: (key, value) =>
                lifecycle.write(toByteKey(key), {
                    version: { blockNumber: 0, txNumber },
                    value,
                    metadata: undefined,
                }),
        });
    });
}
