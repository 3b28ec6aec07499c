import { peer } from '@hyperledger/fabric-protos';

import {
    applicationPolicyFromProto,
    applicationPolicyMessage,
    readApplicationPolicy,
} from '../policy/application-policy.js';
import { policyEnvelope, policyFromProto } from '../policy/encode.js';
import { parsePolicy, type Policy } from '../policy/parse.js';
import { nobody } from '../policy/evaluate.js';
import { decode } from '../wire/decode.js';
import type { ChaincodeDefinition, Collection, CollectionDefinition } from './definition.js';
import {
    bytesField,
    datatypeAt,
    numberField,
    readField,
    textField,
    type LifecycleRecord,
    type RecordState,
} from './lifecycle.js';

const { ChaincodeEndorsementInfo, ChaincodeValidationInfo } = peer.lifecycle;

/** A definition in the three messages the lifecycle keeps it in. Approvals are compared by their bytes. */
export interface DefinitionParts {
    readonly endorsementInfo: Uint8Array;
    readonly validationInfo: Uint8Array;
    readonly collections: Uint8Array;
}

/** Whether two definitions say the same. */
export function areSame(one: DefinitionParts, other: DefinitionParts): boolean {
    const parts = ['endorsementInfo', 'validationInfo', 'collections'] as const;
    return parts.every((part) => Buffer.compare(one[part], other[part]) === 0);
}

/** What organisations are asked to approve. */
export interface DefinitionProposal {
    readonly version: string;
    /** A marshalled ApplicationPolicy. */
    readonly validationParameter: Uint8Array;
    readonly endorsementPlugin?: string;
    readonly validationPlugin?: string;
    readonly initRequired?: boolean;
    readonly collections: peer.CollectionConfigPackage;
}

/** The policy where a definition names none. */
const defaultPolicy = applicationPolicyMessage({ kind: 'channel', path: '/Channel/Application/Endorsement' });

/** A proposal with the defaults of every Fabric channel filled in. */
export function partsOf(proposal: DefinitionProposal): DefinitionParts {
    const endorsementInfo = new ChaincodeEndorsementInfo();
    endorsementInfo.setVersion(proposal.version);
    endorsementInfo.setInitRequired(proposal.initRequired ?? false);
    endorsementInfo.setEndorsementPlugin(nonEmpty(proposal.endorsementPlugin) ?? 'escc');
    const validationInfo = new ChaincodeValidationInfo();
    validationInfo.setValidationPlugin(nonEmpty(proposal.validationPlugin) ?? 'vscc');
    const parameter = proposal.validationParameter;
    validationInfo.setValidationParameter(parameter.length > 0 ? parameter : defaultPolicy.serializeBinary());
    return {
        endorsementInfo: endorsementInfo.serializeBinary(),
        validationInfo: validationInfo.serializeBinary(),
        collections: proposal.collections.serializeBinary(),
    };
}

/** One organisation's approval of a definition, in its implicit collection. */
export function approvalRecord(name: string, sequence: number, parts: DefinitionParts): LifecycleRecord {
    return {
        space: 'namespaces',
        name: `${name}#${sequence}`,
        datatype: 'ChaincodeParameters',
        fields: fieldsOf(parts),
    };
}

/** Which package an organisation runs under a definition; with an empty id it runs none. */
export function packageRecord(name: string, sequence: number, packageId: string): LifecycleRecord {
    return {
        space: 'chaincode-sources',
        name: `${name}#${sequence}`,
        datatype: 'ChaincodeLocalPackage',
        fields: [['PackageID', textField(packageId)]],
    };
}

/** A definition on which enough of them agreed, in the public state. */
export function definitionRecord(name: string, sequence: number, parts: DefinitionParts): LifecycleRecord {
    return {
        space: 'namespaces',
        name,
        datatype: 'ChaincodeDefinition',
        fields: [['Sequence', numberField(sequence)], ...fieldsOf(parts)],
    };
}

function fieldsOf({ endorsementInfo, validationInfo, collections }: DefinitionParts): LifecycleRecord['fields'] {
    return [
        ['EndorsementInfo', bytesField(endorsementInfo)],
        ['ValidationInfo', bytesField(validationInfo)],
        ['Collections', bytesField(collections)],
    ];
}

