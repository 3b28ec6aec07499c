import { Metadata } from '@grpc/grpc-js';
import type { ServiceError, status } from '@grpc/grpc-js';
import { google } from '@hyperledger/fabric-protos';
import type { gateway } from '@hyperledger/fabric-protos';
import { Any } from 'google-protobuf/google/protobuf/any_pb.js';

/** A failed call, as Fabric's gateway reports it. */
export interface FailedCall {
    readonly code: status;
    readonly message: string;
    /** What each peer said, for the client to look into. */
    readonly details?: readonly gateway.ErrorDetail[];
}

/**
 * The error that ends a gRPC call so that Fabric's clients can read all of it.
 * Peers' words travel in the trailing metadata; gRPC itself carries only a code and one line.
 */
export function statusError({ code, message, details = [] }: FailedCall): ServiceError {
    const rpcStatus = new google.rpc.Status();
    rpcStatus.setCode(code);
    rpcStatus.setMessage(message);
    rpcStatus.setDetailsList(details.map(packDetail));
    const metadata = new Metadata();
    metadata.set('grpc-status-details-bin', Buffer.from(rpcStatus.serializeBinary()));
    return Object.assign(new Error(message), { code, details: message, metadata });
}

function packDetail(detail: gateway.ErrorDetail): Any {
    const packed = new Any();
    packed.pack(detail.serializeBinary(), 'gateway.ErrorDetail');
    return packed;
}
