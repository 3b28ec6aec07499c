import {
    type handleBidiStreamingCall,
    type handleServerStreamingCall,
    type handleUnaryCall,
    Server,
    ServerCredentials,
    type ServerDuplexStream,
    type ServerWritableStream,
    type ServiceError,
    status,
    type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { common, gateway, peer } from '@hyperledger/fabric-protos';
import { once } from 'node:events';

import type { IssuedIdentity } from '../crypto/issue.js';
import { ConnectionFailed } from '../faults/conditions.js';
import { textOf } from '../text-of.js';
import { statusError } from '../wire/status.js';
import { chaincodeEvents } from './chaincode-events.js';
import { commitStatus } from './commit-status.js';
import { concurrencyLimits } from './concurrency-limits.js';
import type { GatewayContext } from './context.js';
import { deliver, type DeliverService, deliverServices } from './deliver.js';
import { endorse } from './endorse.js';
import { evaluate } from './evaluate.js';
import { submit } from './submit.js';

/** As a peer's own limit: blocks with documents are larger than gRPC's usual four megabytes. */
const largestMessageBytes = 100 * 1024 * 1024;

interface ServiceOptions {
    readonly context: GatewayContext;
    readonly tls: IssuedIdentity;
    /** 0 for any free one. */
    readonly port: number;
}

/** A peer's gRPC server while it runs. */
export interface RunningService {
    readonly port: number;
    /** Ends every call at once, as when a peer dies. */
    stop(): void;
}

/** Serves the gateway and deliver services of one peer over TLS on the loopback address. */
export async function serveGateway({ context, tls, port }: ServiceOptions): Promise<RunningService> {
    const server = new Server({
        'grpc.max_receive_message_length': largestMessageBytes,
        interceptors: [concurrencyLimits()],
    });
    server.addService(gateway.GatewayService, gatewayService(context));
    server.addService(peer.DeliverService, deliverService(context));
    // No client shows a certificate: without a root here, all those that the machine trusts would be read, for each peer.
    const credentials = ServerCredentials.createSsl(Buffer.from(tls.certificatePem), [
        { cert_chain: Buffer.from(tls.certificatePem), private_key: Buffer.from(tls.privateKeyPem) },
    ]);
    const bound = await new Promise<number>((resolve, reject) => {
        server.bindAsync(`127.0.0.1:${port}`, credentials, (cause, boundPort) =>
            cause === null ? resolve(boundPort) : reject(cause),
        );
    });
    return { port: bound, stop: () => server.forceShutdown() };
}

function gatewayService(context: GatewayContext): UntypedServiceImplementation {
    const { conditions, peer: own } = context;
    return {
        evaluate: unary(context, (request: gateway.EvaluateRequest) => evaluate(context, request)),
        endorse: unary(context, (request: gateway.EndorseRequest) => endorse(context, request)),
        submit: unary(context, (request: gateway.SubmitRequest) =>
            conditions.carry('submission', own, () => Promise.resolve(submit(context, request))),
        ),
        commitStatus: unary(context, (request: gateway.SignedCommitStatusRequest, signal) =>
            conditions.carry('commit-status', own, () => commitStatus(context, request, signal)),
        ),
        chaincodeEvents: streaming(context, (request: gateway.SignedChaincodeEventsRequest, signal) =>
            chaincodeEvents(context, request, signal),
        ),
    };
}

function deliverService(context: GatewayContext): UntypedServiceImplementation {
    const seekingFrom = (service: DeliverService): handleBidiStreamingCall<common.Envelope, peer.DeliverResponse> =>
        seeking(context, (envelope, signal) => deliver(context, { envelope, service }, signal));
    return {
        deliver: seekingFrom(deliverServices.deliver),
        deliverFiltered: seekingFrom(deliverServices.deliverFiltered),
        deliverWithPrivateData: seekingFrom(deliverServices.deliverWithPrivateData),
    };
}

function unary<Request, Response>(
    { conditions, peer: own }: GatewayContext,
    answer: (request: Request, signal: AbortSignal) => Promise<Response>,
): handleUnaryCall<Request, Response> {
    return (call, callback) => {
        const cancellation = new AbortController();
        call.on('cancelled', () => cancellation.abort());
        conditions
            .run(own, () => answer(call.request, cancellation.signal))
            .then(
                (response) => callback(null, response),
                (cause: unknown) => callback(serviceError(cause)),
            );
    };
}

function streaming<Request, Response>(
    { conditions, peer: own }: GatewayContext,
    answer: (request: Request, signal: AbortSignal) => AsyncIterable<Response>,
): handleServerStreamingCall<Request, Response> {
    return (call) => {
        const cancellation = cancelledWith(call);
        const responses = conditions.carryEach(own, answer(call.request, cancellation));
        void pump(call, responses, cancellation).then(() => call.end());
    };
}

/** A deliver stream answers one seek after the other, until it refuses one. */
function seeking(
    { conditions, peer: own }: GatewayContext,
    answer: (envelope: common.Envelope, signal: AbortSignal) => AsyncIterable<peer.DeliverResponse>,
): handleBidiStreamingCall<common.Envelope, peer.DeliverResponse> {
    return (call) => {
        const cancellation = cancelledWith(call);
        let answered = Promise.resolve();
        call.on('data', (envelope: common.Envelope) => {
            answered = answered.then(async () => {
                if (call.writableEnded) return;
                const responses = conditions.carryEach(own, answer(envelope, cancellation));
                const last = await pump(call, responses, cancellation);
                if (last?.getStatus() !== common.Status.SUCCESS) call.end();
            });
        });
        call.on('end', () => void answered.then(() => call.end()));
    };
}

type ResponseStream<Response> = ServerWritableStream<unknown, Response> | ServerDuplexStream<unknown, Response>;

/** Writes responses no faster than the client reads them, or a slow reader would fill the memory. Resolves to the last. */
async function pump<Response>(
    call: ResponseStream<Response>,
    responses: AsyncIterable<Response>,
    signal: AbortSignal,
): Promise<Response | undefined> {
    let last: Response | undefined;
    try {
        for await (const response of responses) {
            last = response;
            if (!call.write(response)) await once(call, 'drain', { signal });
        }
    } catch (cause) {
        // Not `destroy`: that would end the stream without telling the client why.
        if (!signal.aborted) call.emit('error', serviceError(cause));
    }
    return last;
}

function cancelledWith(call: ResponseStream<never>): AbortSignal {
    const cancellation = new AbortController();
    call.on('cancelled', () => cancellation.abort());
    return cancellation.signal;
}

/** Anything but a refusal in the gateway's words is a defect here, and says so. */
function serviceError(cause: unknown): ServiceError {
    if (isServiceError(cause)) return cause;
    if (cause instanceof ConnectionFailed) {
        return statusError({ code: status.UNAVAILABLE, message: 'Connection dropped' });
    }
    return statusError({ code: status.INTERNAL, message: textOf(cause) });
}

function isServiceError(cause: unknown): cause is ServiceError {
    return cause instanceof Error && 'code' in cause && 'metadata' in cause;
}
