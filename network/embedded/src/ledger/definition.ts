/** A private data collection as the organisations approved it. */
export interface CollectionDefinition {
    readonly name: string;
    /** The organisations whose peers hold the data in clear. */
    readonly members: readonly string[];
    /** Replaces the chaincode's policy for the collection's keys; it is not added to it. */
    readonly endorsementPolicy?: string;
    /** Other members' peers that must have the data before the endorser signs. */
    readonly requiredPeerCount: number;
    readonly maxPeerCount: number;
    /** Blocks after which the data and its hash are gone; 0 keeps them. */
    readonly blockToLive: number;
    /** Both concern the creator's organisation, not the peer's. */
    readonly memberOnlyRead: boolean;
    readonly memberOnlyWrite: boolean;
}

/** A chaincode as committed on the channel. */
export interface ChaincodeDefinition {
    readonly name: string;
    readonly version: string;
    readonly sequence: number;
    readonly endorsementPolicy: string;
    readonly collections: readonly CollectionDefinition[];
}

interface DefinitionsOptions {
    readonly channelId: string;
    readonly mspIds: readonly string[];
    readonly chaincodes: readonly ChaincodeDefinition[];
}

const implicitPrefix = '_implicit_org_';

/** The chaincodes defined on a channel, and their collections including each organisation's implicit one. */
export class Definitions {
    readonly #channelId: string;
    readonly #chaincodes: ReadonlyMap<string, ChaincodeDefinition>;
    readonly #collections = new Map<string, CollectionDefinition>();

    constructor({ channelId, mspIds, chaincodes }: DefinitionsOptions) {
        this.#channelId = channelId;
        this.#chaincodes = new Map(chaincodes.map((chaincode) => [chaincode.name, chaincode]));
        const implicit = mspIds.map(implicitCollection);
        for (const { name, collections } of chaincodes) {
            for (const collection of [...collections, ...implicit]) {
                this.#collections.set(`${name}/${collection.name}`, collection);
            }
        }
    }

    get chaincodes(): readonly ChaincodeDefinition[] {
        return [...this.#chaincodes.values()];
    }

    /** The texts of all policies that transactions may have to satisfy. */
    get endorsementPolicies(): ReadonlySet<string> {
        const ofCollections = [...this.#collections.values()].flatMap(
            (collection) => collection.endorsementPolicy ?? [],
        );
        return new Set([...this.chaincodes.map((chaincode) => chaincode.endorsementPolicy), ...ofCollections]);
    }

    chaincode(name: string): ChaincodeDefinition | undefined {
        return this.#chaincodes.get(name);
    }

    findCollection(namespace: string, collection: string): CollectionDefinition | undefined {
        return this.#collections.get(`${namespace}/${collection}`);
    }

    /** The definition of a collection; throws as the peer does before it reads or writes one that is not defined. */
    collection(namespace: string, collection: string): CollectionDefinition {
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

/** Every organisation has one, for every chaincode, without defining it; anyone may address it, only its peers hold it. */
function implicitCollection(mspId: string): CollectionDefinition {
    return {
        name: implicitPrefix + mspId,
        members: [mspId],
        endorsementPolicy: `OR('${mspId}.peer')`,
        requiredPeerCount: 0,
        maxPeerCount: 1,
        blockToLive: 0,
        memberOnlyRead: false,
        memberOnlyWrite: false,
    };
}
