import { z } from 'zod';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { canonicalJson } from '../kernel/json.js';
import { publicKeySchema, signatureSchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

/** What may be told of an enterprise: sums and a class, never a row. */
export const creditFactSchema = z.enum(['EXPORTS', 'RECEIPT_RATE', 'CANCELLATIONS', 'CLASS']);
export type CreditFact = z.output<typeof creditFactSchema>;

/**
 * Why a bank looks: before it lends, or as long as it has lent (the reasons that credit registers know); or to have a
 * passport made that the enterprise carries elsewhere.
 */
export const creditReasonSchema = z.enum(['CREDIT_APPROVAL', 'LOAN_REVIEW', 'PASSPORT']);
export type CreditReason = z.output<typeof creditReasonSchema>;

export const creditFactsSchema = z
    .array(creditFactSchema)
    .min(1)
    .refine((facts) => new Set(facts).size === facts.length, { message: 'must not repeat a fact' });

export const consentSchema = z.strictObject({
    /** Made by the enterprise. */
    consentId: randomIdSchema,
    uscc: usccSchema,
    /** With which the consent is signed. */
    publicKey: publicKeySchema,
    /** Who may ask. */
    bank: mspIdSchema,
    facts: creditFactsSchema,
    reason: creditReasonSchema,
    /** The first day in China, and the last. */
    from: dateSchema,
    until: dateSchema,
    /** How often the bank may be answered. */
    uses: z.int().min(1).max(366),
});
/** What an enterprise allows one bank to be told of it, why, from when to when, and how often. */
export type Consent = z.output<typeof consentSchema>;

export const signedConsentSchema = consentSchema.extend({ signature: signatureSchema });

/** What the enterprise signs: all of the consent, for this channel. Its purpose is its own, so that it serves for nothing else. */
export function consentText(consent: Consent, channel: string): string {
    return canonicalJson({ purpose: 'cohong consent', channel, ...consent });
}

export const consentUseSchema = z.strictObject({
    uscc: usccSchema,
    consentId: randomIdSchema,
    used: z.int().nonnegative(),
    revokedAt: instantSchema.exactOptional(),
});
/** How often a consent was used, and whether it is revoked. It may be revoked before anybody has used it. */
export type ConsentUse = z.output<typeof consentUseSchema>;

export const consentReceiptSchema = z.strictObject({
    uscc: usccSchema,
    /** Counts the receipts of the enterprise from one, without a gap: one that is withheld is missed. */
    number: z.int().positive(),
    consentId: randomIdSchema,
    bank: mspIdSchema,
    reason: creditReasonSchema,
    facts: creditFactsSchema,
    lookedAt: instantSchema,
});
/** That a bank was told something of an enterprise by its consent. */
export type ConsentReceipt = z.output<typeof consentReceiptSchema>;
