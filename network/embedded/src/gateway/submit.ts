import { status } from '@grpc/grpc-js';
import { gateway } from '@hyperledger/fabric-protos';

import { OrdererRefusal } from '../orderer.js';
import { statusError } from '../wire/status.js';
import { type GatewayContext, noConfigurationOf } from './context.js';

/** Hands a signed transaction to the orderer; success says that it will be in a block, not that it will be valid. */
export function submit(
    { channelId, orderer, peer, conditions }: GatewayContext,
    request: gateway.SubmitRequest,
): gateway.SubmitResponse {
    const envelope = request.getPreparedTransaction();
    if (envelope === undefined) {
        throw statusError({ code: status.INVALID_ARGUMENT, message: 'a prepared transaction is required' });
    }
    if (envelope.getSignature_asU8().length === 0) {
        throw statusError({ code: status.INVALID_ARGUMENT, message: 'prepared transaction must be signed' });
    }
    if (request.getChannelId() !== channelId) {
        throw statusError({ code: status.FAILED_PRECONDITION, message: noConfigurationOf(request.getChannelId()) });
    }
    try {
        if (conditions.isCutOff(peer)) throw new OrdererRefusal('SERVICE_UNAVAILABLE', 'the orderer cannot be reached');
        orderer.broadcast(envelope.serializeBinary());
    } catch (cause) {
        throw cause instanceof OrdererRefusal ? refusedWith(cause) : cause;
    }
    return new gateway.SubmitResponse();
}

/** Where an orderer is at fault a gateway asks the next, and this network has one; anything else is the client's fault. */
function refusedWith({ status: said, message: info }: OrdererRefusal): Error {
    if (said === 'SERVICE_UNAVAILABLE') {
        const message = 'no orderers could successfully process transaction';
        return statusError({ code: status.UNAVAILABLE, message });
    }
    const message = `received unsuccessful response from orderer: status=${said}, info=${info}`;
    return statusError({ code: status.ABORTED, message });
}