/** Reads the definition of a chaincode from the public state; undefined if it has none. */
export function readDefinition(state: Pick<RecordState, 'get'>, name: string): ChaincodeDefinition | undefined {
    const place = { space: 'namespaces', name } as const;
    if (datatypeAt(state, place) !== 'ChaincodeDefinition') return undefined;
    const sequence = readField(state, place, 'Sequence')?.getInt64() ?? 0;
    const bytes = (field: string): Uint8Array => readField(state, place, field)?.getBytes_asU8() ?? new Uint8Array();
    const parts = {
        endorsementInfo: bytes('EndorsementInfo'),
        validationInfo: bytes('ValidationInfo'),
        collections: bytes('Collections'),
    };
    return definitionOf(name, sequence, parts);
}

/** What the messages of a definition say. */
export function definitionOf(name: string, sequence: number, parts: DefinitionParts): ChaincodeDefinition {
    const validation = decode(ChaincodeValidationInfo, parts.validationInfo, 'ChaincodeValidationInfo');
    return {
        name,
        sequence,
        version: decode(ChaincodeEndorsementInfo, parts.endorsementInfo, 'ChaincodeEndorsementInfo').getVersion(),
        endorsementPolicy: orNobody(() => applicationPolicyFromProto(validation.getValidationParameter_asU8())),
        collections: decode(peer.CollectionConfigPackage, parts.collections, 'CollectionConfigPackage')
            .getConfigList()
            .flatMap((config) => config.getStaticCollectionConfig() ?? [])
            .map(readCollection),
        parts,
    };
}

/** Collections as the command line of Fabric makes them from a file. */
export function collectionPackage(collections: readonly CollectionDefinition[]): peer.CollectionConfigPackage {
    const configPackage = new peer.CollectionConfigPackage();
    configPackage.setConfigList(collections.map(collectionConfig));
    return configPackage;
}

function collectionConfig(collection: CollectionDefinition): peer.CollectionConfig {
    const members = collection.members.map((mspId): Policy => {
        return { kind: 'signedBy', principal: { mspId, role: 'member' } };
    });
    const memberPolicy = new peer.CollectionPolicyConfig();
    memberPolicy.setSignaturePolicy(policyEnvelope({ kind: 'outOf', count: 1, rules: members }));
    const terms = new peer.StaticCollectionConfig();
    terms.setName(collection.name);
    terms.setMemberOrgsPolicy(memberPolicy);
    terms.setRequiredPeerCount(collection.requiredPeerCount);
    terms.setMaximumPeerCount(collection.maxPeerCount);
    terms.setBlockToLive(collection.blockToLive);
    terms.setMemberOnlyRead(collection.memberOnlyRead);
    terms.setMemberOnlyWrite(collection.memberOnlyWrite);
    if (collection.endorsementPolicy !== undefined) {
        terms.setEndorsementPolicy(applicationPolicyMessage(parsePolicy(collection.endorsementPolicy)));
    }
    const config = new peer.CollectionConfig();
    config.setStaticCollectionConfig(terms);
    return config;
}

function readCollection(config: peer.StaticCollectionConfig): Collection {
    const memberPolicy = config.getMemberOrgsPolicy()?.getSignaturePolicy();
    const endorsement = config.getEndorsementPolicy();
    return {
        name: config.getName(),
        members:
            memberPolicy === undefined ? [] : namedIn(orNobody(() => policyFromProto(memberPolicy.serializeBinary()))),
        requiredPeerCount: config.getRequiredPeerCount(),
        maxPeerCount: config.getMaximumPeerCount(),
        blockToLive: config.getBlockToLive(),
        memberOnlyRead: config.getMemberOnlyRead(),
        memberOnlyWrite: config.getMemberOnlyWrite(),
        endorsementPolicy: endorsement === undefined ? undefined : orNobody(() => readApplicationPolicy(endorsement)),
    };
}

/** The organisations that a policy mentions: of a collection's members it can only be a choice of one. */
function namedIn(policy: Policy): string[] {
    if (policy.kind === 'signedBy') return [policy.principal.mspId];
    return [...new Set(policy.rules.flatMap(namedIn))];
}

function orNobody<P>(read: () => P): P | Policy {
    try {
        return read();
    } catch {
        return nobody;
    }
}

function nonEmpty(text: string | undefined): string | undefined {
    return text === '' ? undefined : text;
}
