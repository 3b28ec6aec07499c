import { z } from 'zod';
import { releaseCodeSchema } from '../declaration/declaration.js';
import { taxFormNumberSchema } from '../kernel/identifiers/tax-form-number.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { paymentReferenceSchema } from '../receivable/financing.js';
import { contractReferenceSchema, payeeSchema } from './tax-form.js';

/**
 * Where a payment abroad stands.
 *
 *     REQUESTED ─► RESERVED ─► PAID
 *         ├──────► REFUSED
 *         └──────► WITHDRAWN ◄── RESERVED ──► EXPIRED, REVOKED
 */
export const outwardPaymentStatuses = [
    'REQUESTED',
    'REFUSED',
    'RESERVED',
    'WITHDRAWN',
    'EXPIRED',
    /** Its form was voided before it was paid. */
    'REVOKED',
    'PAID',
] as const;

/** What a registrar may answer, in the order in which it looks. All but the first refuse. */
export const outwardPaymentDecisionCodes = [
    'PAYMENT_MAY_BE_MADE',
    'TAX_FORM_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
    'TAX_FORM_MUST_NOT_BE_VOIDED',
    'TAX_FORM_MUST_NOT_HAVE_LAPSED',
    'PAYER_MUST_BE_THAT_OF_TAX_FORM',
    'PAYEE_MUST_BE_THAT_OF_TAX_FORM',
    'CONTRACT_MUST_BE_THAT_OF_TAX_FORM',
    'CURRENCY_MUST_MATCH_TAX_FORM',
    'AMOUNT_MUST_NOT_EXCEED_REMAINING',
    /** Of a payment without a form: with others under the contract it comes to more than one without a form may be. */
    'TAX_FORM_MUST_BE_FILED',
] as const;
export type OutwardPaymentDecisionCode = (typeof outwardPaymentDecisionCodes)[number];

/** The form as its payer shows it. */
export const shownFormSchema = z.strictObject({ formNumber: taxFormNumberSchema, releaseCode: releaseCodeSchema });

export const outwardPaymentSchema = z.strictObject({
    outwardPaymentId: randomIdSchema,
    /** The payer's bank, in whose vault the record lies. */
    bank: mspIdSchema,
    /** None where the payment is too small to need one. */
    form: shownFormSchema.exactOptional(),
    /** What a payment in its currency could be without a form on the day it was asked for; where it has none. */
    threshold: moneySchema.exactOptional(),
    payerUscc: usccSchema,
    payee: payeeSchema,
    contractReference: contractReferenceSchema,
    amount: moneySchema,
    requestedAt: instantSchema,
    status: z.enum(outwardPaymentStatuses),
    decidedAt: instantSchema.exactOptional(),
    decision: z
        .strictObject({
            code: z.enum(outwardPaymentDecisionCodes),
            /** What may still be paid on the form, where that is less than the amount. */
            remaining: moneySchema.exactOptional(),
        })
        .exactOptional(),
    /** What was not paid by then may be expired by a registrar; time alone frees nothing. */
    reservedUntil: instantSchema.exactOptional(),
    payment: z.strictObject({ reference: paymentReferenceSchema, paidAt: instantSchema }).exactOptional(),
});
/** A payment that a bank is asked to make abroad for a service, and all that became of it. */
export type OutwardPayment = z.output<typeof outwardPaymentSchema>;
