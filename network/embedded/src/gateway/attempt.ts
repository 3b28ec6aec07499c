import { status } from '@grpc/grpc-js';
import { gateway, type peer } from '@hyperledger/fabric-protos';

import { type Peer, ProposalRefused } from '../peer.js';
import type { GatewayContext } from './context.js';

/** A peer endorsed, or answered a query. */
interface Success {
    readonly peer: Peer;
    readonly response: peer.ProposalResponse;
}

/** A peer did not; whether to ask another depends on whether it was the peer's fault. */
interface Failure {
    readonly peer: Peer;
    readonly code: status;
    readonly message: string;
    readonly retry: boolean;
}

export type Attempt = Success | Failure;

/** Sends a proposal to one peer and judges its answer as Fabric's gateway does. */
export async function attempt(
    context: GatewayContext,
    peer: Peer,
    signedProposal: peer.SignedProposal,
): Promise<Attempt> {
    try {
        return judge(peer, await peer.processProposal(signedProposal));
    } catch (cause) {
        if (!(cause instanceof ProposalRefused)) throw cause;
        // A remote peer's refusal arrives without an answer, which the gateway takes for a failing connection.
        return peer === context.peer
            ? { peer, code: status.FAILED_PRECONDITION, message: cause.message, retry: false }
            : {
                  peer,
                  code: status.UNAVAILABLE,
                  message: `rpc error: code = Unknown desc = ${cause.message}`,
                  retry: true,
              };
    }
}

function judge(peer: Peer, response: peer.ProposalResponse): Attempt {
    const { status: code = 0, message = '' } = response.getResponse()?.toObject() ?? {};
    if (code >= 200 && code < 400) return { peer, response };
    // A 500 without payload is made by the peer, not by the chaincode: another peer may do better.
    if (code === 500 && response.getPayload_asU8().length === 0) {
        return { peer, code: status.ABORTED, message, retry: true };
    }
    return { peer, code: status.UNKNOWN, message: `chaincode response ${code}, ${message}`, retry: false };
}

/** What the client is told of one peer's failure. */
export function errorDetail(peer: Peer, message: string): gateway.ErrorDetail {
    const detail = new gateway.ErrorDetail();
    detail.setAddress(peer.address);
    detail.setMspId(peer.mspId);
    detail.setMessage(message);
    return detail;
}
