import type { Approve } from '../approval/approval-routes.js';
import type { Route } from '../http/route.js';
import type { Purse } from '../dcep/purse.js';
import { assignmentNoticeRoutes } from './assignment-notice-routes.js';
import { BuyerLimitClient } from './buyer-limit-client.js';
import { buyerLimitRoutes } from './buyer-limit-routes.js';
import { dealDocumentRoutes } from './deal-document/deal-document-routes.js';
import { dealApprovals, dealRoutes } from './deal-routes.js';
import { holdingApprovals, holdingRoutes } from './holding-routes.js';
import { dealTimelineRoutes } from './deal-timeline-routes.js';
import { lateInterestApprovals, lateInterestRoutes } from './late-interest-routes.js';
import { claimOfferRoutes } from './claim-offer-routes.js';
import { approveMarketPolicies, marketPolicyRoutes } from './market-policy-routes.js';
import { offerNoticeRoutes } from './offer-notice-routes.js';
import { participationApprovals } from './participation-proposal-routes.js';
import { participationRoutes } from './participation-routes.js';
import { pricingConventionRoutes } from './pricing-convention-routes.js';
import { QuoteClient, quoteApprovalNames } from './quote-client.js';
import { quoteInvitationRoutes } from './quote-invitation-routes.js';
import { quoteRequestRoutes } from './quote-request-routes.js';
import { recourseClaimApprovals, recourseClaimRoutes } from './recourse-claim-routes.js';
import { TitleClient } from './title-client.js';
import { titleRoutes } from './title-routes.js';
import { wantedNoticeRoutes } from './wanted-notice-routes.js';

/** Claims that are sold before they are due. */
export function forfaitingRoutes(bank: string): readonly Route[] {
    return [
        ...pricingConventionRoutes,
        ...marketPolicyRoutes,
        ...claimOfferRoutes(bank),
        ...offerNoticeRoutes(bank),
        ...wantedNoticeRoutes(bank),
        ...titleRoutes(bank),
        ...buyerLimitRoutes,
        ...quoteRequestRoutes(bank),
        ...quoteInvitationRoutes(bank),
        ...dealRoutes(bank),
        ...recourseClaimRoutes(bank),
        ...dealTimelineRoutes(bank),
        ...assignmentNoticeRoutes(bank),
        ...dealDocumentRoutes(bank),
        ...holdingRoutes(bank),
        ...lateInterestRoutes(bank),
        ...participationRoutes(bank),
    ];
}

/** What carries an approved act out. */
export function forfaitingApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    const ofQuotes = quoteApprovalNames.map((name): [string, Approve] => [
        name,
        ({ approvalId }, { ledger, request }) => new QuoteClient(ledger).approve(name, approvalId, request),
    ]);

    const ofLimits: Approve = ({ approvalId }, { ledger, request }) =>
        new BuyerLimitClient(ledger).approve(approvalId, request);

    const ofSplits: Approve = ({ approvalId }, { ledger, request }) =>
        new TitleClient(ledger).approveSplit(approvalId, request);

    return {
        ...Object.fromEntries(ofQuotes),
        'buyer-limit:ApproveLimits': ofLimits,
        'title:ApproveSplit': ofSplits,
        'market-policy:ApproveMarketPolicies': approveMarketPolicies,
        ...dealApprovals(purse),
        ...recourseClaimApprovals,
        ...holdingApprovals,
        ...lateInterestApprovals(purse),
        ...participationApprovals(purse),
    };
}
