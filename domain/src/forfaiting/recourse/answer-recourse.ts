import { dealAfter } from '../deal/deal-status.js';
import type { Deal } from '../deal/deal.js';
import { mustBeOfBuyer, mustBeOfSeller, type DealFacts } from '../deal/deliver-documents.js';
import type { Title } from '../title/title.js';
import { makeFinal } from '../title/undo-sale.js';
import type { RejectRecourse } from './api.js';
import type { RecourseClaim } from './recourse-claim.js';
import { recourseAsItStands } from './recourse-stands.js';
import { recourseAfter } from './recourse-status.js';

export interface AnsweringFacts extends Pick<DealFacts, 'bank' | 'deal' | 'at'> {
    readonly recourse: RecourseClaim;
    /** As the acting bank holds it; nothing, once the debtor has paid the buyer. */
    readonly title: Title | undefined;
}

/** A recourse claim that came to nothing, and the title that is final again. */
export interface EndedRecourse {
    readonly recourse: RecourseClaim;
    readonly deal: Deal;
    readonly title: Title | undefined;
}

/** Admits it: the seller owes the price, and has the title back when it pays. */
export function admitRecourse(facts: AnsweringFacts): Pick<EndedRecourse, 'recourse' | 'deal'> {
    mustBeOfSeller(facts);
    const { deal, recourse, title, at } = facts;
    const status = recourseAfter(recourseAsItStands(recourse, title).status, 'ADMIT');

    return {
        recourse: { ...recourse, status, admittedAt: at },
        deal: { ...deal, status: dealAfter(deal.status, 'ADMIT_RECOURSE') },
    };
}

/** Rejects it, with what speaks against it. Who of the two is right is for a court. */
export function rejectRecourse({ reasons }: Pick<RejectRecourse, 'reasons'>, facts: AnsweringFacts): EndedRecourse {
    mustBeOfSeller(facts);
    const { deal, recourse, title, at } = facts;
    const status = recourseAfter(recourseAsItStands(recourse, title).status, 'REJECT');

    return { recourse: { ...recourse, status, rejected: { reasons, at } }, deal, title: title && makeFinal(title) };
}

/** Withdraws it, admitted or not: the sale is final. Not what was paid back. */
export function withdrawRecourse(facts: AnsweringFacts): EndedRecourse {
    mustBeOfBuyer(facts);
    const { deal, recourse, title, at } = facts;
    const status = recourseAfter(recourseAsItStands(recourse, title).status, 'WITHDRAW');
    const isAdmitted = recourse.status === 'ADMITTED';

    return {
        recourse: { ...recourse, status, withdrawnAt: at },
        deal: isAdmitted ? { ...deal, status: dealAfter(deal.status, 'END_RECOURSE') } : deal,
        title: title && makeFinal(title),
    };
}
