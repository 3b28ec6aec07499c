import { status } from '@grpc/grpc-js';
import { gateway, peer } from '@hyperledger/fabric-protos';

import type { Peer } from '../peer.js';
import { assembleTransaction } from '../wire/endorsement.js';
import { unpackProposal } from '../wire/proposal.js';
import { statusError } from '../wire/status.js';
import { type Attempt, attempt, errorDetail } from './attempt.js';
import { type GatewayContext, routeOf } from './context.js';
import { planAfter, planBefore } from './plan.js';

interface Endorsed {
    readonly peer: Peer;
    readonly response: peer.ProposalResponse;
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
            ? await endorseAt(context, signedProposal, { peers: peersNamed(context, named, signedProposal) })
            : await endorseAsPlanned(context, signedProposal);
    const answer = new gateway.EndorseResponse();
    answer.setPreparedTransaction(assembleTransaction(unpackProposal(signedProposal, context), responses));
    return answer;
}

/** One peer for each organisation that the client named; all must be there, and all must agree. */
function peersNamed(
    context: GatewayContext,
    named: readonly string[],
    signedProposal: peer.SignedProposal,
): readonly Peer[] {
    const { chaincodeName } = routeOf(signedProposal);
    const peers = context.peers.filter((peer) => peer.isRunning && peer.runs(chaincodeName));
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
    const planned = planAfter(context, { first: first.peer, interest: first.response.getInterest(), route });
    const peers = planned.filter((peer) => peer !== first.peer);
    return endorseAt(context, signedProposal, planned.includes(first.peer) ? { peers, first } : { peers });
}

async function endorseAt(
    context: GatewayContext,
    signedProposal: peer.SignedProposal,
    { peers, first }: { readonly peers: readonly Peer[]; readonly first?: Endorsed },
): Promise<peer.ProposalResponse[]> {
    const endorsed: Endorsed[] = first === undefined ? [] : [first];
    const details: gateway.ErrorDetail[] = [];
    const accept = (attempted: Attempt): void => {
        if (!('response' in attempted)) details.push(errorDetail(attempted.peer, attempted.message));
        else if (endorsed[0] !== undefined && !agree(endorsed[0].response, attempted.response)) {
            details.push(errorDetail(attempted.peer, 'ProposalResponsePayloads do not match'));
        } else endorsed.push(attempted);
    };
    // In order of arrival: the first to answer is the one whom later answers are compared with.
    await Promise.all(peers.map(async (peer) => accept(await attempt(context, peer, signedProposal))));
    if (details.length > 0) {
        const message = 'failed to collect enough transaction endorsements, see attached details for more info';
        throw statusError({ code: status.ABORTED, message, details });
    }
    return endorsed.map(({ response }) => response);
}

/** The bytes are compared, so a different result alone is a disagreement. */
function agree(one: peer.ProposalResponse, other: peer.ProposalResponse): boolean {
    return Buffer.compare(one.getPayload_asU8(), other.getPayload_asU8()) === 0;
}
