import { status } from '@grpc/grpc-js';
import { common, peer } from '@hyperledger/fabric-protos';

import type { Collection } from '../ledger/definition.js';
import type { Peer } from '../peer.js';
import type { ApplicationPolicy } from '../policy/application-policy.js';
import { asSignaturePolicy } from '../policy/channel-policies.js';
import { policyFromProto } from '../policy/encode.js';
import { nobody } from '../policy/evaluate.js';
import type { Policy } from '../policy/parse.js';
import { planEndorsers } from '../policy/plan.js';
import { statusError } from '../wire/status.js';
import type { GatewayContext, Route } from './context.js';
import { type Group, groupsOf, peersRunning } from './groups.js';

interface Simulated {
    readonly first: Peer;
    readonly interest: peer.ChaincodeInterest | undefined;
    readonly route: Route;
}

interface Wanted {
    readonly interest: peer.ChaincodeInterest;
    /** Taken where there is a choice. */
    readonly first: Peer;
    /** Asked already, and of no use. */
    readonly failed?: readonly Peer[];
}

/** The peers of which one is to run the transaction first, at a gateway to which the client left the choice. */
export function planBefore(
    context: GatewayContext,
    { channelId, chaincodeName, hasTransient }: Route,
): readonly Peer[] {
    const peers = peersRunning(context, chaincodeName);
    if (channelId !== context.channelId || peers.length === 0) {
        throw noCombination(`No metadata was found for chaincode ${chaincodeName} in channel ${channelId}`);
    }
    const own = peers.filter(({ mspId }) => mspId === context.peer.mspId);
    if (own.length > 0) return own;
    if (hasTransient) {
        throw statusError({
            code: status.FAILED_PRECONDITION,
            message:
                "no endorsers found in the gateway's organization; retry specifying endorsing organization(s) to protect transient data",
        });
    }
    const first = chosen(context, { interest: interestIn(chaincodeName), first: context.peer })?.[0];
    if (first === undefined) throw noCombination(noneSatisfies);
    return first.peers;
}

/** Whose endorsement the transaction needs, now that its reads and writes are known; not always the first peer's. */
export function planAfter(context: GatewayContext, simulated: Simulated): readonly Group[] {
    const groups = planWithout(context, simulated, []);
    if (groups !== undefined) return groups;
    const { first, route } = simulated;
    const interest = knownInterest(simulated);
    const guarded = interest.getChaincodesList().filter((call) => route.hasTransient && call.getNoPrivateReads());
    const collections = guarded.flatMap((call) => call.getCollectionNamesList());
    if (collections.length > 0 && chosen(context, { interest, first }) !== undefined) {
        throw statusError({
            code: status.FAILED_PRECONDITION,
            message: `requires endorsement from organisation(s) that are not in the distribution policy of the private data collection(s): [${collections.join(' ')}]; retry specifying trusted endorsing organizations to protect transient data`,
        });
    }
    throw noCombination(noneSatisfies);
}

/** The same without the peers that have failed; undefined when the others are not enough. */
export function planWithout(
    context: GatewayContext,
    simulated: Simulated,
    failed: readonly Peer[],
): readonly Group[] | undefined {
    const { first, route } = simulated;
    const calls = knownInterest(simulated).getChaincodesList();
    const interest = interestOf(route.hasTransient ? calls.map(withMembersOnly) : calls);
    return chosen(context, { interest, first, failed });
}

function knownInterest({ interest, route }: Simulated): peer.ChaincodeInterest {
    return interest === undefined || interest.getChaincodesList().length === 0
        ? interestIn(route.chaincodeName)
        : interest;
}

function chosen(context: GatewayContext, { interest, first, failed = [] }: Wanted): readonly Group[] | undefined {
    const calls = interest.getChaincodesList();
    const isEligible = (peer: Peer): boolean =>
        !failed.includes(peer) &&
        calls.every((call) => peer.runs(call.getName()) && isMemberOfReads(context, call, peer.mspId));
    const peers = peersRunning(context, calls[0]?.getName() ?? '').filter(isEligible);
    const planned = planEndorsers({
        policies: calls.flatMap((call) => policiesOf(context, call)),
        available: peers.map(({ mspId }) => mspId),
        preferred: first.mspId,
    });
    return planned && groupsOf(peers, planned);
}

/** An endorser must be a member of what the transaction reads; of what it only writes it need not be. */
function isMemberOfReads(context: GatewayContext, call: peer.ChaincodeCall, mspId: string): boolean {
    return (
        call.getNoPrivateReads() ||
        collectionsOf(context, call).every((collection) => collection.members.includes(mspId))
    );
}

function policiesOf(context: GatewayContext, call: peer.ChaincodeCall): Policy[] {
    const { channel, peer } = context;
    const own = channel.definitions(peer.name).chaincode(call.getName())?.endorsementPolicy;
    const collections = collectionsOf(context, call).map(({ endorsementPolicy = own }) => endorsementPolicy);
    const policies = collections.length > 0 || call.getDisregardNamespacePolicy() ? collections : [own];
    return [
        ...policies.flatMap((policy) => (policy === undefined ? [] : resolve(context, policy))),
        ...call.getKeyPoliciesList().map(keyPolicy),
    ];
}

function resolve({ channel, peer }: GatewayContext, policy: ApplicationPolicy): Policy {
    if (policy.kind !== 'channel') return policy;
    return asSignaturePolicy(channel.configuration(peer.name).policy(policy.path) ?? nobody);
}

function keyPolicy(envelope: common.SignaturePolicyEnvelope): Policy {
    return policyFromProto(envelope.serializeBinary());
}

function collectionsOf({ channel, peer }: GatewayContext, call: peer.ChaincodeCall): Collection[] {
    const definitions = channel.definitions(peer.name);
    return call.getCollectionNamesList().map((name) => definitions.collection(call.getName(), name));
}

/** With private input in the proposal, whoever endorses must be a member of every collection touched. */
function withMembersOnly(call: peer.ChaincodeCall): peer.ChaincodeCall {
    const careful = call.cloneMessage();
    careful.setNoPrivateReads(false);
    return careful;
}

function interestIn(chaincodeName: string): peer.ChaincodeInterest {
    const call = new peer.ChaincodeCall();
    call.setName(chaincodeName);
    return interestOf([call]);
}

function interestOf(calls: readonly peer.ChaincodeCall[]): peer.ChaincodeInterest {
    const interest = new peer.ChaincodeInterest();
    interest.setChaincodesList([...calls]);
    return interest;
}

const noneSatisfies = 'no peer combination can satisfy the endorsement policy';

function noCombination(reason: string): Error {
    return statusError({
        code: status.FAILED_PRECONDITION,
        message: `no combination of peers can be derived which satisfy the endorsement policy: ${reason}`,
    });
}
