import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { batchOf } from '../receivable/api.js';
import { documentCheckSchema } from './document-check.js';
import { epochCountSchema } from './fingerprint-keys.js';
import { similarityCaseSchema, verdictSchema } from './similarity-case.js';

export const checkDocumentsSchema = documentCheckSchema.pick({ checkId: true, documents: true });
export type CheckDocuments = z.output<typeof checkDocumentsSchema>;

export const answerDocumentChecksSchema = batchOf(z.strictObject({ bank: mspIdSchema, checkId: randomIdSchema }));

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readDocumentCheckSchema = z.strictObject({
    bank: mspIdSchema.exactOptional(),
    checkId: randomIdSchema,
});

export const caseAddressSchema = similarityCaseSchema.pick({ caseId: true });
export const judgeCaseSchema = caseAddressSchema.extend(verdictSchema.shape);
export type JudgeCase = z.output<typeof judgeCaseSchema>;
/** Confirms the verdict that stands in the version that was read, and none that was given since. */
export const confirmVerdictSchema = caseAddressSchema.extend({ expectedVersion: z.int().positive() });
export type ConfirmVerdict = z.output<typeof confirmVerdictSchema>;

export const rotateKeysSchema = z.strictObject({});
export const retireEpochSchema = epochCountSchema.pick({ epoch: true });
/** Where a text is filed under an old key: the key of its record. */
export const filedAtSchema = z.strictObject({
    epoch: z.int().positive(),
    key: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits'),
});
export type FiledAt = z.output<typeof filedAtSchema>;
export const refileFingerprintsSchema = batchOf(filedAtSchema);
export const listToRefileSchema = z.strictObject({});
export const readEpochsSchema = z.strictObject({});
/** The epochs without their secrets. */
export const epochsSchema = z.strictObject({
    epochs: z.array(epochCountSchema.extend({ since: z.string().exactOptional() })),
});
export type Epochs = z.output<typeof epochsSchema>;
