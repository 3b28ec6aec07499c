import { z } from 'zod';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { publicKeySchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { batchOf } from '../receivable/api.js';
import { consentUseSchema } from './consent.js';
import { enterpriseClassSchema } from './enterprise.js';
import { signedEnterpriseInstructionSchema } from './enterprise-instruction.js';

export const enterpriseAddressSchema = z.strictObject({ uscc: usccSchema });

export const proposeEntrySchema = enterpriseAddressSchema.extend({
    /** None of an enterprise that is not in the directory: 0. */
    expectedVersion: z.int().nonnegative(),
    classCode: enterpriseClassSchema,
    /** Left out, it is to have none. */
    publicKey: publicKeySchema.exactOptional(),
});
export type ProposeEntry = z.output<typeof proposeEntrySchema>;

/** Confirms what stands proposed in the version that was read, and nothing that was proposed since. */
export const confirmEntrySchema = enterpriseAddressSchema.extend({ expectedVersion: z.int().positive() });
export type ConfirmEntry = z.output<typeof confirmEntrySchema>;

export const revokeKeySchema = enterpriseAddressSchema.extend({ expectedVersion: z.int().positive() });
export type RevokeKey = z.output<typeof revokeKeySchema>;

export const consentAddressSchema = consentUseSchema.pick({ uscc: true, consentId: true });
export type ConsentAddress = z.output<typeof consentAddressSchema>;

export const handInInstructionSchema = signedEnterpriseInstructionSchema;
export const carryOutInstructionsSchema = batchOf(z.strictObject({ bank: mspIdSchema, instructionId: randomIdSchema }));

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readInstructionSchema = z.strictObject({
    bank: mspIdSchema.exactOptional(),
    instructionId: randomIdSchema,
});
