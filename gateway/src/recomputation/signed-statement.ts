import { canonicalJson } from '@cohong/domain/kernel/json';
import { CompactSign } from 'jose';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { GatewayConfig } from '../config.js';

/** Signs what the gateway says for its organisation, as a JWS that carries the certificate by which it is verified. */
export type SignStatement = (statement: object) => Promise<string>;

/**
 * Signs with the identity of the gateway itself, whose certificate the organisation's root has issued. What is signed for
 * Fabric begins otherwise than a JWS does: a signature of the one is none of the other.
 */
export function statementSigner({ users, eventUser }: Pick<GatewayConfig, 'users' | 'eventUser'>): SignStatement {
    const { certificatePem, privateKeyPem } = users.get(eventUser) ?? {};
    if (certificatePem === undefined || privateKeyPem === undefined) {
        throw new Error('the gateway signs by itself');
    }
    const key = createPrivateKey(privateKeyPem);
    const x5c = [new X509Certificate(certificatePem).raw.toString('base64')];

    return async (statement) =>
        await new CompactSign(Buffer.from(canonicalJson(statement)))
            .setProtectedHeader({ alg: 'ES256', x5c })
            .sign(key);
}
