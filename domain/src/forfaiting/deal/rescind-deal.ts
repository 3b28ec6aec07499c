import type { Claim } from '../../claim/claim.js';
import type { PaymentDue } from '../../dcep/payment-due.js';
import type { Instant } from '../../kernel/time.js';
import type { PaidBefore } from '../../presentation/outside-payment.js';
import { paymentBy, type MeansOfPayment } from '../../presentation/payment.js';
import type { RecourseClaim } from '../recourse/recourse-claim.js';
import { recourseAfter } from '../recourse/recourse-status.js';
import type { TitleFacts } from '../title/held-title.js';
import { undoSale } from '../title/undo-sale.js';
import type { AssignmentNotice } from './assignment-notice.js';
import { dealAfter } from './deal-status.js';
import type { Deal } from './deal.js';
import { mustBeOfBuyer, mustBeOfSeller } from './deliver-documents.js';
import { purchaseDue, type SettledDeal } from './settle-deal.js';

export interface RescindingFacts extends TitleFacts {
    readonly deal: Deal;
    readonly claim: Claim;
    readonly notice: AssignmentNotice;
    /** What the buyer has claimed back last, if it has. */
    readonly recourse: RecourseClaim | undefined;
}

/** A sale that is undone: the claim is the seller's again, and the notice of it means nothing any more. */
export interface RescindedDeal extends SettledDeal {
    readonly notice: AssignmentNotice;
    readonly recourse?: RecourseClaim;
}

/** Pays the price back, to the fen, out of the vault of the seller: it has the title back, or keeps its money. */
export function refundDeal(facts: RescindingFacts): RescindedDeal & { readonly coins: PaymentDue } {
    mustBeOfSeller(facts);
    const rescinded = rescindedBy({ kind: 'E_CNY' }, facts);

    return { ...rescinded, coins: refundDue(rescinded.deal) };
}

/** Confirms that the seller has paid back outside the ledger. The buyer does, for it alone sees that the money came. */
export function confirmRefund({ uetr }: { readonly uetr: string }, facts: RescindingFacts & PaidBefore): RescindedDeal {
    mustBeOfBuyer(facts);

    return rescindedBy({ kind: 'OUTSIDE', uetr }, facts);
}

/** The coins that pay a price back. */
export function refundDue(deal: Deal): PaymentDue {
    const { dealId, seller: buyer, buyer: seller } = deal;

    return purchaseDue({ dealId, buyer, seller }, settlementOf(deal).pricing.proceeds);
}

/** For how much the title has passed, of a deal whose status says that it has. */
export function settlementOf({ settlement }: Deal): NonNullable<Deal['settlement']> {
    if (settlement === undefined) {
        throw new Error('a deal that was not paid for is to be refunded');
    }

    return settlement;
}

function rescindedBy(means: MeansOfPayment, facts: RescindingFacts & PaidBefore): RescindedDeal {
    const { deal, claim, notice, recourse, at } = facts;
    const status = dealAfter(deal.status, 'RESCIND');
    const title = undoSale(deal, facts);

    return {
        deal: { ...deal, status, refund: paymentBy(means, facts) },
        claim: { ...claim, holder: title.holder },
        title,
        notice: { ...notice, calledOffAt: at },
        ...(recourse && { recourse: refunded(recourse, at) }),
    };
}

/** What was admitted is met, and can be neither withdrawn nor met again. */
function refunded(recourse: RecourseClaim, at: Instant): RecourseClaim {
    return { ...recourse, status: recourseAfter(recourse.status, 'REFUND'), refundedAt: at };
}
