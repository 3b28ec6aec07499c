import { status } from '@grpc/grpc-js';
import { common, peer } from '@hyperledger/fabric-protos';

import type { CollectionDefinition } from '../ledger/definition.js';
import type { Peer } from '../peer.js';
import { policyFromProto } from '../policy/encode.js';
import { parsePolicy, type Policy } from '../policy/parse.js';
import { planEndorsers } from '../policy/plan.js';
import { statusError } from '../wire/status.js';
import type { GatewayContext } from './context.js';

interface Route {
    readonly chaincodeName: string;
    readonly hasTransient: boolean;
}

interface Simulated {
    readonly first: Peer;
    readonly interest: peer.ChaincodeInterest | undefined;
    readonly route: Route;
}

/** The peer to run the transaction first, at a gateway to which the client left the choice. */
export function planBefore(context: GatewayContext, { chaincodeName, hasTransient }: Route): Peer {
    if (context.peer.isRunning && context.peer.runs(chaincodeName)) return context.peer;
    if (hasTransient) {
        throw statusError({
            code: status.FAILED_PRECONDITION,
            message:
                "no endorsers found in the gateway's organization; retry specifying endorsing organization(s) to protect transient data",
        });
    }
    const first = chosen(context, interestIn(chaincodeName))?.[0];
    if (first === undefined) throw noCombination(chaincodeName);
    return first;
}

/** Whose endorsement the transaction needs, now that its reads and writes are known; not always the first peer's. */
export function planAfter(context: GatewayContext, { first, interest, route }: Simulated): readonly Peer[] {
    const known =
        interest === undefined || interest.getChaincodesList().length === 0
            ? interestIn(route.chaincodeName)
            : interest;
    const calls = known.getChaincodesList();
    const careful = route.hasTransient ? calls.map(withMembersOnly) : calls;
    const peers = chosen(context, interestOf(careful), first);
    if (peers !== undefined) return peers;
    const guarded = calls.filter((call) => route.hasTransient && call.getNoPrivateReads());
    const collections = guarded.flatMap((call) => call.getCollectionNamesList());
    if (collections.length > 0 && chosen(context, known, first) !== undefined) {
        throw statusError({
            code: status.FAILED_PRECONDITION,
            message: `requires endorsement from organisation(s) that are not in the distribution policy of the private data collection(s): [${collections.join(' ')}]; retry specifying trusted endorsing organizations to protect transient data`,
        });
    }
    throw noCombination(route.chaincodeName);
}

function chosen(
    context: GatewayContext,
    interest: peer.ChaincodeInterest,
    first = context.peer,
): readonly Peer[] | undefined {
    const calls = interest.getChaincodesList();
    const running = context.peers.filter(
        (peer) =>
            peer.isRunning &&
            calls.every((call) => peer.runs(call.getName()) && isMemberOfReads(context, call, peer.mspId)),
    );
    const planned = planEndorsers({
        policies: calls.flatMap((call) => policiesOf(context, call)),
        available: running.map(({ mspId }) => mspId),
        preferred: first.mspId,
    });
    return planned === undefined ? undefined : running.filter(({ mspId }) => planned.includes(mspId));
}

/** An endorser must be a member of what the transaction reads; of what it only writes it need not be. */
function isMemberOfReads(context: GatewayContext, call: peer.ChaincodeCall, mspId: string): boolean {
    return (
        call.getNoPrivateReads() ||
        collectionsOf(context, call).every((collection) => collection.members.includes(mspId))
    );
}

function policiesOf(context: GatewayContext, call: peer.ChaincodeCall): Policy[] {
    const own = context.definitions.chaincode(call.getName())?.endorsementPolicy;
    const collections = collectionsOf(context, call).flatMap(({ endorsementPolicy }) => endorsementPolicy ?? []);
    const texts = own === undefined || call.getDisregardNamespacePolicy() ? collections : [own, ...collections];
    return [...texts.map(parsePolicy), ...call.getKeyPoliciesList().map(keyPolicy)];
}

function keyPolicy(envelope: common.SignaturePolicyEnvelope): Policy {
    return policyFromProto(envelope.serializeBinary());
}

function collectionsOf({ definitions }: GatewayContext, call: peer.ChaincodeCall): CollectionDefinition[] {
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
    call.setNoPrivateReads(true);
    return interestOf([call]);
}

function interestOf(calls: readonly peer.ChaincodeCall[]): peer.ChaincodeInterest {
    const interest = new peer.ChaincodeInterest();
    interest.setChaincodesList([...calls]);
    return interest;
}

function noCombination(chaincodeName: string): Error {
    return statusError({
        code: status.FAILED_PRECONDITION,
        message: `no combination of peers can be derived which satisfy the endorsement policy: chaincode ${chaincodeName}`,
    });
}
