import { privateRecord, publicBook, publicRecord } from '@cohong/chaincode-runtime';
import {
    pricingConventionBookSchema,
    type PricingConventionBook,
} from '@cohong/domain/forfaiting/pricing/pricing-convention';
import { assignmentNoticeSchema, type AssignmentNotice } from '@cohong/domain/forfaiting/deal/assignment-notice';
import {
    countedDealSchema,
    quoteCurveSchema,
    type CountedDeal,
    type QuoteCurve,
} from '@cohong/domain/forfaiting/curve/quote-curve';
import { claimOfferSchema, type ClaimOffer } from '@cohong/domain/forfaiting/market/claim-offer';
import { marketPolicyBookSchema, type MarketPolicyBook } from '@cohong/domain/forfaiting/market/market-policy';
import { offerNoticeSchema, type OfferNotice } from '@cohong/domain/forfaiting/market/offer-notice';
import { wantedNoticeSchema, type WantedNotice } from '@cohong/domain/forfaiting/market/wanted-notice';
import { dealSchema, type Deal } from '@cohong/domain/forfaiting/deal/deal';
import { writeOffSchema, type WriteOff } from '@cohong/domain/forfaiting/holding/write-off';
import {
    lateInterestRateBookSchema,
    type LateInterestRateBook,
} from '@cohong/domain/forfaiting/late-interest/late-interest-rate';
import { lateInterestSchema, type LateInterest } from '@cohong/domain/forfaiting/late-interest/late-interest';
import { buyerBookSchema, type BuyerBook } from '@cohong/domain/forfaiting/limit/buyer-book';
import { claimSharesSchema, type ClaimShares } from '@cohong/domain/forfaiting/participation/claim-shares';
import {
    participationNoticeSchema,
    type ParticipationNotice,
} from '@cohong/domain/forfaiting/participation/participation-notice';
import {
    participationPolicyBookSchema,
    type ParticipationPolicyBook,
} from '@cohong/domain/forfaiting/participation/participation-policy';
import { participationSchema, type Participation } from '@cohong/domain/forfaiting/participation/participation';
import { bidSchema, type Bid } from '@cohong/domain/forfaiting/quote/bid';
import { invitationSchema, type Invitation } from '@cohong/domain/forfaiting/quote/invitation';
import { quoteRequestSchema, type QuoteRequest } from '@cohong/domain/forfaiting/quote/quote-request';
import { sealedQuoteSchema, type SealedQuote } from '@cohong/domain/forfaiting/quote/sealed-quote';
import { recourseClaimSchema, type RecourseClaim } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import { lastDealSchema, type LastDeal } from '@cohong/domain/forfaiting/title/for-sale';
import { titleSchema, type Title } from '@cohong/domain/forfaiting/title/title';

export const pricingConventions = publicBook<PricingConventionBook>('pricing-convention', pricingConventionBookSchema);

export const lateInterestRates = publicBook<LateInterestRateBook>('late-interest-rate', lateInterestRateBookSchema);
/** Public. */
export const quoteCurves = publicRecord<QuoteCurve>({
    name: 'quote-curve',
    schema: quoteCurveSchema,
    key: ({ day }) => [day],
});

/** In the registry, which the regulators alone read. */
export const countedDeals = privateRecord<CountedDeal>({
    name: 'counted-deal',
    schema: countedDealSchema,
    key: ({ dealId }) => [dealId],
});

export const marketPolicies = publicBook<MarketPolicyBook>('market-policy', marketPolicyBookSchema);

/** In the vault of the seller alone. */
export const claimOffers = privateRecord<ClaimOffer>({
    name: 'claim-offer',
    schema: claimOfferSchema,
    key: ({ offerId }) => [offerId],
});

/** Twins of the seller and one bank to which it offers a claim. */
export const offerNotices = privateRecord<OfferNotice>({
    name: 'offer-notice',
    schema: offerNoticeSchema,
    key: ({ noticeId }) => [noticeId],
});

/** Twins of all banks that there were when it was posted. */
export const wantedNotices = privateRecord<WantedNotice>({
    name: 'wanted-notice',
    schema: wantedNoticeSchema,
    key: ({ wantedId }) => [wantedId],
});

/** Twins with their claim: at the bank that owes it, the bank that holds it, and a buyer that is acknowledged. */
export const titles = privateRecord<Title>({ name: 'title', schema: titleSchema, key: ({ claimId }) => [claimId] });

/** In the vault of the seller alone. */
export const quoteRequests = privateRecord<QuoteRequest>({
    name: 'quote-request',
    schema: quoteRequestSchema,
    key: ({ requestId }) => [requestId],
});

/** Twins of the seller and one bank that it asks. */
export const invitations = privateRecord<Invitation>({
    name: 'quote-invitation',
    schema: invitationSchema,
    key: ({ invitationId }) => [invitationId],
});

/** Twins of the seller and the bank that quotes. */
export const bids = privateRecord<Bid>({
    name: 'quote-bid',
    schema: bidSchema,
    key: ({ invitationId }) => [invitationId],
});

/** In the vault of the bank that quotes alone. */
export const sealedQuotes = privateRecord<SealedQuote>({
    name: 'sealed-quote',
    schema: sealedQuoteSchema,
    key: ({ invitationId }) => [invitationId],
});

/** In the vault of the buyer alone. */
export const buyerBooks = privateRecord<BuyerBook>({
    name: 'buyer-book',
    schema: buyerBookSchema,
    key: ({ bank }) => [bank],
});

/** Twins of seller and buyer. */
export const deals = privateRecord<Deal>({ name: 'deal', schema: dealSchema, key: ({ dealId }) => [dealId] });

/** Twins of seller and buyer. */
export const recourseClaims = privateRecord<RecourseClaim>({
    name: 'recourse-claim',
    schema: recourseClaimSchema,
    key: ({ recourseId }) => [recourseId],
});

/** In the vault of the seller alone. */
export const lastDeals = privateRecord<LastDeal>({
    name: 'last-deal',
    schema: lastDealSchema,
    key: ({ claimId }) => [claimId],
});

/** Twins of debtor, seller and buyer. */
export const assignmentNotices = privateRecord<AssignmentNotice>({
    name: 'assignment-notice',
    schema: assignmentNoticeSchema,
    key: ({ dealId }) => [dealId],
});

/** In the vault of the holder alone: its debtor must not learn of it. */
export const writeOffs = privateRecord<WriteOff>({
    name: 'write-off',
    schema: writeOffSchema,
    key: ({ claimId }) => [claimId],
});

/** Twins of the debtor and the bank that was paid late. */
export const lateInterests = privateRecord<LateInterest>({
    name: 'late-interest',
    schema: lateInterestSchema,
    key: ({ claimId }) => [claimId],
});

export const participationPolicies = publicBook<ParticipationPolicyBook>(
    'participation-policy',
    participationPolicyBookSchema,
);

/** Twins of grantor and participant. */
export const participations = privateRecord<Participation>({
    name: 'participation',
    schema: participationSchema,
    key: ({ participationId }) => [participationId],
});

/** In the vault of the grantor alone. */
export const claimShares = privateRecord<ClaimShares>({
    name: 'claim-shares',
    schema: claimSharesSchema,
    key: ({ claimId }) => [claimId],
});

/** In the vault of the debtor alone: the two banks of the participation hold more. */
export const participationNotices = privateRecord<ParticipationNotice>({
    name: 'participation-notice',
    schema: participationNoticeSchema,
    key: ({ participationId }) => [participationId],
});
