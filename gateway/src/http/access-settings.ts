import { createSecureContext } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { isKeySet } from './token-keys.js';
import type { TlsSettings } from './web-server.js';

const pathSchema = z.string().min(1);

/** Whose tokens are good here, and where the issuer's public keys are: in a file, or where it publishes them. */
export const tokensSchema = z
    .strictObject({
        issuer: z.string().min(1),
        audience: z.string().min(1),
        jwksFile: pathSchema.optional(),
        jwksUrl: z.url().refine(isSafeToAsk, 'must be https, or http on this machine').optional(),
    })
    .refine(
        ({ jwksFile, jwksUrl }) => (jwksFile === undefined) !== (jwksUrl === undefined),
        'must have a jwksFile or a jwksUrl, and not both',
    );

/** Over a network that others can reach it must be certain who answers. What is no address is found out elsewhere. */
export function isSafeToAsk(url: string): boolean {
    if (!URL.canParse(url)) {
        return true;
    }
    const { protocol, hostname } = new URL(url);

    return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}

/**
 * With it the gateway serves HTTPS itself. With `clientCaFile` it demands of each client a certificate of that
 * authority, and of each token that it is bound to the client's.
 */
export const tlsSchema = z.strictObject({
    certificateFile: pathSchema,
    keyFile: pathSchema,
    clientCaFile: pathSchema.optional(),
});

export interface TokenSettings {
    readonly issuer: string;
    readonly audience: string;
    /** Where the public keys are: `file:`, or where they are fetched. */
    readonly keySet: URL;
}

/** The files beside a configuration, and what is found wrong with them. */
export interface ConfigFiles {
    /** Empty when it cannot be read, which is noted among the faults. */
    readonly read: (name: string) => Promise<string>;
    readonly located: (name: string) => string;
    readonly faults: string[];
}

/** A file of keys is looked into at once, so that a wrong one is told at the start. */
export async function tokenSettings(
    { issuer, audience, jwksFile, jwksUrl }: z.output<typeof tokensSchema>,
    { read, located, faults }: ConfigFiles,
): Promise<TokenSettings> {
    if (jwksFile === undefined) {
        return { issuer, audience, keySet: new URL(jwksUrl ?? '') };
    }
    if (!isKeySet(await read(jwksFile))) {
        faults.push('the JWKS must be a key set with at least one key');
    }

    return { issuer, audience, keySet: pathToFileURL(located(jwksFile)) };
}

export async function tlsSettings(
    { certificateFile, keyFile, clientCaFile }: z.output<typeof tlsSchema>,
    { read, faults }: ConfigFiles,
): Promise<TlsSettings> {
    const [certificatePem = '', privateKeyPem = ''] = await Promise.all([certificateFile, keyFile].map(read));
    const clientCaPem = clientCaFile === undefined ? undefined : await read(clientCaFile);
    try {
        createSecureContext({ cert: certificatePem, key: privateKeyPem });
    } catch {
        faults.push('the certificate and key of tls must be PEM, and fit each other');
    }

    return { certificatePem, privateKeyPem, ...(clientCaPem !== undefined && { clientCaPem }) };
}
