import type { ApplicationPolicy } from '../policy/application-policy.js';
import type { DefinitionParts } from './definition-state.js';
import { lifecycleNamespace } from './lifecycle.js';

/** What organisations agree on for a private data collection, apart from who endorses its writes. */
export interface CollectionTerms {
    readonly name: string;
    /** The organisations whose peers hold the data in clear. */
    readonly members: readonly string[];
    /** Other members' peers that must have the data before the endorser signs. */
    readonly requiredPeerCount: number;
    readonly maxPeerCount: number;
    /** Blocks after which the data and its hash are gone; 0 keeps them. */
    readonly blockToLive: number;
    /** Both concern the creator's organisation, not the peer's. */
    readonly memberOnlyRead: boolean;
    readonly memberOnlyWrite: boolean;
}

/** A private data collection as it is proposed. */
export interface CollectionDefinition extends CollectionTerms {
    /** Replaces the chaincode's policy for the collection's keys; it is not added to it. */
    readonly endorsementPolicy?: string;
}

/** A private data collection as the channel has it. */
export interface Collection extends CollectionTerms {
    readonly endorsementPolicy: ApplicationPolicy | undefined;
}

/** A chaincode as committed on the channel. */
export interface ChaincodeDefinition {
    readonly name: string;
    readonly version: string;
    readonly sequence: number;
    readonly endorsementPolicy: ApplicationPolicy;
    readonly collections: readonly Collection[];
    /** The same as the organisations approved it, byte for byte. */
    readonly parts: DefinitionParts;
}

interface DefinitionsOptions {
    readonly channelId: string;
    /** The organisations that have peers, each with the path of the policy under which they endorse for it. */
    readonly organisations: ReadonlyMap<string, string>;
    readonly chaincodes: readonly ChaincodeDefinition[];
}

const implicitPrefix = '_implicit_org_';

/** The collection that every organisation has, for every chaincode, without defining it. */
export function implicitCollectionOf(mspId: string): string {
    return implicitPrefix + mspId;
}

/** The chaincodes defined on a channel as of some block, and their collections including each organisation's implicit one. */
export class Definitions {
    readonly #channelId: string;
    readonly #chaincodes: ReadonlyMap<string, ChaincodeDefinition>;
    readonly #collections = new Map<string, Collection>();

    constructor({ channelId, organisations, chaincodes }: DefinitionsOptions) {
        this.#channelId = channelId;
        this.#chaincodes = new Map(chaincodes.map((chaincode) => [chaincode.name, chaincode]));
        const implicit = [...organisations].map(([mspId, path]) => implicitCollection(mspId, path));
        for (const { name, collections } of [...chaincodes, { name: lifecycleNamespace, collections: [] }]) {
            for (const collection of [...collections, ...implicit]) {
                this.#collections.set(`${name}/${collection.name}`, collection);
            }
        }
    }

    get chaincodes(): readonly ChaincodeDefinition[] {
        return [...this.#chaincodes.values()];
    }

    chaincode(name: string): ChaincodeDefinition | undefined {
        return this.#chaincodes.get(name);
    }

    findCollection(namespace: string, collection: string): Collection | undefined {
        return this.#collections.get(`${namespace}/${collection}`);
    }

    /** The definition of a collection; throws as the peer does before it reads or writes one that is not defined. */
    collection(namespace: string, collection: string): Collection {
        const found = this.findCollection(namespace, collection);
        if (found !== undefined) return found;
        // Whatever bears an implicit collection's name passes the first look, and is missed by the ledger only.
        if (collection.startsWith(implicitPrefix)) throw new Error(undefinedCollection(namespace, collection));
        throw new Error(`collection ${this.#channelId}/${namespace}/${collection} could not be found`);
    }
}

/** The refusal of the peer's ledger, where nobody's permission was asked for before. */
export function undefinedCollection(namespace: string, collection: string): string {
    return `collection [${collection}] not defined in the collection config for chaincode [${namespace}]`;
}

/** Anyone may address it, only the organisation's peers hold it. */
function implicitCollection(mspId: string, policyPath: string): Collection {
    return {
        name: implicitCollectionOf(mspId),
        members: [mspId],
        endorsementPolicy: { kind: 'channel', path: policyPath },
        requiredPeerCount: 0,
        maxPeerCount: 1,
        blockToLive: 0,
        memberOnlyRead: false,
        memberOnlyWrite: false,
    };
}
