import { dealAfter } from '../deal/deal-status.js';
import type { Deal } from '../deal/deal.js';
import type { Title } from '../title/title.js';
import { isOpenRecourse, recourseAfter } from './recourse-status.js';
import type { RecourseClaim } from './recourse-claim.js';

/**
 * A recourse claim as it stands. As long as it is open the title is returnable for its deal, in the books of buyer and seller;
 * only the debtor's payment makes it otherwise, which neither of them writes. Of what was collected there is nothing to give
 * back, and nothing is lost.
 */
export function recourseAsItStands(recourse: RecourseClaim, title: Title | undefined): RecourseClaim {
    const isCollected = isOpenRecourse(recourse.status) && !isReturnableFor(recourse, title);

    return isCollected ? { ...recourse, status: recourseAfter(recourse.status, 'COLLECT') } : recourse;
}

/** A deal of which the recourse was admitted, likewise: with what the debtor has paid the sale is final. */
export function dealUnderRecourse(deal: Deal, title: Title | undefined): Deal {
    const isCollected = deal.status === 'RECOURSE_ADMITTED' && !isReturnableFor(deal, title);

    return isCollected ? { ...deal, status: dealAfter(deal.status, 'END_RECOURSE') } : deal;
}

function isReturnableFor({ dealId }: Pick<Deal, 'dealId'>, title: Title | undefined): boolean {
    return title?.returnableTo?.dealId === dealId;
}
