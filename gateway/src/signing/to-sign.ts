import { z } from 'zod';

/** What a user whose key is elsewhere has to sign next. */
export const toSignSchema = z
    .object({
        step: z.enum(['proposal', 'transaction']).meta({
            description: 'The proposal, which is shown to the endorsers; then the transaction that they have endorsed',
        }),
        attempt: z.int().meta({
            description:
                'The how manieth proposal of this request it belongs to: a second one is needed when another transaction ' +
                'came first, when a gateway was started again, or when the first was not signed in time',
        }),
        transactionId: z.string(),
        algorithm: z.literal('ECDSA-P256-SHA256'),
        digest: z.base64().meta({ description: 'The SHA-256 of the message, which is what the key signs' }),
        message: z
            .base64()
            .meta({ description: 'What the digest is of, as Fabric writes it: for whoever looks first' }),
        expiresAt: z.iso.datetime(),
    })
    .meta({ id: 'ToSign', description: 'What is to be signed next, with the key of the user’s certificate' });
export type ToSign = z.output<typeof toSignSchema>;

/** A signature that was made elsewhere. */
export const signatureSchema = z.strictObject({
    digest: z
        .string()
        .regex(/^[A-Za-z0-9+/]{43}=$/)
        .meta({ description: 'The digest that was signed, as `toSign` has it' }),
    signature: z
        .string()
        .regex(/^(?:[A-Za-z0-9+/]{4}){2,23}(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/)
        .meta({ description: 'ECDSA in DER as OpenSSL writes it, in base64; s may be in either half of the order' }),
});
export type GivenSignature = z.output<typeof signatureSchema>;
