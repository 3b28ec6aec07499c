import { z } from 'zod';
import { mspIdSchema } from '../../party/member.js';
import { uetrSchema } from '../../presentation/outside-payment.js';
import { pricingSchema } from '../pricing/pricing.js';
import { assignmentNoticeSchema, noticeRefusalSchema } from './assignment-notice.js';
import { dealSchema, rejectionSchema, reserveSchema } from './deal.js';

export const dealAddressSchema = dealSchema.pick({ dealId: true });
export type DealAddress = z.output<typeof dealAddressSchema>;

export const rejectDocumentsSchema = dealAddressSchema.extend(rejectionSchema.pick({ reasons: true }).shape);
export type RejectDocuments = z.output<typeof rejectDocumentsSchema>;

const { points, cureBy } = reserveSchema.shape;

export const acceptDocumentsSchema = dealAddressSchema.extend({
    /** What is missing, for which the buyer pays under reserve; left out when nothing is. */
    reserve: z.strictObject({ points, cureBy }).exactOptional(),
});
/** What a maker of the buyer proposes and a checker approves. */
export type AcceptDocuments = z.output<typeof acceptDocumentsSchema>;

export const demandRefundSchema = dealAddressSchema.extend({
    /** What is missing to the end. */
    points,
});
/** What a maker of the buyer proposes and a checker approves. */
export type DemandRefund = z.output<typeof demandRefundSchema>;

export const sendPaymentSchema = dealAddressSchema.extend({ uetr: uetrSchema });
/** The payment that the buyer has sent; what its maker proposes and its checker approves. */
export type SendPayment = z.output<typeof sendPaymentSchema>;

export const confirmReceiptSchema = dealAddressSchema.extend({ uetr: uetrSchema });
/** The payment that the seller has received; what its maker proposes and its checker approves. */
export type ConfirmReceipt = z.output<typeof confirmReceiptSchema>;

const { amount, maturity } = assignmentNoticeSchema.shape;
export const acknowledgeNoticeSchema = dealAddressSchema.extend({ amount, maturity });
/** What a maker of the debtor proposes and a checker approves. */
export type AcknowledgeNotice = z.output<typeof acknowledgeNoticeSchema>;

export const refuseNoticeSchema = dealAddressSchema.extend(noticeRefusalSchema.pick({ reasons: true }).shape);
/** What a maker of the debtor proposes and a checker approves. */
export type RefuseNotice = z.output<typeof refuseNoticeSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readDealSchema = dealAddressSchema.extend({ bank: mspIdSchema.exactOptional() });

export const dealViewSchema = dealSchema.extend({
    notice: assignmentNoticeSchema.exactOptional(),
    /** What the buyer pays if it pays now; left out when there is nothing to pay, or no more. */
    priceNow: pricingSchema.exactOptional(),
});
/** A deal as it stands now. */
export type DealView = z.output<typeof dealViewSchema>;
