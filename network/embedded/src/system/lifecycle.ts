import { peer } from '@hyperledger/fabric-protos';

import type { ChannelConfiguration } from '../config/configuration.js';
import {
    approvalRecord,
    areSame,
    definitionRecord,
    packageRecord,
    partsOf,
    readDefinition,
    type DefinitionParts,
} from '../ledger/definition-state.js';
import { implicitCollectionOf, type ChaincodeDefinition } from '../ledger/definition.js';
import {
    datatypeAt,
    isWritten,
    lifecycleNamespace,
    readField,
    writeRecord,
    type LifecycleRecord,
    type RecordState,
} from '../ledger/lifecycle.js';
import type { Simulator } from '../ledger/simulator.js';
import { textOf } from '../text-of.js';
import type { Identity } from '../wire/identity.js';
import { decode } from '../wire/decode.js';
import { requireSoundDefinition } from './sound-definition.js';

const lifecycle = peer.lifecycle;

/** What the lifecycle's chaincode stands on at one peer. */
export interface LifecyclePeer {
    /** Whose approvals this peer writes. */
    readonly mspId: string;
    readonly channelId: string;
    readonly configuration: ChannelConfiguration;
    readonly simulator: Simulator;
    readonly creator: Identity;
}

/** What the requests that carry a definition have in common. */
type DefinitionArguments =
    | peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs
    | peer.lifecycle.CommitChaincodeDefinitionArgs
    | peer.lifecycle.CheckCommitReadinessArgs;

/** A definition to be approved or committed. */
interface DefinitionRequest {
    readonly name: string;
    readonly sequence: number;
    readonly parts: DefinitionParts;
}

type Answer = (at: LifecyclePeer, argument: Uint8Array) => { serializeBinary(): Uint8Array };

/** The functions of Fabric's lifecycle chaincode that concern a channel; packages are not its matter here. */
const answers = new Map<string, Answer>([
    ['ApproveChaincodeDefinitionForMyOrg', approve],
    ['CheckCommitReadiness', checkCommitReadiness],
    ['CommitChaincodeDefinition', commit],
    ['QueryChaincodeDefinition', queryDefinition],
    ['QueryChaincodeDefinitions', queryDefinitions],
]);

/** Runs a transaction of the lifecycle: its state is ordinary state, and its failures are answers. */
export function runLifecycle(at: LifecyclePeer, args: readonly Uint8Array[]): peer.Response {
    const [nameBytes = new Uint8Array(), argument] = args;
    if (args.length === 0) return failure('lifecycle scc must be invoked with arguments');
    if (argument === undefined || args.length > 2) {
        return failure(`lifecycle scc operations require exactly two arguments but received ${args.length}`);
    }
    const name = Buffer.from(nameBytes).toString();
    const answer = answers.get(name);
    const refusal = answer === undefined ? `Unmapped policy for ${lifecycleNamespace}/${name}` : refusalOf(name, at);
    if (answer === undefined || refusal !== undefined) {
        return failure(`Failed to authorize invocation due to failed ACL check: ${refusal}`);
    }
    try {
        const response = new peer.Response();
        response.setStatus(200);
        response.setPayload(answer(at, argument).serializeBinary());
        return response;
    } catch (cause) {
        if (cause instanceof NotDefined) return failure(cause.message, 404);
        return failure(`failed to invoke backing implementation of '${name}': ${textOf(cause)}`);
    }
}

class NotDefined extends Error {}

/** The functions in which a peer speaks for its organisation: only that one's administrators may call them. */
const administrative: readonly string[] = ['ApproveChaincodeDefinitionForMyOrg'];

/** Why a client may not call a function; that it may propose at all has been seen before. */
function refusalOf(name: string, { mspId, creator }: LifecyclePeer): string | undefined {
    if (!administrative.includes(name)) return undefined;
    const check = 'during channelless check policy with policy [Admins]';
    if (creator.mspId !== mspId) {
        return `Failed deserializing proposal creator ${check}: [expected MSP ID ${mspId}, received ${creator.mspId}]`;
    }
    if (creator.role === 'admin') return undefined;
    return (
        `Failed verifying that proposal's creator satisfies local MSP principal ${check}: ` +
        `[The identity is not an admin under this MSP [${mspId}]: The identity does not contain OU [ADMIN], MSP: [${mspId}]]`
    );
}

function failure(message: string, status = 500): peer.Response {
    const response = new peer.Response();
    response.setStatus(status);
    response.setMessage(message);
    return response;
}

