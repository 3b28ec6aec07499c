import type { CalendarBook } from '../../../calendar/calendar-book.js';
import { china } from '../../../calendar/testing/samples.js';
import { convention } from '../../pricing/testing/samples.js';
import { buyer, claim, facts as title, seller } from '../../title/testing/samples.js';
import type { Bid } from '../bid.js';
import { closeBidding } from '../close-bidding.js';
import { commitQuote } from '../commit-quote.js';
import { invitationUnder, type Invitation } from '../invitation.js';
import type { PricingBooks } from '../price-quote.js';
import type { Quote } from '../quote.js';
import type { RequestQuotes } from '../quote-request.js';
import { requestQuotes, type RequestingFacts } from '../request-quotes.js';
import { revealQuote, type RevealFacts } from '../reveal-quote.js';

/** What the tests start from: the holder of a million yuan asks three banks, until the evening of 3 March in China. */
export const [second, third] = ['SampanBankMSP', 'TeaRoadBankMSP'];
export const banks: readonly string[] = [buyer, second, third];
export const closesAt = '2026-03-03T10:00:00.000Z';
export const revealUntil = '2026-03-03T14:00:00.000Z';
export const order: RequestQuotes = {
    requestId: 'a'.repeat(32),
    claimId: claim.claimId,
    invited: [...banks],
    closesAt,
    revealHours: 4,
    disbursedOn: '2026-03-05',
    availability: { kind: 'IMMEDIATE' },
    deliveryPlace: 'CHINA',
};
export const holding: RequestingFacts = {
    ...title,
    lastDeal: undefined,
    isParticipated: false,
    claim,
    origin: undefined,
    invitationIdOf: (bank) => String(banks.indexOf(bank) + 1).repeat(32),
};
export const { request, invitations } = requestQuotes(order, holding);
export const invitationOf = (bank: string): Invitation => invitations.find((each) => each.bank === bank) as Invitation;
export const books: PricingBooks = {
    conventions: { conventions: [convention] },
    calendars: {
        calendars: [{ first: china, publishedAt: '2026-01-01T00:00:00.000Z', amendments: [] }],
    } satisfies CalendarBook,
};
export const quote: Quote = {
    kind: 'FIRM',
    terms: { method: 'SIMPLE_YIELD', percentPerYear: '2.85', graceDays: 0 },
    validUntil: '2026-03-04T10:00:00.000Z',
};
export const at = (minutes: number): string => `2026-03-03T03:${String(minutes).padStart(2, '0')}:00.000Z`;

/** A bank has sealed a quote, some minutes after three. */
export const committed = (bank: string, minutes: number, digit = 'b'): Bid =>
    commitQuote(
        { quote, commitment: digit.repeat(64) },
        { ...books, invitation: invitationOf(bank), bank, bid: undefined, at: at(minutes) },
    ).bid;
export const bids = banks.map((bank, index) => committed(bank, index));
export const closed = closeBidding({ request, bank: seller, bids: [], at: closesAt });
export const revealFacts: RevealFacts = {
    ...books,
    invitation: invitationUnder(closed, invitationOf(buyer)),
    bank: buyer,
    bid: bids[0] as Bid,
    sha256: 'b'.repeat(64),
    at: closesAt,
};
/** It has shown a quote at a rate. */
export const revealed = (bid: Bid, percentPerYear: string, more: Partial<Quote> = {}): Bid =>
    revealQuote(
        { ...quote, ...more, terms: { ...quote.terms, ...more.terms, percentPerYear } },
        {
            ...revealFacts,
            invitation: invitationUnder(closed, invitationOf(bid.bank)),
            bank: bid.bank,
            bid,
            sha256: bid.commitment,
        },
    );
