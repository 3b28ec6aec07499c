import { isOver } from '../../calendar/deadline.js';
import type { Instant } from '../../kernel/time.js';
import type { Deal } from '../deal/deal.js';
import type { Invitation } from '../quote/invitation.js';
import type { Quote } from '../quote/quote.js';
import type { Title } from '../title/title.js';

/** What the buyer's own books tell of a claim that it has quoted for. */
export interface Quoted {
    readonly bank: string;
    readonly invitation: Pick<Invitation, 'status'>;
    readonly quote: Pick<Quote, 'validUntil'>;
    /** If its quote was taken. */
    readonly deal?: Pick<Deal, 'status'> | undefined;
    /** If it has bought the claim, and for as long as it lies in its books. */
    readonly title?: Pick<Title, 'holder' | 'status'> | undefined;
}

/** The states of a deal in which its buyer will not hold the claim any more. */
const ended: readonly Deal['status'][] = ['LAPSED', 'CALLED_OFF', 'RESCINDED'];

/**
 * Whether a quote still puts anything at stake: while it binds, from the trade on while the deal stands, and then for as long
 * as the bank holds the claim. Nothing is written for it: a quote that ends by time frees its limit by itself.
 */
export function isAtStake({ bank, invitation, quote, deal, title }: Quoted, at: Instant): boolean {
    if (invitation.status === 'NOT_TAKEN') {
        return false;
    }
    if (deal === undefined) {
        return !isOver({ endsAt: quote.validUntil }, at);
    }

    return deal.status === 'SETTLED' || deal.status === 'UNDER_RESERVE'
        ? title?.holder === bank && title.status !== 'PAID'
        : !ended.includes(deal.status);
}
