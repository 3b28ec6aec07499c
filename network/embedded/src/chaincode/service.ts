import { type ChannelCredentials, credentials } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';

import type { OpenConversation } from './conversation.js';

/** Where a chaincode that runs as a service listens, and how the peer proves itself to it. */
export interface ServiceAddress {
    /** `host:port` */
    readonly address: string;
    /** Absent: the connection is in clear, which is for a loopback address only. */
    readonly tls?: {
        readonly rootCertificatePem: string;
        /** The peer's own certificate, where the service demands one. */
        readonly client?: { readonly certificatePem: string; readonly privateKeyPem: string };
    };
}

/** How long a service may take to accept the connection; it is asked again until then, since it may still be starting. */
const dialTimeoutMs = 10_000;

/** Reaches a chaincode that runs as a service: here the peer is the client. */
export function openService(service: ServiceAddress): OpenConversation {
    return async (listener) => {
        const client = new peer.ChaincodeClient(service.address, credentialsOf(service));
        try {
            await new Promise<void>((resolve, reject) => {
                client.waitForReady(Date.now() + dialTimeoutMs, (cause) =>
                    cause === undefined ? resolve() : reject(cause),
                );
            });
        } catch (cause) {
            client.close();
            throw new Error(`connection to ${service.address} failed`, { cause });
        }
        const stream = client.connect();
        const closed = (reason: string): void => {
            client.close();
            listener.closed(reason);
        };
        stream.on('data', (message: peer.ChaincodeMessage) => listener.received(message));
        stream.on('error', (cause) => closed(`connection to ${service.address} failed: ${cause.message}`));
        stream.on('end', () => closed(`${service.address} ended the connection`));
        return { send: (message) => stream.write(message), close: () => stream.cancel() };
    };
}

function credentialsOf({ tls }: ServiceAddress): ChannelCredentials {
    if (tls === undefined) return credentials.createInsecure();
    return credentials.createSsl(
        Buffer.from(tls.rootCertificatePem),
        tls.client === undefined ? null : Buffer.from(tls.client.privateKeyPem),
        tls.client === undefined ? null : Buffer.from(tls.client.certificatePem),
    );
}
