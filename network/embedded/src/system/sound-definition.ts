import { msp, type common, type peer } from '@hyperledger/fabric-protos';

import type { ChaincodeDefinition } from '../ledger/definition.js';
import { decode } from '../wire/decode.js';

const chaincodeName = /^[a-zA-Z0-9]+([-_][a-zA-Z0-9]+)*$/;
const chaincodeVersion = /^[A-Za-z0-9_.+-]+$/;
const collectionName = /^[A-Za-z0-9-]+([A-Za-z0-9_-]+)*$/;
const systemChaincodes = new Set(['cscc', 'escc', 'lscc', 'qscc', 'vscc']);

/** A definition that somebody asks peers to endorse, and what it must stand beside. */
export interface ProposedDefinition {
    readonly name: string;
    readonly version: string;
    readonly collections: readonly peer.CollectionConfig[];
    /** The organisations of the channel. */
    readonly members: readonly string[];
    /** What is committed now. */
    readonly current: ChaincodeDefinition | undefined;
}

/** Throws, in Fabric's words, where a definition is malformed, names strangers, or takes from a collection what it had. */
export function requireSoundDefinition(proposed: ProposedDefinition): void {
    const defect = defectIn(proposed);
    if (defect !== undefined) throw new Error(`error validating chaincode definition: ${defect}`);
}

function defectIn({ name, version, collections, members, current }: ProposedDefinition): string | undefined {
    const terms = collections.flatMap((config) => config.getStaticCollectionConfig() ?? []);
    return (
        defectOfName(name, version) ??
        firstDefect(terms, (collection) => defectOfCollection(collection, terms, members)) ??
        defectOfChange(terms, current)
    );
}

function defectOfName(name: string, version: string): string | undefined {
    if (!chaincodeName.test(name)) {
        return `invalid chaincode name '${name}'. Names can only consist of alphanumerics, '_', and '-' and can only begin with alphanumerics`;
    }
    if (systemChaincodes.has(name)) return `chaincode name '${name}' is the name of a system chaincode`;
    if (chaincodeVersion.test(version)) return undefined;
    return `invalid chaincode version '${version}'. Versions can only consist of alphanumerics, '_', '-', '+', and '.'`;
}

type Terms = peer.StaticCollectionConfig;

function firstDefect<Value>(values: readonly Value[], look: (value: Value) => string | undefined): string | undefined {
    for (const value of values) {
        const defect = look(value);
        if (defect !== undefined) return defect;
    }
    return undefined;
}

function defectOfCollection(collection: Terms, all: readonly Terms[], members: readonly string[]): string | undefined {
    const name = collection.getName();
    const [required, maximum] = [collection.getRequiredPeerCount(), collection.getMaximumPeerCount()];
    if (!collectionName.test(name)) {
        return `invalid collection name '${name}'. Names can only consist of alphanumerics, '_', and '-' and cannot begin with '_'`;
    }
    if (all.filter((other) => other.getName() === name).length > 1) {
        return `collection-name: ${name} -- found duplicate in collection configuration`;
    }
    if (maximum < required) {
        return `collection-name: ${name} -- maximum peer count (${maximum}) cannot be less than the required peer count (${required})`;
    }
    if (required < 0) return `collection-name: ${name} -- requiredPeerCount (${required}) cannot be less than zero`;
    return defectOfMembers(collection, members);
}

function defectOfMembers(collection: Terms, members: readonly string[]): string | undefined {
    const name = collection.getName();
    if (collection.getMemberOrgsPolicy() === undefined)
        return `collection member policy is not set for collection '${name}'`;
    const policy = collection.getMemberOrgsPolicy()?.getSignaturePolicy();
    if (policy === undefined) return `collection member org policy is empty for collection '${name}'`;
    const count = countBesideOne(policy.getRule());
    if (count !== undefined) {
        return `collection-name: ${name} -- error in member org policy: signature policy is not an OR concatenation, NOutOf ${count}`;
    }
    const named = policy.getIdentitiesList().map((identity) => {
        return decode(msp.MSPRole, identity.getPrincipal_asU8(), 'MSPRole').getMspIdentifier();
    });
    const stranger = named.find((mspId) => !members.includes(mspId));
    if (stranger === undefined) return undefined;
    return `collection-name: ${name} -- collection member '${stranger}' is not part of the channel`;
}

/** The first number in a rule that asks for other than one signature. */
function countBesideOne(rule: common.SignaturePolicy | undefined): number | undefined {
    const gate = rule?.getNOutOf();
    if (gate === undefined) return undefined;
    if (gate.getN() !== 1) return gate.getN();
    for (const inner of gate.getRulesList()) {
        const count = countBesideOne(inner);
        if (count !== undefined) return count;
    }
    return undefined;
}

/** What a collection holds outlives the definition: it cannot be left out, and lives as long as was agreed. */
function defectOfChange(proposed: readonly Terms[], current: ChaincodeDefinition | undefined): string | undefined {
    if (current === undefined || current.collections.length === 0) return undefined;
    if (proposed.length === 0) return 'the proposed collection config does not contain previously defined collections';
    return firstDefect(current.collections, ({ name, blockToLive }) => {
        const successor = proposed.find((collection) => collection.getName() === name);
        if (successor === undefined)
            return `existing collection [${name}] missing in the proposed collection configuration`;
        if (successor.getBlockToLive() === blockToLive) return undefined;
        return `the BlockToLive in an existing collection [${name}] modified. Existing value [${blockToLive}]`;
    });
}
