import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { applicationSchema } from './application.js';
import { consentingPartySchema, declineReasonSchema } from './credit.js';
import { bankInstructionsSchema, creditTermsSchema, referenceSchema } from './terms.js';

export const creditAddressSchema = z.strictObject({ creditId: randomIdSchema });
export type CreditAddress = z.output<typeof creditAddressSchema>;

export const applyForCreditSchema = creditAddressSchema.extend({
    letterOfCreditReference: referenceSchema,
    terms: creditTermsSchema,
    /** What only banks will see. */
    instructions: bankInstructionsSchema,
});
/** An application that the bank's desk enters for its customer. */
export type ApplyForCredit = z.output<typeof applyForCreditSchema>;

export const reviseApplicationSchema = creditAddressSchema.extend({
    /** The version that it replaces. */
    version: applicationSchema.shape.version,
    terms: creditTermsSchema,
    instructions: bankInstructionsSchema,
});
export type ReviseApplication = z.output<typeof reviseApplicationSchema>;

/** An act on an application as its maker has read it: the checker approves that version and no other. */
export const applicationActSchema = creditAddressSchema.extend({ version: applicationSchema.shape.version });
export type ApplicationAct = z.output<typeof applicationActSchema>;

export const declineAdviceSchema = creditAddressSchema.extend({ reason: declineReasonSchema });

export const answerCancellationSchema = creditAddressSchema.extend({
    /** For whom the bank speaks: for itself, or the beneficiary's bank for the beneficiary. */
    party: consentingPartySchema,
});
export type AnswerCancellation = z.output<typeof answerCancellationSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readCreditSchema = creditAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
