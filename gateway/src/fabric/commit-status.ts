import type { CallOptions } from '@grpc/grpc-js';
import type { Gateway, Status } from '@hyperledger/fabric-gateway';
import { gateway as gatewayMessages, msp } from '@hyperledger/fabric-protos';

/** What became of a transaction. */
export type TransactionStatus = Pick<Status, 'transactionId' | 'code' | 'blockNumber'>;

/** The own peer's blocks, as they are read one after the other. */
export interface OwnBlocks {
    /** What became of a transaction that was sent just now; undefined when no block tells within some seconds. */
    statusOf(transactionId: string, seconds: number): Promise<TransactionStatus | undefined>;
}

export interface CommitQuestion {
    readonly gateway: Gateway;
    readonly channel: string;
    readonly transactionId: string;
}

/**
 * Asks the own peer what became of a transaction, by its id alone: also after the connection over which it was sent is
 * gone. The peer waits for a transaction that it does not know, so the answer may be the deadline.
 */
export function commitStatus(question: CommitQuestion, options?: CallOptions): Promise<Status> {
    const { mspId, credentials } = question.gateway.getIdentity();
    const identity = new msp.SerializedIdentity();
    identity.setMspid(mspId);
    identity.setIdBytes(credentials);
    const request = new gatewayMessages.CommitStatusRequest();
    request.setTransactionId(question.transactionId);
    request.setChannelId(question.channel);
    request.setIdentity(identity.serializeBinary());
    const signedRequest = new gatewayMessages.SignedCommitStatusRequest();
    signedRequest.setRequest(request.serializeBinary());

    return question.gateway.newCommit(signedRequest.serializeBinary()).getStatus(options);
}
