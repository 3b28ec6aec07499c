import { status } from '@grpc/grpc-js';
import { gateway, type peer } from '@hyperledger/fabric-protos';

import type { Peer } from '../peer.js';
import { assembleTransaction } from '../wire/endorsement.js';
import { unpackProposal } from '../wire/proposal.js';
import { statusError } from '../wire/status.js';
import { type Attempt, attempt, errorDetail, type Failure, type Success } from './attempt.js';
import { type GatewayContext, routeOf } from './context.js';
import { planAfter, planBefore, planWithout } from './plan.js';

/** What has come in so far, in order of arrival; the first success is the one whom others are compared with. */
interface Collected {
    readonly successes: Success[];
    readonly failures: Pick<Failure, 'peer' | 'message'>[];
}

/** Collects endorsements and returns the transaction that the client has to sign. */
export async function endorse(
    context: GatewayContext,
    request: gateway.EndorseRequest,
): Promise<gateway.EndorseResponse> {
    const signedProposal = request.getProposedTransaction();
    if (signedProposal === undefined) {
        throw statusError({
            code: status.INVALID_ARGUMENT,
            message: 'the proposed transaction must contain a signed proposal',
        });
    }
    const named = request.getEndorsingOrganizationsList();
    const responses =
        named.length > 0
            ? await endorseAsNamed(context, named, signedProposal)
            : await endorseAsPlanned(context, signedProposal);
    const answer = new gateway.EndorseResponse();
    answer.setPreparedTransaction(assembleTransaction(unpackProposal(signedProposal, context), responses));
    return answer;
}

/** All whom the client named must answer, and all must agree. */
async function endorseAsNamed(
    context: GatewayContext,
    named: readonly string[],
    signedProposal: peer.SignedProposal,
): Promise<peer.ProposalResponse[]> {
    const collected: Collected = { successes: [], failures: [] };
    await askAll(context, signedProposal, { peers: peersNamed(context, named, signedProposal), collected });
    if (collected.failures.length > 0) throw notEnough(collected);
    return collected.successes.map(({ response }) => response);
}

/** One peer for each organisation that the client named; all must be there. */
function peersNamed(
    context: GatewayContext,
    named: readonly string[],
    signedProposal: peer.SignedProposal,
): readonly Peer[] {
    const { channelId, chaincodeName } = routeOf(signedProposal);
    const isThere = (peer: Peer): boolean => peer.isRunning && peer.runs(chaincodeName);
    const peers = channelId === context.channelId ? context.peers.filter(isThere) : [];
    const missing = [...new Set(named)].filter((mspId) => !peers.some((peer) => peer.mspId === mspId));
    if (missing.length > 0) {
        const message = `failed to find any endorsing peers for org(s): ${missing.join(', ')}`;
        throw statusError({ code: status.UNAVAILABLE, message });
    }
    return peers.filter(({ mspId }) => named.includes(mspId));
}

/** The gateway asks its own peer first: only running the transaction shows whose endorsement it needs. */
async function endorseAsPlanned(
    context: GatewayContext,
    signedProposal: peer.SignedProposal,
): Promise<peer.ProposalResponse[]> {
    const route = routeOf(signedProposal);
    const first = await attempt(context, planBefore(context, route), signedProposal);
    if (!('response' in first)) {
        const message = 'failed to endorse transaction, see attached details for more info';
        throw statusError({ code: status.ABORTED, message, details: [errorDetail(first.peer, first.message)] });
    }
    const simulated = { first: first.peer, interest: first.response.getInterest(), route };
    const collected: Collected = { successes: [first], failures: [] };
    // Where a peer fails, another combination may do without it: fewer are asked at first than may be in the end.
    let planned: readonly Peer[] | undefined = planAfter(context, simulated);
    while (planned !== undefined) {
        const endorsed = collected.successes.map(({ peer }) => peer);
        const peers = planned.filter((peer) => !endorsed.includes(peer));
        await askAll(context, signedProposal, { peers, collected });
        const chosen = collected.successes.filter(({ peer }) => planned?.includes(peer));
        if (chosen.length === planned.length) return chosen.map(({ response }) => response);
        const failed = collected.failures.map(({ peer }) => peer);
        planned = planWithout(context, simulated, failed);
    }
    throw notEnough(collected);
}

async function askAll(
    context: GatewayContext,
    signedProposal: peer.SignedProposal,
    { peers, collected }: { readonly peers: readonly Peer[]; readonly collected: Collected },
): Promise<void> {
    const { successes, failures } = collected;
    const accept = (attempted: Attempt): void => {
        if (!('response' in attempted)) failures.push(attempted);
        else if (successes[0] !== undefined && !agree(successes[0].response, attempted.response)) {
            failures.push({ peer: attempted.peer, message: 'ProposalResponsePayloads do not match' });
        } else successes.push(attempted);
    };
    await Promise.all(peers.map(async (peer) => accept(await attempt(context, peer, signedProposal))));
}

function notEnough({ failures }: Collected): Error {
    const message = 'failed to collect enough transaction endorsements, see attached details for more info';
    const details = failures.map(({ peer, message: said }) => errorDetail(peer, said));
    return statusError({ code: status.ABORTED, message, details });
}

/** The bytes are compared, so a different result alone is a disagreement. */
function agree(one: peer.ProposalResponse, other: peer.ProposalResponse): boolean {
    return Buffer.compare(one.getPayload_asU8(), other.getPayload_asU8()) === 0;
}