/** Writes the organisation's word into its own implicit collection: the others see that there is one, and its hash. */
function approve(at: LifecyclePeer, argument: Uint8Array): peer.lifecycle.ApproveChaincodeDefinitionForMyOrgResult {
    const args = decode(
        lifecycle.ApproveChaincodeDefinitionForMyOrgArgs,
        argument,
        'ApproveChaincodeDefinitionForMyOrgArgs',
    );
    const request = readRequest(args);
    const current = requireSound(at, args);
    requireApprovable(at, request, current);
    const { name, sequence, parts } = request;
    const packageId = args.getSource()?.getLocalPackage()?.getPackageId() ?? '';
    const records = [approvalRecord(name, sequence, parts), packageRecord(name, sequence, packageId)];
    const own = privateState(at);
    if (records.every((record) => isUnchanged(record, own))) throw new Error(unchanged(request, current));
    for (const record of records) writeRecord(record, own);
    return new lifecycle.ApproveChaincodeDefinitionForMyOrgResult();
}

function requireApprovable(
    { simulator }: LifecyclePeer,
    { name, sequence, parts }: DefinitionRequest,
    current: ChaincodeDefinition | undefined,
): void {
    const defined = sequenceOf(simulator, name);
    if (sequence === 0 && defined === 0)
        throw new Error('requested sequence is 0, but first definable sequence number is 1');
    if (sequence < defined) {
        throw new Error(`currently defined sequence ${defined} is larger than requested sequence ${sequence}`);
    }
    if (sequence > defined + 1) {
        throw new Error(
            `requested sequence ${sequence} is larger than the next available sequence number ${defined + 1}`,
        );
    }
    if (sequence === defined && current !== undefined && !areSame(parts, current.parts)) {
        throw new Error(
            `attempted to redefine the current committed sequence (${defined}) for namespace ${name} with different parameters`,
        );
    }
}

function unchanged({ name, sequence }: DefinitionRequest, current: ChaincodeDefinition | undefined): string {
    return sequence === current?.sequence
        ? `attempted to redefine the current committed sequence (${sequence}) for namespace ${name}`
        : `attempted to redefine uncommitted sequence (${sequence}) for namespace ${name} with unchanged content`;
}

function checkCommitReadiness(at: LifecyclePeer, argument: Uint8Array): peer.lifecycle.CheckCommitReadinessResult {
    const args = decode(lifecycle.CheckCommitReadinessArgs, argument, 'CheckCommitReadinessArgs');
    const result = new lifecycle.CheckCommitReadinessResult();
    for (const [mspId, approved] of approvalsOfNext(at, readRequest(args)))
        result.getApprovalsMap().set(mspId, approved);
    return result;
}

/** Defines a chaincode for everyone; a peer endorses that only if its own organisation has approved the same. */
function commit(at: LifecyclePeer, argument: Uint8Array): peer.lifecycle.CommitChaincodeDefinitionResult {
    const args = decode(lifecycle.CommitChaincodeDefinitionArgs, argument, 'CommitChaincodeDefinitionArgs');
    const request = readRequest(args);
    requireSound(at, args);
    const approvals = approvalsOfNext(at, request);
    writeRecord(definitionRecord(request.name, request.sequence, request.parts), publicState(at.simulator));
    if (approvals.get(at.mspId) !== true) {
        throw new Error(`chaincode definition not agreed to by this org (${at.mspId})`);
    }
    return new lifecycle.CommitChaincodeDefinitionResult();
}

function queryDefinition(at: LifecyclePeer, argument: Uint8Array): peer.lifecycle.QueryChaincodeDefinitionResult {
    const name = decode(lifecycle.QueryChaincodeDefinitionArgs, argument, 'QueryChaincodeDefinitionArgs').getName();
    const definition = readDefinition(publicState(at.simulator), name);
    if (definition === undefined) throw new NotDefined(`namespace ${name} is not defined`);
    const result = describe(new lifecycle.QueryChaincodeDefinitionResult(), definition);
    for (const [mspId, approved] of approvals(at, definition)) result.getApprovalsMap().set(mspId, approved);
    return result;
}

function queryDefinitions({ simulator }: LifecyclePeer): peer.lifecycle.QueryChaincodeDefinitionsResult {
    const result = new lifecycle.QueryChaincodeDefinitionsResult();
    const prefix = 'namespaces/metadata/';
    const rows = simulator.range(lifecycleNamespace, { start: prefix, end: `${prefix}\x7f` });
    for (const { key } of rows) {
        const name = key.slice(prefix.length);
        const definition = readDefinition(publicState(simulator), name);
        if (definition === undefined) continue;
        const entry = new lifecycle.QueryChaincodeDefinitionsResult.ChaincodeDefinition();
        entry.setName(name);
        result.addChaincodeDefinitions(describe(entry, definition));
    }
    return result;
}

