import { z } from 'zod';
import { isOver } from '../../calendar/deadline.js';
import type { Instant } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { claimOfferSchema } from './claim-offer.js';
import { marketPolicyBookSchema, marketPolicySchema } from './market-policy.js';
import { interestSchema, offerNoticeSchema, type OfferNotice } from './offer-notice.js';
import { rediscountSchema, type Rediscount } from './rediscount.js';
import { wantedNoticeSchema } from './wanted-notice.js';

export const setMarketPoliciesSchema = z.strictObject({ policies: z.array(marketPolicySchema).min(1).max(10) });
/** What one officer of the central bank proposes and another approves. */
export type SetMarketPolicies = z.output<typeof setMarketPoliciesSchema>;

export const readMarketPoliciesSchema = z.strictObject({});
/** What a reader of the policies gets. */
export const marketPoliciesReadSchema = marketPolicyBookSchema;

export const offerAddressSchema = claimOfferSchema.pick({ offerId: true });
export type OfferAddress = z.output<typeof offerAddressSchema>;

export const noticeAddressSchema = offerNoticeSchema.pick({ noticeId: true });
export type NoticeAddress = z.output<typeof noticeAddressSchema>;

export const showInterestSchema = noticeAddressSchema.extend(interestSchema.shape);
export type ShowInterest = z.output<typeof showInterestSchema>;

export const answerInterestSchema = noticeAddressSchema.extend({ answer: z.enum(['ADMITTED', 'DECLINED']) });
export type AnswerInterest = z.output<typeof answerInterestSchema>;

export const wantedAddressSchema = wantedNoticeSchema.pick({ wantedId: true });
export type WantedAddress = z.output<typeof wantedAddressSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
const inBooksOf = { bank: mspIdSchema.exactOptional() };
export const readOfferSchema = offerAddressSchema.extend(inBooksOf);
export const readOfferNoticeSchema = noticeAddressSchema.extend(inBooksOf);
export const readWantedSchema = wantedAddressSchema.extend(inBooksOf);

export const offerNoticeViewSchema = offerNoticeSchema.extend({
    status: z.enum([...offerNoticeSchema.shape.status.options, 'CLOSED']),
    /** Of a claim that the bank has been let see. */
    rediscount: rediscountSchema.exactOptional(),
});
/** A notice as it stands now: closed by time alone where nobody has shown interest. */
export type OfferNoticeView = z.output<typeof offerNoticeViewSchema>;

export function offerNoticeView(
    notice: OfferNotice,
    { at, rediscount }: { readonly at: Instant; readonly rediscount: Rediscount | undefined },
): OfferNoticeView {
    const isClosed = notice.status === 'OPEN' && isOver({ endsAt: notice.closesAt }, at);

    return { ...notice, ...(isClosed && { status: 'CLOSED' }), ...(rediscount !== undefined && { rediscount }) };
}
