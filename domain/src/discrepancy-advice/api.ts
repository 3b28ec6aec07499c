import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { discrepancyAdviceSchema } from './discrepancy-advice.js';

export const adviceAddressSchema = discrepancyAdviceSchema.pick({ creditId: true, number: true });
export type AdviceAddress = z.output<typeof adviceAddressSchema>;

export const answerAdviceSchema = adviceAddressSchema.extend({
    /** Whether the bank that asks may pay, accept or negotiate, and is reimbursed. */
    answer: z.enum(['AUTHORISE', 'DECLINE']),
});
export type AnswerAdvice = z.output<typeof answerAdviceSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readAdviceSchema = adviceAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
