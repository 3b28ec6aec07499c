import { z } from 'zod';
import { moneySchema, sum, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { interestBasisSchema } from '../day-count/simple-interest.js';
import { uetrSchema } from '../presentation/outside-payment.js';
import { paymentSchema } from '../presentation/payment.js';
import { presentationSchema } from '../presentation/presentation.js';
import { claimStatuses, holdsAuthorisation } from './claim-status.js';

/** Why a reimbursing bank does not pay. Under a mere authorisation any reason will do (URR 725 art. 4, 11a ii). */
export const declineReasonSchema = z.enum(['CLAIM_DOES_NOT_CONFORM', 'LEGAL_BAR', 'NO_FUNDS', 'OTHER']);
export type DeclineReason = z.output<typeof declineReasonSchema>;

export const reimbursementClaimSchema = z.strictObject({
    creditId: randomIdSchema,
    /** 1 for the first, and so on without a gap. */
    number: z.int().min(1).max(999),
    claimingBank: mspIdSchema,
    /** Which drawing it is for. The claim says nothing of its documents, nor that they comply (UCP 600 art. 13b ii). */
    presentationNumber: presentationSchema.shape.number,
    amount: moneySchema,
    /** The day on which it falls due, a banking day of the reimbursing bank; left out, on demand (URR 725 art. 11c). */
    dueOn: dateSchema.exactOptional(),
    /** Whether the reimbursing bank had promised to pay it. */
    isUndertaken: z.boolean(),
    receivedAt: instantSchema,
    status: z.enum(claimStatuses),
    /** The end of the time in which the reimbursing bank should have answered, whenever that was noticed. */
    overdueAt: instantSchema.exactOptional(),
    payment: z
        .strictObject({
            uetr: uetrSchema,
            charges: moneySchema.exactOptional(),
            /** The day at its place. */
            paidOn: dateSchema,
            at: instantSchema,
        })
        .exactOptional(),
    decline: z
        .strictObject({ reason: declineReasonSchema, explanation: textSchema(350), at: instantSchema })
        .exactOptional(),
    /** What the claiming bank asks of the issuing bank, since the reimbursing bank has not paid on first demand (art. 13b iii). */
    demand: interestBasisSchema.extend({ expenses: moneySchema.exactOptional(), at: instantSchema }).exactOptional(),
    /** What the issuing bank has paid itself, on which day: the amount, unless the reimbursing bank has paid it too late. */
    cover: z
        .strictObject({
            amount: moneySchema.exactOptional(),
            interest: moneySchema,
            expenses: moneySchema.exactOptional(),
            valueDate: dateSchema,
            payment: paymentSchema,
        })
        .exactOptional(),
    /** When it was paid back, since the issuing bank has refused the documents (art. 16g). */
    refundedAt: instantSchema.exactOptional(),
});
/** What a bank that has honoured asks of the reimbursing bank (MT742), as the banks of the authorisation hold it. */
export type ReimbursementClaim = z.output<typeof reimbursementClaimSchema>;

const deadlineSchema = z.strictObject({ receivedOn: dateSchema, lastDay: dateSchema, endsAt: instantSchema });
export const reimbursementClaimViewSchema = reimbursementClaimSchema.extend({
    /** By either reading of make-up days: the bank answers by the earlier, and is late by the later. */
    answerEnds: z.strictObject({ earlier: deadlineSchema, later: deadlineSchema }).exactOptional(),
});
export type ReimbursementClaimView = z.output<typeof reimbursementClaimViewSchema>;

/** What the reimbursing bank has paid and the issuing bank has back: it may be authorised anew. */
export function refunded(currency: string, claims: readonly ReimbursementClaim[]): Money {
    const back = claims.filter(({ refundedAt, payment }) => refundedAt !== undefined && payment !== undefined);

    return sum(
        currency,
        back.map(({ amount }) => amount),
    );
}

/** What claims hold of an authorisation: all that is paid, or may still be. */
export function claimed(currency: string, claims: readonly ReimbursementClaim[]): Money {
    const holding = claims.filter(({ status }) => holdsAuthorisation(status));

    return sum(
        currency,
        holding.map(({ amount }) => amount),
    );
}
