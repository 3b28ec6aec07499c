import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { batchOf } from '../receivable/api.js';
import { creditInquirySchema } from './credit-inquiry.js';
import { exportNoteSchema } from './export-month.js';

export const askCreditInformationSchema = creditInquirySchema.pick({
    inquiryId: true,
    consent: true,
    facts: true,
    reason: true,
});
export type AskCreditInformation = z.output<typeof askCreditInformationSchema>;

export const answerCreditInquiriesSchema = batchOf(z.strictObject({ bank: mspIdSchema, inquiryId: randomIdSchema }));

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readCreditInquirySchema = z.strictObject({
    bank: mspIdSchema.exactOptional(),
    inquiryId: randomIdSchema,
});

export const countExportsSchema = batchOf(exportNoteSchema.pick({ noteId: true }));
export const listUncountedSchema = z.strictObject({});
export const uncountedSchema = z.strictObject({
    /** As much as one batch takes. */
    noteIds: z.array(exportNoteSchema.shape.noteId),
    hasMore: z.boolean(),
});
export type Uncounted = z.output<typeof uncountedSchema>;
