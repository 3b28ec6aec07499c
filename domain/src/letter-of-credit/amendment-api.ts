import { z } from 'zod';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { amendableFieldSchema, amendmentSchema } from './amendment.js';
import { creditAddressSchema } from './api.js';
import { consentingPartySchema, declineReasonSchema } from './credit.js';
import { creditTermsSchema } from './terms.js';

export const issueAmendmentSchema = amendmentSchema
    .pick({
        creditId: true,
        number: true,
        changes: true,
        removes: true,
    })
    .extend({
        /**
         * Earlier amendments, by number, with which alone it is to be accepted. Left out, those of which it repeats a part; and
         * always those without which no credit could say what would be left.
         */
        standsOn: z.array(z.int().min(1)).exactOptional(),
    });
export type IssueAmendment = z.output<typeof issueAmendmentSchema>;

export const amendmentAddressSchema = amendmentSchema.pick({ creditId: true, number: true });
export type AmendmentAddress = z.output<typeof amendmentAddressSchema>;

export const answerAmendmentSchema = amendmentAddressSchema.extend({
    answer: z.enum(['ACCEPT', 'REJECT']),
    /** What the beneficiary accepts, where it names parts: unless these are all, it has rejected the whole (art. 10e). */
    fields: z.array(amendableFieldSchema).exactOptional(),
    /** Others, by number, that it accepts with it, each of them whole: one that stands on others is not accepted without. */
    together: z.array(z.int().min(1)).exactOptional(),
});
export type AnswerAmendment = z.output<typeof answerAmendmentSchema>;

export const declineAmendmentAdviceSchema = amendmentAddressSchema.extend({ reason: declineReasonSchema });
export type DeclineAmendmentAdvice = z.output<typeof declineAmendmentAdviceSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readAmendmentSchema = amendmentAddressSchema.extend({ bank: mspIdSchema.exactOptional() });

export const readTermsSchema = creditAddressSchema.extend({
    party: consentingPartySchema,
    /** Left out, now. */
    at: instantSchema.exactOptional(),
});
export type ReadTerms = z.output<typeof readTermsSchema>;

export const termsAtTimeSchema = z.strictObject({
    party: consentingPartySchema,
    at: instantSchema,
    isBound: z.boolean(),
    terms: creditTermsSchema,
    amendments: z.array(z.int()),
    open: z.array(z.int()),
});
