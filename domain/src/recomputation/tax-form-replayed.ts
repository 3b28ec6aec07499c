import { z } from 'zod';
import { canonicalJson } from '../kernel/json.js';
import { add, moneySchema, zero } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { splittingRules, type FormlessTrail } from '../tax-form/formless-trail.js';
import { outwardPaymentDecisionCodes, outwardPaymentSchema, type OutwardPayment } from '../tax-form/outward-payment.js';
import { isSameOutwardPayment } from '../tax-form/same-outward-payment.js';

/** What a policy says at once: a bank cannot even ask. */
export const refusedAtOnceCodes = ['CURRENCY_MUST_HAVE_THRESHOLD', 'TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD'] as const;
export type RefusedAtOnceCode = (typeof refusedAtOnceCodes)[number];

const answerSchema = z.strictObject({
    code: z.enum([...outwardPaymentDecisionCodes, ...refusedAtOnceCodes]),
    /** What may still be paid on the form, where that is less than the amount. */
    remaining: moneySchema.exactOptional(),
    /** Why it looks, with others under the contract, like one payment that was split. */
    looksSplit: z.enum(splittingRules).exactOptional(),
});
/** How a bank is answered, and what people at SAFE find. */
export type PaymentAnswer = z.output<typeof answerSchema>;

const paymentSchema = outwardPaymentSchema.pick({
    bank: true,
    outwardPaymentId: true,
    payerUscc: true,
    payee: true,
    contractReference: true,
    amount: true,
});

export const changedPaymentSchema = paymentSchema.extend({
    decidedAt: instantSchema,
    was: answerSchema,
    wouldBe: answerSchema,
});
/** A payment abroad that would have been answered otherwise, or have looked otherwise. */
export type ChangedPayment = z.output<typeof changedPaymentSchema>;

export const changedConfirmationSchema = paymentSchema.extend({ paidAt: instantSchema, code: z.string() });
/** A payment that could not have been made when it was: its reservation was over by then. */
export type ChangedConfirmation = z.output<typeof changedConfirmationSchema>;

const countsSchema = z.strictObject({ was: z.int().min(0), wouldBe: z.int().min(0) });
export const paymentTotalSchema = z.strictObject({
    bank: mspIdSchema,
    payments: z.int().min(0),
    /** How many might be made, and what they come to. */
    allowed: countsSchema,
    amount: z.strictObject({ was: moneySchema, wouldBe: moneySchema }),
    looksSplit: countsSchema,
});
/** What one bank has asked to pay in one currency, and might. */
export type PaymentTotal = z.output<typeof paymentTotalSchema>;

/** The same payment as it was answered, and as it would have been. */
export interface TwoPaymentAnswers {
    readonly payment: OutwardPayment;
    readonly was: PaymentAnswer;
    readonly wouldBe: PaymentAnswer;
}

/** How a payment is answered, with what its trail shows by it. */
export function paymentAnswer(payment: OutwardPayment, trails: readonly FormlessTrail[]): PaymentAnswer | undefined {
    const { decision } = payment;
    const found = trails
        .flatMap(({ findings }) => findings)
        .find(({ payments }) => payments.slice(-1).some((last) => isSameOutwardPayment(last, payment)));

    return decision && { ...decision, ...(found && { looksSplit: found.rule }) };
}

/** The payment, where its two answers differ. */
export function changedPayment({ payment, was, wouldBe }: TwoPaymentAnswers): ChangedPayment | undefined {
    return canonicalJson(was) === canonicalJson(wouldBe)
        ? undefined
        : { ...paymentOf(payment), decidedAt: payment.decidedAt ?? payment.requestedAt, was, wouldBe };
}

/** What tells a payment from others. */
export function paymentOf(payment: OutwardPayment): z.output<typeof paymentSchema> {
    const { bank, outwardPaymentId, payerUscc, payee, contractReference, amount } = payment;

    return { bank, outwardPaymentId, payerUscc, payee, contractReference, amount };
}

/** The totals with one payment more. */
export function addPayment(
    total: PaymentTotal | undefined,
    { payment: { bank, amount }, was, wouldBe }: TwoPaymentAnswers,
): PaymentTotal {
    const nothing = zero(amount.currency);
    const none = { was: 0, wouldBe: 0 };
    const before = total ?? {
        bank,
        payments: 0,
        allowed: none,
        amount: { was: nothing, wouldBe: nothing },
        looksSplit: none,
    };
    const allowed = { was: isAllowed(was), wouldBe: isAllowed(wouldBe) };

    return {
        bank,
        payments: before.payments + 1,
        allowed: {
            was: before.allowed.was + Number(allowed.was),
            wouldBe: before.allowed.wouldBe + Number(allowed.wouldBe),
        },
        amount: {
            was: allowed.was ? add(before.amount.was, amount) : before.amount.was,
            wouldBe: allowed.wouldBe ? add(before.amount.wouldBe, amount) : before.amount.wouldBe,
        },
        looksSplit: {
            was: before.looksSplit.was + Number(was.looksSplit !== undefined),
            wouldBe: before.looksSplit.wouldBe + Number(wouldBe.looksSplit !== undefined),
        },
    };
}

function isAllowed({ code }: PaymentAnswer): boolean {
    return code === 'PAYMENT_MAY_BE_MADE';
}
