import { createPrivateKey, sign } from 'node:crypto';
import type { GatewayConfig } from '../config.js';

/** A signature with the certificate that verifies it. */
export interface Certified {
    readonly certificatePem: string;
    readonly signature: string;
}

/** Signs a text for the organisation, for whoever knows its root. */
export type Certify = (text: string) => Certified;

/**
 * Certifies with the identity of the gateway itself. Its texts begin as JSON does, which no message of Fabric does: a
 * signature of the one is none of the other.
 */
export function certifier({ users, eventUser }: Pick<GatewayConfig, 'users' | 'eventUser'>): Certify {
    const { certificatePem, privateKeyPem } = users.get(eventUser) ?? {};
    if (certificatePem === undefined || privateKeyPem === undefined) {
        throw new Error('the gateway signs by itself');
    }
    const key = createPrivateKey(privateKeyPem);

    return (text) => ({
        certificatePem,
        signature: sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('hex'),
    });
}
