import { z } from 'zod';
import { residentIdentitySchema } from '../kernel/identifiers/resident-identity.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';

const holderNameSchema = z.string().trim().min(1).max(200);

export const identityDocumentSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('RESIDENT_IDENTITY_CARD'), number: residentIdentitySchema }),
    z.strictObject({ kind: z.literal('PASSPORT'), number: z.string().regex(/^[A-Z0-9]{5,20}$/) }),
]);

export const enterpriseSchema = z.strictObject({
    kind: z.literal('ENTERPRISE'),
    holderUscc: usccSchema,
    holderName: holderNameSchema,
});

/** A person whose document the bank has seen, itself or from afar. */
export const verifiedPersonSchema = z.strictObject({
    kind: z.literal('PERSON'),
    tier: z.enum(['I', 'II', 'III']),
    holderName: holderNameSchema,
    document: identityDocumentSchema,
});

/** A person who is known by a telephone only, and named nowhere. */
export const anonymousPersonSchema = z.strictObject({
    kind: z.literal('PERSON'),
    tier: z.literal('IV'),
    phone: z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number in the form of E.164'),
});

const held = { walletId: randomIdSchema, bank: mspIdSchema };

export const walletIdentitySchema = z.discriminatedUnion('kind', [
    enterpriseSchema.extend(held),
    z.discriminatedUnion('tier', [verifiedPersonSchema.extend(held), anonymousPersonSchema.extend(held)]),
]);
/** Who stands behind a wallet, for the central bank alone (controlled anonymity). */
export type WalletIdentity = z.output<typeof walletIdentitySchema>;

/** What is known of a wallet's holder, the best first: who has given a name was perhaps known by a telephone before. */
export const knownIdentitiesSchema = z.strictObject({ identities: z.array(walletIdentitySchema) });
export type KnownIdentities = z.output<typeof knownIdentitiesSchema>;
