import { status } from '@grpc/grpc-js';
import { gateway, type peer } from '@hyperledger/fabric-protos';

import { ConnectionFailed } from '../faults/conditions.js';
import { type Peer, ProposalFiltered, ProposalRefused } from '../peer.js';
import type { GatewayContext } from './context.js';

/** A peer endorsed, or answered a query. */
export interface Success {
    readonly peer: Peer;
    readonly response: peer.ProposalResponse;
}

/** A peer did not; whether to ask another depends on whether it was the peer's fault. */
export interface Failure {
    readonly peer: Peer;
    readonly code: status;
    readonly message: string;
    readonly retry: boolean;
}

export type Attempt = Success | Failure;

/** A proposal on its way to one peer. */
export interface Question {
    readonly peer: Peer;
    readonly signedProposal: peer.SignedProposal;
    /** What the peer's answer is to be. */
    readonly wanted: 'endorsement' | 'evaluation';
}

/** Sends a proposal to one peer and judges its answer as Fabric's gateway does. */
export async function attempt(context: GatewayContext, { peer, signedProposal, wanted }: Question): Promise<Attempt> {
    const { conditions } = context;
    const isOwn = peer === context.peer;
    const ask = (): Promise<peer.ProposalResponse> =>
        conditions.carry(wanted, peer, () => conditions.run(peer, () => peer.processProposal(signedProposal)));
    try {
        return judge(peer, await (isOwn ? ask() : withinTimeout(context, ask, callTimedOut)));
    } catch (cause) {
        const isFailure = cause instanceof ProposalRefused || (cause instanceof ConnectionFailed && !isOwn);
        if (isFailure) return failureOf(peer, cause, isOwn);
        throw cause;
    }
}

/** The peer did not answer as long as the gateway would wait. */
function callTimedOut(): Error {
    return new ConnectionFailed('DeadlineExceeded', 'context deadline exceeded');
}

/**
 * A peer that gives no answer is a failing connection to the gateway, and another may do better. Only of its own peer,
 * which it calls without a connection, does it see that the endorser refused; the filters' refusal it never tells apart.
 */
function failureOf(peer: Peer, cause: Error, isOwn: boolean): Failure {
    if (isOwn) {
        const filtered = cause instanceof ProposalFiltered;
        const code = filtered ? status.UNAVAILABLE : status.FAILED_PRECONDITION;
        return { peer, code, message: cause.message, retry: filtered };
    }
    const rpcCode = cause instanceof ConnectionFailed ? cause.rpcCode : 'Unknown';
    const message = `rpc error: code = ${rpcCode} desc = ${cause.message}`;
    return { peer, code: status.UNAVAILABLE, message, retry: true };
}

/** What is begun, or the failure if it takes longer than the gateway waits; what it begins in turn is given up later. */
export async function withinTimeout<T>(
    { endorsementTimeoutMs }: GatewayContext,
    begin: () => Promise<T>,
    late: () => Error,
): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(late()), endorsementTimeoutMs);
    });
    try {
        return await Promise.race([begin(), timeout]);
    } finally {
        clearTimeout(timer);
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
