import { randomBytes } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';

/** How long the secret before goes on signing, so that a receiver may change over without losing anything. */
export const oldSecretHours = 24;

/** A new secret, as Standard Webhooks writes it. */
export function newSecret(): string {
    return `whsec_${randomBytes(32).toString('base64')}`;
}

export interface Signed {
    /** The same for the same event, however often it is sent. */
    readonly id: string;
    readonly at: Date;
    readonly body: string;
}

/** The headers of Standard Webhooks, with one signature for each secret that is good now. */
export function signatureHeaders({ id, at, body }: Signed, secrets: readonly string[]): Record<string, string> {
    return {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' '),
    };
}
