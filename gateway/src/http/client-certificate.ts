import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { z } from 'zod';

/** The claim `cnf` of a token that is bound to a client certificate (RFC 8705); one bound to anything else is not understood. */
const bindingSchema = z.strictObject({ 'x5t#S256': z.string() });

/** Whether a token's binding is to the certificate that the client has shown on this connection, and proved to be its own. */
export function isBoundTo(binding: unknown, socket: Socket): boolean {
    const { data } = bindingSchema.safeParse(binding);

    return data !== undefined && data['x5t#S256'] === thumbprintOf(socket);
}

/** SHA-256 of the client's certificate, if one of the gateway's client authority has been shown. */
function thumbprintOf(socket: Socket): string | undefined {
    const certificate = socket instanceof TLSSocket && socket.authorized ? socket.getPeerX509Certificate() : undefined;

    return certificate && createHash('sha256').update(certificate.raw).digest('base64url');
}
