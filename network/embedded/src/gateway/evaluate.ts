import { status } from '@grpc/grpc-js';
import { gateway, peer } from '@hyperledger/fabric-protos';

import type { Peer } from '../peer.js';
import { statusError } from '../wire/status.js';
import { attempt, errorDetail } from './attempt.js';
import { type GatewayContext, routeOf } from './context.js';

/** Runs a transaction at one peer and returns its result without recording it. */
export async function evaluate(
    context: GatewayContext,
    request: gateway.EvaluateRequest,
): Promise<gateway.EvaluateResponse> {
    const signedProposal = request.getProposedTransaction();
    if (signedProposal === undefined) {
        throw statusError({ code: status.INVALID_ARGUMENT, message: 'a signed proposal is required' });
    }
    const details: gateway.ErrorDetail[] = [];
    for (const candidate of candidatesFor(context, request, signedProposal)) {
        const attempted = await attempt(context, candidate, signedProposal);
        if ('response' in attempted) return answerOf(attempted.response);
        details.push(errorDetail(candidate, attempted.message));
        if (!attempted.retry) {
            const message = `evaluate call to endorser returned error: ${attempted.message}`;
            throw statusError({ code: attempted.code, message, details });
        }
    }
    const message = 'failed to evaluate transaction, see attached details for more info';
    throw statusError({ code: status.ABORTED, message, details });
}

/** The gateway's own peer first, then those that have most of the ledger. */
function candidatesFor(
    context: GatewayContext,
    request: gateway.EvaluateRequest,
    signedProposal: peer.SignedProposal,
): readonly Peer[] {
    const { chaincodeName, hasTransient } = routeOf(signedProposal);
    const named = request.getTargetOrganizationsList();
    // Private input goes to no other organisation unless the client names it.
    const targets = named.length === 0 && hasTransient ? [context.peer.mspId] : named;
    const candidates = context.peers
        .filter((peer) => peer.isRunning && peer.runs(chaincodeName))
        .filter(({ mspId }) => targets.length === 0 || targets.includes(mspId))
        .sort((a, b) => Number(b === context.peer) - Number(a === context.peer) || b.height - a.height);
    if (candidates.length === 0) {
        const message = `no peers available to evaluate chaincode ${chaincodeName} in channel ${context.channelId}`;
        throw statusError({ code: status.UNAVAILABLE, message });
    }
    return candidates;
}

function answerOf(proposalResponse: peer.ProposalResponse): gateway.EvaluateResponse {
    const answer = new gateway.EvaluateResponse();
    answer.setResult(proposalResponse.getResponse());
    return answer;
}
