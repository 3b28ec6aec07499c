import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import type { Clock } from '../../presentation/preclusion.js';
import { availabilityEnds } from './availability.js';
import { dealAfter } from './deal-status.js';
import type { Deal } from './deal.js';
import { isFinalByTime, statedReserve, type ReserveTerms } from './reserve.js';

const refusal = refusals({
    DEAL_MUST_BE_OF_SELLER: 'forbidden',
    DEAL_MUST_BE_OF_BUYER: 'forbidden',
    AVAILABILITY_DATE_MUST_HAVE_PASSED: 'conflict',
});

/** The bank that acts, and the calendar of the place where documents are delivered. */
export interface DealFacts extends Clock {
    readonly bank: string;
    readonly deal: Deal;
}

/**
 * The deal as it stands at an instant. Without satisfactory documents it lapses when the availability date has passed, whether
 * anybody has touched it since or not. Documents that came in time are not late because the buyer has not looked at them
 * yet: until it rejects them nothing lapses by itself. Under reserve it is final when the claim matures and no refund was
 * demanded before.
 */
export function dealAsItStands(deal: Deal, { calendar, at }: Clock): Deal {
    if (isFinalByTime(deal, { calendar, at })) {
        return { ...deal, status: dealAfter(deal.status, 'LIFT_RESERVE') };
    }
    if (deal.status !== 'TRADED' && deal.status !== 'REJECTED') {
        return deal;
    }
    const { later } = availabilityEnds(deal, calendar);

    return isOver(later, at) ? { ...deal, status: dealAfter(deal.status, 'LAPSE'), lapsedAt: later.endsAt } : deal;
}

/** Delivers the documents, or delivers again what was rejected, or what is missing under reserve. */
export function deliverDocuments(facts: DealFacts): Deal {
    mustBeOfSeller(facts);
    const deal = dealAsItStands(facts.deal, facts);

    return { ...deal, status: dealAfter(deal.status, 'DELIVER'), deliveries: [...deal.deliveries, facts.at] };
}

/**
 * Finds the documents satisfactory: the seller has done what it must, whatever the day is meanwhile. Or all but what is
 * missing, for which the buyer pays under reserve; a seller that does not want that gives no notice, and calls the deal off.
 */
export function acceptDocuments(
    { reserve: terms }: { readonly reserve?: ReserveTerms | undefined },
    facts: DealFacts,
): Deal {
    mustBeOfBuyer(facts);
    const { deal, at } = facts;
    const status = dealAfter(deal.status, 'FIND_SATISFACTORY');

    return { ...deal, status, acceptedAt: at, ...(terms && { reserve: statedReserve(terms, facts) }) };
}

/** Rejects the documents for reasons that the seller can cure, for as long as there is time to. */
export function rejectDocuments({ reasons }: Pick<Deal['rejections'][number], 'reasons'>, facts: DealFacts): Deal {
    mustBeOfBuyer(facts);
    const { deal, at } = facts;

    return {
        ...deal,
        status: dealAfter(deal.status, 'REJECT'),
        rejections: [...deal.rejections, { at, reasons }],
    };
}

/**
 * Writes down that the deal has lapsed. Either may when nothing satisfactory was delivered; while documents wait to be examined
 * only the seller may, who need not wait for a buyer that says nothing. A buyer would thereby get out of its trade.
 */
export function lapseDeal(facts: DealFacts): Deal {
    const { bank, deal, at } = facts;
    if (bank !== deal.buyer || deal.status === 'DELIVERED') {
        mustBeOfSeller(facts);
    }
    const status = dealAfter(deal.status, 'LAPSE');
    const { later } = availabilityEnds(deal, facts.calendar);
    if (!isOver(later, at)) {
        throw refusal('AVAILABILITY_DATE_MUST_HAVE_PASSED', { availabilityDate: later.availabilityDate });
    }

    return { ...deal, status, lapsedAt: deal.status === 'DELIVERED' ? at : later.endsAt };
}

export function mustBeOfSeller({ bank, deal }: Pick<DealFacts, 'bank' | 'deal'>): void {
    if (bank !== deal.seller) {
        throw refusal('DEAL_MUST_BE_OF_SELLER');
    }
}

export function mustBeOfBuyer({ bank, deal }: Pick<DealFacts, 'bank' | 'deal'>): void {
    if (bank !== deal.buyer) {
        throw refusal('DEAL_MUST_BE_OF_BUYER');
    }
}
