import { isOver } from '../../calendar/deadline.js';
import { sum } from '../../kernel/money.js';
import type { Instant } from '../../kernel/time.js';
import type { Deal } from '../deal/deal.js';
import type { Invitation } from '../quote/invitation.js';
import type { Quote } from '../quote/quote.js';
import { standingSales, type Title } from '../title/title.js';
import type { QuotedExposure } from './buyer-book.js';

/** What the buyer's own books tell of a claim that it has quoted for. */
export interface Quoted {
    readonly bank: string;
    readonly invitation: Pick<Invitation, 'status'>;
    readonly quote: Pick<Quote, 'validUntil'>;
    /** If its quote was taken. */
    readonly deal?: Pick<Deal, 'status' | 'dealId'> | undefined;
    /** To the claim, for as long as it lies in its books; of one that was split since, to its parts. */
    readonly titles: readonly Pick<Title, 'holder' | 'status' | 'amount' | 'history'>[];
}

/** In which it has paid for it. */
const paidFor: readonly Deal['status'][] = ['UNDER_RESERVE', 'REFUND_DUE', 'SETTLED', 'RECOURSE_ADMITTED'];

/** The states of a deal in which its buyer will not hold the claim any more. */
const ended: readonly Deal['status'][] = ['LAPSED', 'CALLED_OFF', 'RESCINDED'];

/**
 * What a quote still puts at stake: all of the claim while it binds, and from the trade on while the deal stands; then what
 * the bank holds of it, for as long as it does. Nothing is written for it: a quote that ends by time frees its limit by itself.
 */
export function leftAtStake(
    exposure: QuotedExposure,
    { quoted, at }: { readonly quoted: Quoted; readonly at: Instant },
): QuotedExposure | undefined {
    const { invitation, quote, deal } = quoted;
    if (invitation.status === 'NOT_TAKEN') {
        return undefined;
    }
    if (deal === undefined) {
        return isOver({ endsAt: quote.validUntil }, at) ? undefined : exposure;
    }
    if (paidFor.includes(deal.status)) {
        return heldOf(exposure, { ...quoted, dealId: deal.dealId });
    }

    return ended.includes(deal.status) ? undefined : exposure;
}

/** What it has bought by this deal, and neither sold on nor been paid: what it bought back counts by the deal that did. */
function heldOf(
    exposure: QuotedExposure,
    { bank, dealId, titles }: Pick<Quoted, 'bank' | 'titles'> & Pick<Deal, 'dealId'>,
): QuotedExposure | undefined {
    const held = titles.filter(
        (title) => title.holder === bank && title.status !== 'PAID' && standingSales(title).at(-1)?.dealId === dealId,
    );
    const amounts = held.map(({ amount }) => amount);

    return held.length === 0 ? undefined : { ...exposure, amount: sum(exposure.amount.currency, amounts) };
}
