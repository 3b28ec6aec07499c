import { localDay } from '../../calendar/banking-days.js';
import { calendarOf } from '../../calendar/calendar-book.js';
import { calendarOfLocation } from '../../calendar/calendar-of-location.js';
import type { Instant } from '../../kernel/time.js';
import type { PricingBooks } from '../quote/price-quote.js';
import { dealUnderRecourse } from '../recourse/recourse-stands.js';
import type { Title } from '../title/title.js';
import type { DealView } from './api.js';
import type { AssignmentNotice } from './assignment-notice.js';
import type { Deal } from './deal.js';
import { dealAsItStands } from './deliver-documents.js';
import { priceAt, withAnswer } from './settle-deal.js';

export interface LookingFacts extends PricingBooks {
    readonly notice: AssignmentNotice | undefined;
    /** To what is sold, as far as the bank that looks holds it. */
    readonly title: Title | undefined;
    readonly at: Instant;
}

/** A deal as it stands: lapsed by time alone, answered by the debtor, or paid by it, and what it would cost to settle it now. */
export function dealView(kept: Deal, { notice, title, at, ...books }: LookingFacts): DealView {
    const calendar = calendarOf(books.calendars, kept.deliveryPlace);
    const deal = dealUnderRecourse(withAnswer(dealAsItStands(kept, { calendar, at }), notice), title);
    const today = localDay(calendarOfLocation(books.calendars, deal.claim.payableAt), at);
    const isPayable = deal.status === 'ACKNOWLEDGED' && today < deal.claim.maturity;

    return {
        ...deal,
        ...(notice !== undefined && { notice }),
        ...(isPayable && { priceNow: priceAt(deal, { ...books, at }) }),
    };
}
