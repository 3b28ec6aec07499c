import { peer } from '@hyperledger/fabric-protos';

import { policyFromProto } from '../policy/encode.js';
import { isSatisfiedBy, type PolicyIdentity } from '../policy/evaluate.js';
import { parsePolicy, type Policy } from '../policy/parse.js';
import { hashKey, toByteKey, type ByteKey } from './byte-key.js';
import type { Definitions } from './definition.js';
import type { Keyspaces } from './keyspace.js';
import type { NamespaceResults } from './rwset.js';
import { validationParameter } from './touched.js';

const { VALID, ENDORSEMENT_POLICY_FAILURE, ILLEGAL_WRITESET, INVALID_CHAINCODE } = peer.TxValidationCode;

/** `outOf` one of no rules: nobody satisfies it, which is what a policy that cannot be read must come to. */
const nobody: Policy = { kind: 'outOf', count: 1, rules: [] };

/** Policies by their texts. */
export type Policies = ReadonlyMap<string, Policy>;

/** Reads the policies of all definitions once; throws at the start if one of them is no policy. */
export function readPolicies(definitions: Definitions): Policies {
    return new Map([...definitions.endorsementPolicies].map((text) => [text, parsePolicy(text)]));
}

/** A transaction as the policies see it. */
export interface EndorsedTransaction {
    readonly chaincodeName: string;
    readonly results: readonly NamespaceResults[];
    /** Each once. */
    readonly endorsers: readonly PolicyIdentity[];
}

interface EndorsementContext {
    readonly definitions: Definitions;
    readonly policies: Policies;
    readonly states: Keyspaces;
    /** Key-level policies are those committed below this block. */
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
        const definition = this.#context.definitions.chaincode(namespace);
        if (definition === undefined) return INVALID_CHAINCODE;
        // A policy that an earlier transaction of this block has just changed cannot be judged: the later one loses.
        if (keys.some((key) => this.#keysWithNewPolicy.has(placeOf(key)))) return ENDORSEMENT_POLICY_FAILURE;
        const policies = new Map(keys.map((key) => this.#policyFor(key, definition.endorsementPolicy)));
        if (policies.size === 0) policies.set(...this.#defined(definition.endorsementPolicy));
        const satisfied = [...policies.values()].every((policy) => isSatisfiedBy(policy, endorsers));
        return satisfied ? VALID : ENDORSEMENT_POLICY_FAILURE;
    }

    /** The one policy that rules a key, under a name that is the same for the same policy: each is judged once. */
    #policyFor(written: WrittenKey, chaincodePolicy: string): [string, Policy] {
        const { namespace, collection, key } = written;
        const { states, definitions, blockNumber } = this.#context;
        const keyPolicy = states.of(namespace, collection).at(key, blockNumber)?.metadata?.get(validationParameter);
        if (keyPolicy !== undefined && keyPolicy.length > 0) {
            return [Buffer.from(keyPolicy).toString('base64'), readKeyPolicy(keyPolicy)];
        }
        if (collection === '') return this.#defined(chaincodePolicy);
        const definition = definitions.findCollection(namespace, collection);
        if (definition === undefined) return ['', nobody];
        return this.#defined(definition.endorsementPolicy ?? chaincodePolicy);
    }

    #defined(text: string): [string, Policy] {
        return [text, this.#context.policies.get(text) ?? nobody];
    }
}

function readKeyPolicy(bytes: Uint8Array): Policy {
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
