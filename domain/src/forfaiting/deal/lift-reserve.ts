import { endOfDay } from '../../calendar/banking-days.js';
import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import { makeFinal } from '../title/undo-sale.js';
import type { Title } from '../title/title.js';
import { dealAfter } from './deal-status.js';
import type { Deal, Reserve } from './deal.js';
import { dealAsItStands, mustBeOfBuyer, type DealFacts } from './deliver-documents.js';
import { isUnderReserve } from './reserve.js';

const refusal = refusals({
    RESERVE_MUST_STAND: 'conflict',
    CURE_DAY_MUST_HAVE_PASSED: 'conflict',
});

export interface LiftingFacts extends DealFacts {
    /** Where the claim was paid for. */
    readonly title: Title | undefined;
}

export interface LiftedReserve {
    readonly deal: Deal;
    readonly title?: Title;
}

/** Lifts the reserve: what was missing is there, or does not matter. Before the buyer has paid, it then pays without. */
export function liftReserve({ title, ...facts }: LiftingFacts): LiftedReserve {
    mustBeOfBuyer(facts);
    const { at } = facts;
    const deal = dealAsItStands(facts.deal, facts);
    const reserve = { ...standingReserve(deal), liftedAt: at };
    const status = dealAfter(deal.status, 'LIFT_RESERVE');

    return { deal: { ...deal, status, reserve }, ...(title !== undefined && { title: makeFinal(title) }) };
}

/**
 * Demands the money back, for what the seller had until a day to cure and has not. Not before that day is over, and never for
 * anything that a debtor does: when the claim matures the sale is final.
 */
export function demandRefund({ points }: Pick<Reserve, 'points'>, facts: DealFacts): Deal {
    mustBeOfBuyer(facts);
    const { calendar, at } = facts;
    const deal = dealAsItStands(facts.deal, facts);
    const status = dealAfter(deal.status, 'DEMAND_REFUND');
    const reserve = standingReserve(deal);
    if (!isOver({ endsAt: endOfDay(calendar, reserve.cureBy) }, at)) {
        throw refusal('CURE_DAY_MUST_HAVE_PASSED', { cureBy: reserve.cureBy });
    }

    return { ...deal, status, reserve: { ...reserve, demand: { points, at } } };
}

function standingReserve(deal: Deal): Reserve {
    if (deal.reserve === undefined || !isUnderReserve(deal)) {
        throw refusal('RESERVE_MUST_STAND');
    }

    return deal.reserve;
}
