import { z } from 'zod';
import { releaseCodeSchema } from '../declaration/declaration.js';
import { mspIdSchema } from '../party/member.js';
import { batchOf } from '../receivable/api.js';
import { declarationSourceSchema } from './declaration-source.js';
import { verificationSchema } from './verification.js';

const byId = verificationSchema.pick({ verificationId: true });

export const verifyDeclarationSchema = verificationSchema
    .pick({ verificationId: true, declarationNumber: true, shown: true })
    .extend({ releaseCode: releaseCodeSchema });
export type VerifyDeclaration = z.output<typeof verifyDeclarationSchema>;

export const answerVerificationsSchema = batchOf(verificationSchema.pick({ bank: true, verificationId: true }));

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readVerificationSchema = byId.extend({ bank: mspIdSchema.exactOptional() });
export const readProofSchema = byId;

export const reportSourceSchema = z.discriminatedUnion('status', [
    declarationSourceSchema
        .pick({ completeUntil: true })
        .required()
        .extend({ status: z.literal('CURRENT') }),
    z.strictObject({ status: z.literal('SUSPENDED') }),
]);
/** Customs says up to when its declarations are all here, or that it sends none for a while. */
export type ReportSource = z.output<typeof reportSourceSchema>;

export const readSourceSchema = z.strictObject({});
