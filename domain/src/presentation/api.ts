import { z } from 'zod';
import { sharesSchema } from '../assignment/share.js';
import { tradeDocumentSchema } from '../document/trade-document.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { meansOfPaymentSchema } from './payment.js';
import { electronicRecordSchema } from './electronic-record.js';
import { startOfUsanceSchema } from './undertaking.js';
import {
    disposalSchema,
    judgementSchema,
    presentationSchema,
    suspensionSchema,
    waiverRequestSchema,
} from './presentation.js';

export const presentationAddressSchema = presentationSchema.pick({ creditId: true, number: true });
export type PresentationAddress = z.output<typeof presentationAddressSchema>;

const { amount, records, statesExtension, systemDownOn } = presentationSchema.shape;
const documentsSchema = z
    .array(tradeDocumentSchema)
    .max(50)
    .refine((documents) => new Set(documents.map(({ documentId }) => documentId)).size === documents.length, {
        message: 'must each have an id of its own',
    });

export const lodgePresentationSchema = presentationAddressSchema.extend({
    examiningBank: mspIdSchema,
    amount,
    documents: documentsSchema.min(1),
    records,
    /** Whether records are still to come, or with some that all are there (eUCP art. e6c); on paper there is no notice. */
    isComplete: z.boolean().exactOptional(),
    statesExtension,
});
/** Documents that a bank presents, for the beneficiary or as its presenter. */
export type LodgePresentation = z.output<typeof lodgePresentationSchema>;

export const completePresentationSchema = presentationAddressSchema.extend({
    /** What comes last, with those of it that are records. */
    documents: documentsSchema,
    records: z.array(electronicRecordSchema).max(50),
});
/** The notice that all of a presentation of electronic records has come. */
export type CompletePresentation = z.output<typeof completePresentationSchema>;

export const examinePresentationSchema = presentationAddressSchema.extend({ systemDownOn });
export type ExaminePresentation = z.output<typeof examinePresentationSchema>;

export const damageNoticeSchema = presentationAddressSchema.extend({
    documentIds: suspensionSchema.shape.documentIds,
});
/** That records have come and cannot be read. */
export type DamageNotice = z.output<typeof damageNoticeSchema>;

export const replaceRecordsSchema = presentationAddressSchema.extend({
    documents: documentsSchema.min(1),
    records: z.array(electronicRecordSchema).min(1).max(50),
});
/** The damaged records, presented again under the ids that they had. */
export type ReplaceRecords = z.output<typeof replaceRecordsSchema>;

export const judgePresentationSchema = presentationAddressSchema.extend({
    dropped: judgementSchema.shape.dropped,
    added: judgementSchema.shape.added,
});
export type JudgePresentation = z.output<typeof judgePresentationSchema>;

export const seekWaiverSchema = presentationAddressSchema.extend({ seeks: z.literal('WAIVER') });
/** To approach the applicant for a waiver. */
export type SeekWaiver = z.output<typeof seekWaiverSchema>;

export const answerWaiverSchema = presentationAddressSchema.extend({
    /** What the applicant says to all that is discrepant: there is no waiver of a part. */
    answer: waiverRequestSchema.shape.answer.unwrap().shape.outcome,
});
export type AnswerWaiver = z.output<typeof answerWaiverSchema>;

/** What a bank does in its own papers: from outside one is not told from the other. */
export const workOnPapersSchema = z.union([judgePresentationSchema, seekWaiverSchema, answerWaiverSchema]);
export type WorkOnPapers = z.output<typeof workOnPapersSchema>;

export const refusePresentationSchema = presentationAddressSchema.extend({ disposal: disposalSchema });
export type RefusePresentation = z.output<typeof refusePresentationSchema>;

export const honourPresentationSchema = presentationAddressSchema.extend({
    /** Of the payment, where the credit pays at sight; with a usance there is none yet. */
    means: meansOfPaymentSchema.exactOptional(),
    /** Only where no document shows from when the usance runs. */
    startOfUsance: startOfUsanceSchema.exactOptional(),
    /** Of what is paid at sight, what is due to assignees. */
    shares: sharesSchema,
});
export type HonourPresentation = z.output<typeof honourPresentationSchema>;

export const negotiatePresentationSchema = presentationAddressSchema.extend({
    /** What is paid for the documents: as much as they claim or less, by how early it comes. */
    advance: moneySchema,
    /** Whether the bank asks it back from the beneficiary where it is not reimbursed. */
    hasRecourse: z.boolean(),
    means: meansOfPaymentSchema,
    /** The bank's own, of which the advance is the amount. Left out for a beneficiary abroad, whose goods no registry knows. */
    financingId: randomIdSchema.exactOptional(),
    /** What of the advance is due to assignees. */
    shares: sharesSchema,
});
export type NegotiatePresentation = z.output<typeof negotiatePresentationSchema>;

export const forwardPresentationSchema = presentationAddressSchema.extend({
    /** Under which the issuing bank gets them: the next of the credit. */
    forwardedNumber: presentationSchema.shape.number,
});
export type ForwardPresentation = z.output<typeof forwardPresentationSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readPresentationSchema = presentationAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
