import { z } from 'zod';
import type { Whereabouts } from '../dcep/holder-order.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { canonicalJson } from '../kernel/json.js';
import { publicKeySchema, signatureSchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { consentReceiptSchema } from './consent.js';

const own = { uscc: usccSchema, publicKey: publicKeySchema };
const common = {
    ...own,
    /** The ledger takes it once at a bank, so that no signature serves twice. */
    instructionId: randomIdSchema,
    validUntil: instantSchema,
};
const signed = { ...common, signature: signatureSchema };
const revocation = { kind: z.literal('REVOKE_CONSENT'), consentId: randomIdSchema };
const listing = {
    kind: z.literal('LIST_RECEIPTS'),
    /** Those below this number; the newest, where it is left out. */
    before: z.int().positive().exactOptional(),
};

/** What a bank drafts an instruction of. */
export const instructionWishSchema = z.discriminatedUnion('kind', [
    z.strictObject({ ...own, ...revocation }),
    z.strictObject({ ...own, ...listing }),
]);

export const enterpriseInstructionSchema = z.discriminatedUnion('kind', [
    z.strictObject({ ...common, ...revocation }),
    z.strictObject({ ...common, ...listing }),
]);
/** What an enterprise wants done with its consents. It has no gateway: it signs, and any bank hands it in. */
export type EnterpriseInstruction = z.output<typeof enterpriseInstructionSchema>;

export const signedEnterpriseInstructionSchema = z.discriminatedUnion('kind', [
    z.strictObject({ ...signed, ...revocation }),
    z.strictObject({ ...signed, ...listing }),
]);
export type SignedEnterpriseInstruction = z.output<typeof signedEnterpriseInstructionSchema>;

/** What it signs: with the bank in it, so that no other bank is shown the receipts. */
export function enterpriseInstructionText(instruction: EnterpriseInstruction, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong enterprise instruction', channel, bank, ...instruction });
}

/** Why a registrar does not carry an instruction out. */
export const instructionRefusalCodes = ['INSTRUCTION_MUST_BE_SIGNED_WITH_REGISTERED_KEY'] as const;

export const handedInInstructionSchema = z.strictObject({
    instructionId: randomIdSchema,
    bank: mspIdSchema,
    instruction: signedEnterpriseInstructionSchema,
    receivedAt: instantSchema,
    status: z.enum(['RECEIVED', 'DONE', 'REFUSED']),
    doneAt: instantSchema.exactOptional(),
    /** The newest first, for the enterprise to be shown. */
    receipts: z.array(consentReceiptSchema).exactOptional(),
    refusal: z.enum(instructionRefusalCodes).exactOptional(),
});
/** An instruction as it lies in the vault of the bank that handed it in, and what a registrar did. */
export type HandedInInstruction = z.output<typeof handedInInstructionSchema>;
