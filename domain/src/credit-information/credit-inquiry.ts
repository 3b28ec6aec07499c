import { z } from 'zod';
import { creditFactsSchema, creditReasonSchema, signedConsentSchema } from '../consent/consent.js';
import { consentRefusalCodes } from '../consent/use-consent.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { creditInformationSchema } from './credit-information.js';

/** Why a registrar does not answer, in the order in which it looks. */
export const creditRefusalCodes = ['CREDIT_INQUIRIES_MUST_NOT_EXCEED_DAILY_LIMIT', ...consentRefusalCodes] as const;
export type CreditRefusalCode = (typeof creditRefusalCodes)[number];

export const creditInquirySchema = z.strictObject({
    inquiryId: randomIdSchema,
    bank: mspIdSchema,
    /** Of the enterprise that is asked about, as the consent says. */
    uscc: usccSchema,
    consent: signedConsentSchema,
    /** What of the consent is wanted now, and why. */
    facts: creditFactsSchema,
    reason: creditReasonSchema,
    askedAt: instantSchema,
    status: z.enum(['ASKED', 'ANSWERED', 'REFUSED']),
    answeredAt: instantSchema.exactOptional(),
    answer: creditInformationSchema.exactOptional(),
    /** The number of the receipt that the enterprise has of this answer. */
    receipt: z.int().positive().exactOptional(),
    /** Of the passport that was made of the answer, where the enterprise has consented to one. */
    passportId: randomIdSchema.exactOptional(),
    refusal: z.enum(creditRefusalCodes).exactOptional(),
});
/** A bank's inquiry about an enterprise that has consented to it. It lies in the bank's vault. */
export type CreditInquiry = z.output<typeof creditInquirySchema>;
