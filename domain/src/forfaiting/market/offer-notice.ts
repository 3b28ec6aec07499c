import { z } from 'zod';
import { randomIdSchema } from '../../kernel/salt.js';
import { textSchema } from '../../kernel/text.js';
import { instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { indicationSchema } from '../quote/indication.js';
import { offeredClaimSchema } from '../quote/invitation.js';
import { claimOfferSchema } from './claim-offer.js';

const { offerId, seller, shown, postedAt, closesAt } = claimOfferSchema.shape;

export const interestSchema = z.strictObject({
    /** Under which agreement the bank keeps to itself what it is shown. */
    confidentiality: textSchema(200).meta({ example: 'Interbank forfaiting agreement of 2026-01-05, clause 9' }),
    /** Within what range it would buy what it has been shown. */
    indication: indicationSchema.exactOptional(),
});
/** What a bank says that would like to see more. */
export type Interest = z.output<typeof interestSchema>;

export const offerNoticeSchema = z.strictObject({
    noticeId: randomIdSchema,
    /** Drawn for the offer, and no id of the claim: two offers of one claim have nothing in common. */
    offerId,
    seller,
    bank: mspIdSchema,
    shown,
    postedAt,
    closesAt,
    /**
     *     OPEN ─► INTERESTED ─► ADMITTED │ DECLINED
     *       └────────┴─► WITHDRAWN
     */
    status: z.enum(['OPEN', 'INTERESTED', 'ADMITTED', 'DECLINED', 'WITHDRAWN']),
    interest: interestSchema.extend({ at: instantSchema }).exactOptional(),
    answeredAt: instantSchema.exactOptional(),
    /** The claim as a bank must know it to price it: once the seller has let the bank see it. */
    claim: offeredClaimSchema.exactOptional(),
});
/** That a claim is for sale, in the books of the seller and of one bank and of nobody else. */
export type OfferNotice = z.output<typeof offerNoticeSchema>;