function readRequest(args: DefinitionArguments): DefinitionRequest {
    const parts = partsOf({
        version: args.getVersion(),
        validationParameter: args.getValidationParameter_asU8(),
        endorsementPlugin: args.getEndorsementPlugin(),
        validationPlugin: args.getValidationPlugin(),
        initRequired: args.getInitRequired(),
        collections: args.getCollections() ?? new peer.CollectionConfigPackage(),
    });
    return { name: args.getName(), sequence: args.getSequence(), parts };
}

/** Throws unless the definition can stand beside the committed one, which it returns. */
function requireSound(at: LifecyclePeer, args: DefinitionArguments): ChaincodeDefinition | undefined {
    const name = args.getName();
    const current = readDefinition(publicState(at.simulator), name);
    // Where the lifecycle has no definition, the real peer looks for one of Fabric v1.
    if (current === undefined) at.simulator.getState('lscc', name);
    const collections = args.getCollections()?.getConfigList() ?? [];
    const members = at.configuration.membership.mspIds;
    requireSoundDefinition({ name, version: args.getVersion(), collections, members, current });
    return current;
}

/** Which organisations have approved exactly this as the next definition; throws if it is not the next. */
function approvalsOfNext(at: LifecyclePeer, { name, sequence, parts }: DefinitionRequest): Map<string, boolean> {
    const next = sequenceOf(at.simulator, name) + 1;
    if (sequence !== next) {
        throw new Error(`requested sequence is ${sequence}, but new definition must be sequence ${next}`);
    }
    return approvals(at, { name, sequence, parts });
}

function approvals(at: LifecyclePeer, { name, sequence, parts }: DefinitionRequest): Map<string, boolean> {
    const record = approvalRecord(name, sequence, parts);
    const { simulator } = at;
    return new Map(
        [...at.configuration.organisations.keys()].map((mspId) => {
            const collection = implicitCollectionOf(mspId);
            const hashAt = (key: string): Uint8Array | undefined =>
                simulator.getPrivateDataHash(lifecycleNamespace, collection, key);
            return [mspId, isWritten(record, hashAt)];
        }),
    );
}

function sequenceOf(simulator: Simulator, name: string): number {
    return readField(publicState(simulator), { space: 'namespaces', name }, 'Sequence')?.getInt64() ?? 0;
}

function publicState(simulator: Simulator): RecordState {
    return {
        get: (key) => simulator.getState(lifecycleNamespace, key),
        put: (key, value) => simulator.putState(lifecycleNamespace, key, value),
    };
}

function privateState({ mspId, simulator }: LifecyclePeer): RecordState {
    const collection = implicitCollectionOf(mspId);
    return {
        get: (key) => simulator.getPrivateData(lifecycleNamespace, collection, key),
        put: (key, value) => simulator.putPrivateData(lifecycleNamespace, { collection, key }, value),
    };
}

function isUnchanged({ space, name, fields }: LifecycleRecord, state: RecordState): boolean {
    if (datatypeAt(state, { space, name }) === undefined) return false;
    return fields.every(([field, value]) => {
        const written = readField(state, { space, name }, field)?.serializeBinary();
        return written !== undefined && Buffer.compare(written, value.serializeBinary()) === 0;
    });
}

type Description =
    peer.lifecycle.QueryChaincodeDefinitionResult | peer.lifecycle.QueryChaincodeDefinitionsResult.ChaincodeDefinition;

function describe<Result extends Description>(result: Result, { sequence, parts }: ChaincodeDefinition): Result {
    const endorsement = lifecycle.ChaincodeEndorsementInfo.deserializeBinary(parts.endorsementInfo);
    const validation = lifecycle.ChaincodeValidationInfo.deserializeBinary(parts.validationInfo);
    result.setSequence(sequence);
    result.setVersion(endorsement.getVersion());
    result.setEndorsementPlugin(endorsement.getEndorsementPlugin());
    result.setInitRequired(endorsement.getInitRequired());
    result.setValidationPlugin(validation.getValidationPlugin());
    result.setValidationParameter(validation.getValidationParameter_asU8());
    result.setCollections(peer.CollectionConfigPackage.deserializeBinary(parts.collections));
    return result;
}
