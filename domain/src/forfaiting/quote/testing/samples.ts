import { china } from '../../../calendar/testing/samples.js';
import { convention } from '../../pricing/testing/samples.js';
import { buyer, claim, facts as holding, seller } from '../../title/testing/samples.js';
import type { Bid } from '../bid.js';
import { closeBidding } from '../close-bidding.js';
import { commitQuote } from '../commit-quote.js';
import type { Quote } from '../quote.js';
import type { RequestQuotes } from '../quote-request.js';
import { requestQuotes } from '../request-quotes.js';
import { revealQuote, type RevealFacts } from '../reveal-quote.js';

/** What the tests start from: the holder of a million yuan asks three banks, until the evening of 3 March in China. */
export const [second, third] = ['SampanBankMSP', 'TeaRoadBankMSP'];
export const banks = [buyer, second, third] as const;
export const closesAt = '2026-03-03T10:00:00.000Z';
export const revealUntil = '2026-03-03T14:00:00.000Z';
export const order: RequestQuotes = {
    requestId: 'a'.repeat(32),
    claimId: claim.claimId,
    invited: [...banks],
    closesAt,
    revealHours: 4,
    disbursedOn: '2026-03-05',
};
export const request = requestQuotes(order, holding);
export const quote: Quote = {
    kind: 'FIRM',
    terms: { method: 'SIMPLE_YIELD', percentPerYear: '2.85', graceDays: 0 },
    validUntil: '2026-03-04T10:00:00.000Z',
};
export const at = (minutes: number): string => `2026-03-03T03:${String(minutes).padStart(2, '0')}:00.000Z`;

/** A bank has sealed a quote, some minutes after three. */
export const committed = (bank: string, minutes: number, digit = 'b'): Bid =>
    commitQuote({ commitment: digit.repeat(64) }, { request, bank, bid: undefined, at: at(minutes) });
export const bids = banks.map((bank, index) => committed(bank, index));
export const closed = closeBidding({ request, bank: seller, bids: [], at: closesAt });
export const revealFacts: RevealFacts = {
    request: closed,
    bid: bids[0] as Bid,
    sha256: 'b'.repeat(64),
    at: closesAt,
    amount: claim.amount,
    maturity: claim.maturity,
    convention: convention.currencies[0] ?? { currency: 'CNY', yearDays: 360, settlesAt: 'CHINA' },
    calendars: [china],
};
/** It has shown a quote at a rate. */
export const revealed = (bid: Bid, percentPerYear: string, more: Partial<Quote> = {}): Bid =>
    revealQuote(
        { ...quote, ...more, terms: { ...quote.terms, ...more.terms, percentPerYear } },
        { ...revealFacts, bid, sha256: bid.commitment },
    );
