import { gateway } from '@hyperledger/fabric-protos';

import { type GatewayContext, requireAccess } from './context.js';

type ValidationCode = Parameters<gateway.CommitStatusResponse['setResult']>[0];

/** Waits until the peer has the transaction in a block; for one that never comes, until the client gives up. */
export async function commitStatus(
    context: GatewayContext,
    signed: gateway.SignedCommitStatusRequest,
    signal: AbortSignal,
): Promise<gateway.CommitStatusResponse> {
    const request = gateway.CommitStatusRequest.deserializeBinary(signed.getRequest_asU8());
    requireAccess(context, 'gateway/CommitStatus', {
        channelId: request.getChannelId(),
        creator: request.getIdentity_asU8(),
        message: signed.getRequest_asU8(),
        signature: signed.getSignature_asU8(),
    });
    const { code, blockNumber } = await context.channel.whenCommitted(
        context.peer.name,
        request.getTransactionId(),
        signal,
    );
    const response = new gateway.CommitStatusResponse();
    response.setResult(code as ValidationCode);
    response.setBlockNumber(blockNumber);
    return response;
}
