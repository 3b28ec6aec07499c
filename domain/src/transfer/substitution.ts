import { z } from 'zod';
import { tradeDocumentSchema } from '../document/trade-document.js';
import { moneySchema } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';
import { electronicRecordSchema } from '../presentation/electronic-record.js';
import { presentationSchema } from '../presentation/presentation.js';
import { transferSchema } from './transfer.js';

const presentationNumberSchema = presentationSchema.shape.number;

export const substitutionSchema = z.strictObject({
    creditId: transferSchema.shape.creditId,
    /** Of the transfer. */
    number: transferSchema.shape.number,
    /** Under the second beneficiary's credit. */
    presentationNumber: presentationNumberSchema,
    /** What the second beneficiary claims: the rest of what the first one invoices is its own. */
    claimed: moneySchema,
    demandedAt: instantSchema,
    /** The first demand is over then. */
    answerBy: instantSchema,
    /** The first beneficiary's own invoice and draft, and what it claims by them. */
    answer: z
        .strictObject({
            documents: z.array(tradeDocumentSchema).min(1).max(10),
            /** Those of them that came as data, under the eUCP. */
            records: z.array(electronicRecordSchema).max(10).exactOptional(),
            amount: moneySchema,
            at: instantSchema,
        })
        .exactOptional(),
    /** What was presented under the credit, and as which presentation. */
    forwarded: z
        .strictObject({
            outcome: z.enum(['SUBSTITUTED', 'AS_RECEIVED']),
            presentationNumber: presentationNumberSchema,
            /** The presentation with the first one's documents, which was refused for nothing but these. */
            insteadOf: presentationNumberSchema.exactOptional(),
            at: instantSchema,
        })
        .exactOptional(),
});
/**
 * The first beneficiary's right to put its own invoice and draft in the place of the second's (UCP 600 art. 38h). It lies
 * with its bank and the transferring bank.
 */
export type Substitution = z.output<typeof substitutionSchema>;

export const substitutionStatuses = ['DEMANDED', 'ANSWERED', 'SUBSTITUTED', 'AS_RECEIVED'] as const;
export type SubstitutionStatus = (typeof substitutionStatuses)[number];

/** Where it stands: demanded, answered, and then presented with the first one's documents or as received. */
export function substitutionStatus({ answer, forwarded }: Substitution): SubstitutionStatus {
    return forwarded?.outcome ?? (answer === undefined ? 'DEMANDED' : 'ANSWERED');
}
