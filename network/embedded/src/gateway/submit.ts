import { status } from '@grpc/grpc-js';
import { gateway } from '@hyperledger/fabric-protos';

import { OrdererRefusal } from '../orderer.js';
import { statusError } from '../wire/status.js';
import { type GatewayContext, noConfigurationOf } from './context.js';

/** Hands a signed transaction to the orderer; success says that it will be in a block, not that it will be valid. */
export function submit({ channelId, orderer }: GatewayContext, request: gateway.SubmitRequest): gateway.SubmitResponse {
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
        orderer.broadcast(envelope.serializeBinary());
    } catch (cause) {
        if (!(cause instanceof OrdererRefusal)) throw cause;
        const message = `received unsuccessful response from orderer: status=${cause.status}, info=${cause.message}`;
        throw statusError({ code: status.ABORTED, message });
    }
    return new gateway.SubmitResponse();
}
