import { china } from '../../../calendar/testing/samples.js';
import { closed, bids, quote, revealed } from '../../quote/testing/samples.js';
import { takeQuote } from '../../quote/take-quote.js';
import { holding } from '../../quote/testing/samples.js';
import { buyer, claim, dealId, seller, title } from '../../title/testing/samples.js';
import type { Bid } from '../../quote/bid.js';
import type { Deal } from '../deal.js';
import { acceptDocuments, deliverDocuments, type DealFacts } from '../deliver-documents.js';
import { tradeOf } from '../trade-claim.js';

/** What the tests start from: the buyer's quote was taken on Wednesday, 4 March 2026, to be paid for on the 5th. */
export const tradedAt = '2026-03-04T02:00:00.000Z';
const shown = revealed(bids[0] as Bid, quote.terms.percentPerYear);
const facts = { request: closed, bank: seller, bids: [shown], at: tradedAt, sale: holding, dealId };
const decided = takeQuote({ chosen: buyer }, facts);
export const traded = tradeOf(decided, { bids: [shown], claim, title, dealId, at: tradedAt }) as Deal;

export const dealFacts = (deal: Deal, change: Partial<DealFacts> = {}): DealFacts => ({
    bank: seller,
    deal,
    calendar: china,
    at: tradedAt,
    ...change,
});
export const satisfied = acceptDocuments({}, dealFacts(deliverDocuments(dealFacts(traded)), { bank: buyer }));
/** In the morning of a day in China. */
export const atDay = (day: string): string => `${day}T02:00:00.000Z`;
