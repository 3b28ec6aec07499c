import { peer } from '@hyperledger/fabric-protos';

import type { ChannelConfiguration } from '../config/configuration.js';
import type { ApplicationPolicy } from '../policy/application-policy.js';
import { policyFromProto } from '../policy/encode.js';
import { isSatisfiedBy, nobody, type ChannelPolicy, type PolicyIdentity } from '../policy/evaluate.js';
import { hashKey, toByteKey, type ByteKey } from './byte-key.js';
import type { Definitions } from './definition.js';
import type { Keyspaces } from './keyspace.js';
import { lifecycleNamespace } from './lifecycle.js';
import type { NamespaceResults } from './rwset.js';
import { validationParameter } from './touched.js';

const { VALID, ENDORSEMENT_POLICY_FAILURE, ILLEGAL_WRITESET, INVALID_CHAINCODE } = peer.TxValidationCode;

/** The policy of the configuration under which chaincodes are defined. */
const lifecyclePolicy: ApplicationPolicy = { kind: 'channel', path: '/Channel/Application/LifecycleEndorsement' };

/** A transaction as the policies see it. */
export interface EndorsedTransaction {
    readonly chaincodeName: string;
    readonly results: readonly NamespaceResults[];
    /** Each once. */
    readonly endorsers: readonly PolicyIdentity[];
}

/** What holds for a block is what was committed below it: an upgrade or a key's new policy in the block itself does not count yet. */
interface EndorsementContext {
    readonly definitions: Definitions;
    readonly configuration: Pick<ChannelConfiguration, 'policy'>;
    readonly states: Keyspaces;
    readonly blockNumber: number;
}

/** A key that a transaction writes, or whose metadata it changes. */
interface WrittenKey {
    readonly namespace: string;
    /** Empty for a public key. */
    readonly collection: string;
    readonly key: ByteKey;
}

/** Judges the endorsements of one block's transactions, in their order. */
export class EndorsementCheck {
    readonly #context: EndorsementContext;
    readonly #keysWithNewPolicy = new Set<string>();

    constructor(context: EndorsementContext) {
        this.#context = context;
    }

    /** VALID, or the code with which the transaction fails. */
    check({ chaincodeName, results, endorsers }: EndorsedTransaction): number {
        const written = new Map(results.map((namespace) => [namespace.namespace, writtenKeys(namespace)]));
        if (written.size < results.length) return ILLEGAL_WRITESET;
        // The invoked chaincode answers for the transaction even where it wrote nothing.
        for (const [namespace, keys] of new Map([[chaincodeName, []], ...written])) {
            if (keys.length === 0 && namespace !== chaincodeName) continue;
            const code = this.#checkNamespace(namespace, keys, endorsers);
            if (code !== VALID) return code;
        }
        for (const key of results.flatMap(keysWithMetadata)) this.#keysWithNewPolicy.add(placeOf(key));
        return VALID;
    }

    #checkNamespace(namespace: string, keys: readonly WrittenKey[], endorsers: readonly PolicyIdentity[]): number {
        const chaincodePolicy = this.#policyOf(namespace);
        if (chaincodePolicy === undefined) return INVALID_CHAINCODE;
        // A policy that an earlier transaction of this block has just changed cannot be judged: the later one loses.
        if (keys.some((key) => this.#keysWithNewPolicy.has(placeOf(key)))) return ENDORSEMENT_POLICY_FAILURE;
        // Keys of one collection share its policy, which is then judged once.
        const policies = new Set(keys.map((key) => this.#policyFor(key, chaincodePolicy)));
        if (policies.size === 0) policies.add(chaincodePolicy);
        const satisfied = [...policies].every((policy) => isSatisfiedBy(this.#resolve(policy), endorsers));
        return satisfied ? VALID : ENDORSEMENT_POLICY_FAILURE;
    }

    /** Undefined where no definition says who may write: in what was never defined, and in the namespaces of the peer itself. */
    #policyOf(namespace: string): ApplicationPolicy | undefined {
        if (namespace === lifecycleNamespace) return lifecyclePolicy;
        return this.#context.definitions.chaincode(namespace)?.endorsementPolicy;
    }

    /** The one policy that rules a key. */
    #policyFor({ namespace, collection, key }: WrittenKey, chaincodePolicy: ApplicationPolicy): ApplicationPolicy {
        const { states, definitions, blockNumber } = this.#context;
        const keyPolicy = states.of(namespace, collection).at(key, blockNumber)?.metadata?.get(validationParameter);
        if (keyPolicy !== undefined && keyPolicy.length > 0) return readKeyPolicy(keyPolicy);
        if (collection === '') return chaincodePolicy;
        const definition = definitions.findCollection(namespace, collection);
        if (definition === undefined) return nobody;
        return definition.endorsementPolicy ?? chaincodePolicy;
    }

    #resolve(policy: ApplicationPolicy): ChannelPolicy {
        if (policy.kind !== 'channel') return policy;
        return this.#context.configuration.policy(policy.path) ?? nobody;
    }
}

function readKeyPolicy(bytes: Uint8Array): ApplicationPolicy {
    try {
        return policyFromProto(bytes);
    } catch {
        // Chaincode may store anything as a policy: from then on the key is locked. Fabric's peers halt instead at the
        // first block in which somebody changes it, for good and all of them, which is of no use to anyone here.
        return nobody;
    }
}

function writtenKeys(results: NamespaceResults): WrittenKey[] {
    const values = keysOf(results, {
        ofStates: (set) => set.getWritesList(),
        ofHashes: (set) => set.getHashedWritesList(),
    });
    return [...values, ...keysWithMetadata(results)];
}

function keysWithMetadata(results: NamespaceResults): WrittenKey[] {
    return keysOf(results, {
        ofStates: (set) => set.getMetadataWritesList(),
        ofHashes: (set) => set.getMetadataWritesList(),
    });
}

/** Where to find the writes of one kind in a public set, and in a hashed one. */
interface WritesOfKind {
    readonly ofStates: (set: NamespaceResults['set']) => readonly { getKey(): string }[];
    readonly ofHashes: (
        set: NamespaceResults['collections'][number]['set'],
    ) => readonly { getKeyHash_asU8(): Uint8Array }[];
}

function keysOf({ namespace, set, collections }: NamespaceResults, { ofStates, ofHashes }: WritesOfKind): WrittenKey[] {
    return [
        ...ofStates(set).map((write) => ({ namespace, collection: '', key: toByteKey(write.getKey()) })),
        ...collections.flatMap(({ collection, set: hashed }) =>
            ofHashes(hashed).map((write) => ({ namespace, collection, key: hashKey(write.getKeyHash_asU8()) })),
        ),
    ];
}

function placeOf({ namespace, collection, key }: WrittenKey): string {
    return `${namespace}/${collection}/${key}`;
}
