import { status } from '@grpc/grpc-js';
import { gateway, peer } from '@hyperledger/fabric-protos';

import type { Peer } from '../peer.js';
import { statusError } from '../wire/status.js';
import { attempt, errorDetail } from './attempt.js';
import { type GatewayContext, noConfigurationOf, routeOf } from './context.js';
import { peersRunning } from './groups.js';

/** Runs a transaction at one peer and returns its result without recording it. */
export async function evaluate(
    context: GatewayContext,
    request: gateway.EvaluateRequest,
): Promise<gateway.EvaluateResponse> {
    const signedProposal = request.getProposedTransaction();
    if (signedProposal === undefined) {
        throw statusError({ code: status.INVALID_ARGUMENT, message: 'a signed proposal is required' });
    }
    const candidates = candidatesFor(context, request, signedProposal);
    return evaluateAtOneOf(context, candidates, signedProposal);
}

/** The first answer counts, be it a refusal of the chaincode; the next peer is asked only where the peer failed. */
async function evaluateAtOneOf(
    context: GatewayContext,
    candidates: readonly Peer[],
    signedProposal: peer.SignedProposal,
): Promise<gateway.EvaluateResponse> {
    const details: gateway.ErrorDetail[] = [];
    let code = status.UNAVAILABLE;
    for (const candidate of candidates) {
        const attempted = await attempt(context, { peer: candidate, signedProposal, wanted: 'evaluation' });
        if ('response' in attempted) return answerOf(attempted.response);
        code = attempted.code;
        details.push(errorDetail(candidate, attempted.message));
        if (!attempted.retry) {
            const message = `evaluate call to endorser returned error: ${attempted.message}`;
            throw statusError({ code, message, details });
        }
    }
    const message = 'failed to evaluate transaction, see attached details for more info';
    throw statusError({ code, message, details });
}

/** The gateway's own organisation first, then those that have most of the ledger. */
function candidatesFor(
    context: GatewayContext,
    request: gateway.EvaluateRequest,
    signedProposal: peer.SignedProposal,
): readonly Peer[] {
    const { channelId, chaincodeName, hasTransient } = routeOf(signedProposal);
    if (channelId !== context.channelId) {
        throw statusError({ code: status.UNAVAILABLE, message: noConfigurationOf(channelId) });
    }
    const named = request.getTargetOrganizationsList();
    // Private input goes to no other organisation unless the client names it.
    const targets = named.length === 0 && hasTransient ? [context.peer.mspId] : named;
    const isOwn = ({ mspId }: Peer): boolean => mspId === context.peer.mspId;
    const candidates = peersRunning(context, chaincodeName)
        .filter(({ mspId }) => targets.length === 0 || targets.includes(mspId))
        .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
    if (candidates.length === 0) {
        const message = `no peers available to evaluate chaincode ${chaincodeName} in channel ${context.channelId}`;
        throw statusError({ code: status.FAILED_PRECONDITION, message });
    }
    return candidates;
}

function answerOf(proposalResponse: peer.ProposalResponse): gateway.EvaluateResponse {
    const answer = new gateway.EvaluateResponse();
    answer.setResult(proposalResponse.getResponse());
    return answer;
}
