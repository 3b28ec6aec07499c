import { endOfDay } from '../../calendar/banking-days.js';
import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import type { Clock } from '../../presentation/preclusion.js';
import { releaseTitle } from '../title/acknowledge-title.js';
import type { Title } from '../title/title.js';
import type { AssignmentNotice } from './assignment-notice.js';
import { availabilityEnds } from './availability.js';
import { dealAfter } from './deal-status.js';
import type { Deal } from './deal.js';
import { mustBeOfSeller, type DealFacts } from './deliver-documents.js';
import { isUnderWay } from './send-payment.js';
import { withAnswer } from './settle-deal.js';

const refusal = refusals({
    TIME_TO_SETTLE_MUST_BE_OVER: 'conflict',
    PAYMENT_MUST_NOT_BE_UNDER_WAY: 'conflict',
});

export interface CallingOffFacts extends DealFacts {
    readonly notice: AssignmentNotice | undefined;
    /** Where the debtor has acknowledged that it pays the buyer. */
    readonly title: Title | undefined;
}

export interface CalledOff {
    readonly deal: Deal;
    readonly notice?: AssignmentNotice;
    readonly title?: Title;
}

/**
 * Calls off a deal whose documents were satisfactory and that the buyer has not paid for: when the day of disbursement and the
 * availability date are both over, and so is the time of a payment that it has sent. Money that comes later is between the two
 * banks. The seller does, which would otherwise be left with a claim that it can neither sell nor collect; a buyer would get out
 * of its trade. Where the debtor has refused to acknowledge the buyer either bank does, and at once: nobody is going to pay.
 */
export function callOffDeal({ notice, title, ...facts }: CallingOffFacts): CalledOff {
    const { bank, at } = facts;
    const deal = withAnswer(facts.deal, notice);
    const isRefused = deal.status === 'NOTICE_REFUSED';
    if (!isRefused || bank !== deal.buyer) {
        mustBeOfSeller(facts);
    }
    const status = dealAfter(deal.status, 'CALL_OFF');
    if (!isRefused) {
        mustBeOutOfTime(deal, facts);
    }
    const calledOff = { calledOffAt: at, calledOffBy: bank };

    return {
        deal: { ...deal, status, ...calledOff },
        ...(notice !== undefined && { notice: { ...notice, ...calledOff } }),
        ...(title !== undefined && { title: releaseTitle(deal, title) }),
    };
}

/** Neither may the buyer still pay in time, nor be money of it on its way. */
function mustBeOutOfTime(deal: Deal, { calendar, at }: Clock): void {
    const { later } = availabilityEnds(deal, calendar);
    const ends = [later, { endsAt: endOfDay(calendar, deal.disbursedOn) }];
    if (!ends.every((end) => isOver(end, at))) {
        throw refusal('TIME_TO_SETTLE_MUST_BE_OVER', {
            availabilityDate: later.availabilityDate,
            disbursedOn: deal.disbursedOn,
        });
    }
    if (deal.sentPayment !== undefined && isUnderWay(deal.sentPayment, at)) {
        throw refusal('PAYMENT_MUST_NOT_BE_UNDER_WAY', { until: deal.sentPayment.until });
    }
}
