import { z } from 'zod';
import { enterpriseClassSchema } from '../consent/enterprise.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { sha256Schema } from '../kernel/sha256.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { partySchema } from '../party/party.js';
import { paymentReferenceSchema } from '../receivable/financing.js';
import { capitalUses } from './capital-policy.js';

/** On what a payment is made. The papers stay with the bank; their hash proves which they were. */
export const paymentBasisSchema = z.discriminatedUnion('kind', [
    /** The enterprise has promised that the use is a true one and none of the negative list. */
    z.strictObject({
        kind: z.literal('COMMITMENT_LETTER'),
        letterSha256: sha256Schema,
        signedOn: dateSchema,
        /** The enterprise's class on that day, as the bank has read it in SAFE's directory. */
        tradeClass: enterpriseClassSchema,
    }),
    /** It has shown contract, invoice or tax paper before. */
    z.strictObject({ kind: z.literal('PROOF'), proofSha256: sha256Schema }),
]);

/** Payments are drawn from apart, by their risk. */
export const strata = ['ORDINARY', 'LARGE'] as const;
export type Stratum = (typeof strata)[number];

/** Where the check of a payment that was drawn stands. */
export const checkStatuses = ['AWAITED', 'PASSED', 'FAILED', 'NOT_FILED'] as const;

export const evidenceFindingSchema = z.enum(['PASSED', 'FAILED']);

export const capitalPaymentSchema = z.strictObject({
    capitalPaymentId: randomIdSchema,
    bank: mspIdSchema,
    capitalAccountId: randomIdSchema,
    enterpriseUscc: usccSchema,
    use: z.enum(capitalUses),
    payee: partySchema.pick({ partyName: true, partyNameLocal: true }),
    amount: moneySchema,
    basis: paymentBasisSchema,
    /** The bank's own name of it. */
    reference: paymentReferenceSchema,
    sentAt: instantSchema,
    /** Among which payments it may be drawn; none where it was proven before. */
    membership: z.strictObject({ populationId: randomIdSchema, stratum: z.enum(strata) }).exactOptional(),
    /** Of a payment that was drawn. */
    check: z
        .strictObject({
            status: z.enum(checkStatuses),
            drawnAt: instantSchema,
            /** The first instant at which evidence is too late. */
            evidenceUntil: instantSchema,
            evidenceSha256: sha256Schema.exactOptional(),
            /** When the bank has filed, or a registrar has noted that it did not. */
            endedAt: instantSchema.exactOptional(),
        })
        .exactOptional(),
});
/** What an enterprise has paid out of capital receipts, and what its check has shown. */
export type CapitalPayment = z.output<typeof capitalPaymentSchema>;
