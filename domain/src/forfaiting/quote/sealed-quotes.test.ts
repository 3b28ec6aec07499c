import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/json.js';
import { assignment, documentsOf } from '../title/testing/assigned.js';
import { claim, buyer, matured, seller } from '../title/testing/samples.js';
import { bidSchema } from './bid.js';
import { closeBidding } from './close-bidding.js';
import { commitQuote, type CommitmentFacts } from './commit-quote.js';
import { invitationSchema, invitationUnder } from './invitation.js';
import { mustBind, sealedText, type Quote } from './quote.js';
import { quoteRequestSchema, type RequestQuotes } from './quote-request.js';
import { requestQuotes } from './request-quotes.js';
import { revealQuote, type RevealFacts } from './reveal-quote.js';
import {
    at,
    bids,
    books,
    closed,
    closesAt,
    committed,
    holding,
    invitationOf,
    order,
    quote,
    request,
    revealed,
    revealFacts,
    revealUntil,
} from './testing/samples.js';

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');
const sealing = { requestId: order.requestId, bank: buyer, quote, salt: '7'.repeat(64) };

describe('a request for quotes', () => {
    it('gives every bank that is invited its time, and asks for the same day of all', () => {
        const { invited, ...asked } = order;
        const invitations = invited.map((bank, index) => ({ bank, invitationId: String(index + 1).repeat(32) }));

        expect(request).toEqual({ ...asked, seller, status: 'OPEN', requestedAt: holding.at, invitations });
        expect(quoteRequestSchema.parse(JSON.parse(canonicalJson(closed)))).toEqual(closed);
    });

    it('tells each bank what it must know to price the claim, and nothing of the others', () => {
        const { amount, debtorBank, maturity, payableAt, undertaking } = claim;
        const { closesAt: closing, revealHours, disbursedOn, availability, deliveryPlace } = order;
        const invitation = invitationOf(buyer);

        expect(invitation).toEqual({
            invitationId: '1'.repeat(32),
            requestId: order.requestId,
            seller,
            bank: buyer,
            claim: { amount, debtorBank, maturity, payableAt, undertaking, resaleCount: 0 },
            ...{ closesAt: closing, revealHours, disbursedOn, availability, deliveryPlace },
            requestedAt: holding.at,
            status: 'OPEN',
        });
        expect(invitationSchema.parse(JSON.parse(canonicalJson(invitation)))).toEqual(invitation);
        const { decision, ...undecided } = { ...closed, decision: { standings: [], chosen: buyer, at: closesAt } };
        const told = [undecided, { ...undecided, status: 'DECIDED' as const, decision }].map((each) =>
            ['1', '2'].map((_, index) => invitationUnder(each, invitationOf(order.invited[index]!)).status),
        );
        expect(invitationUnder({ ...undecided, status: 'DECIDED', decision }, invitationOf(order.invited[1]!))).toEqual(
            {
                ...invitationOf(order.invited[1]!),
                ...{ status: 'NOT_TAKEN', closedAt: undecided.closedAt, revealUntil: undecided.revealUntil },
            },
        );
        expect(told).toEqual([
            ['CLOSED', 'CLOSED'],
            ['TAKEN', 'NOT_TAKEN'],
        ]);
    });

    it('is closed by an act of the seller, when its time is over or all have quoted', () => {
        const isClosed = { ...request, status: 'CLOSED', closedAt: closesAt, revealUntil };

        expect(closeBidding({ request, bank: seller, bids: [], at: closesAt })).toEqual(isClosed);
        expect(closeBidding({ request, bank: seller, bids, at: at(30) })).toMatchObject({
            status: 'CLOSED',
            closedAt: at(30),
        });
    });

    const requesting = (change: Partial<RequestQuotes>, by = holding) => requestQuotes({ ...order, ...change }, by);
    const assigned = { ...holding, origin: { ...documentsOf(claim), assignments: [assignment] } };
    const underDeal = { ...assigned, lastDeal: { status: 'NOTIFIED' } } as const;
    const early = { closesAt: holding.at, disbursedOn: '2026-03-02' };
    const closing = (bank: string, status: 'OPEN' | 'CLOSED' = 'OPEN') =>
        closeBidding({ request: { ...request, status }, bank, bids: bids.slice(1), at: at(59) });
    // Each row breaks the rule it names and every rule below it of the same act, so the table also fixes the order.
    it.each<[string, () => unknown]>([
        [
            'TITLE_MUST_BE_HELD_BY_BANK',
            () => requesting({ ...early, invited: [seller] }, { ...underDeal, bank: buyer, at: matured }),
        ],
        [
            'CLAIM_MUST_NOT_HAVE_MATURED',
            () => requesting({ ...early, invited: [seller] }, { ...underDeal, at: matured }),
        ],
        ['CLAIM_MUST_NOT_BE_UNDER_DEAL', () => requesting({ ...early, invited: [buyer, seller] }, underDeal)],
        ['CLAIM_MUST_NOT_BE_ASSIGNED', () => requesting({ ...early, invited: [buyer, seller] }, assigned)],
        ['BUYER_MUST_NOT_HOLD_TITLE', () => requesting({ ...early, invited: [buyer, seller] })],
        ['BUYER_MUST_NOT_OWE_CLAIM', () => requesting({ ...early, invited: [buyer, claim.debtorBank] })],
        ['BIDDING_MUST_CLOSE_LATER', () => requesting(early)],
        ['DISBURSEMENT_MUST_FOLLOW_QUOTES', () => requesting({ disbursedOn: '2026-03-02' })],
        ['DISBURSEMENT_MUST_FOLLOW_QUOTES', () => requesting({ disbursedOn: '2026-03-03', revealHours: 6 })],
        ['REQUEST_MUST_BE_OF_SELLER', () => closing(buyer, 'CLOSED')],
        ['BIDDING_MUST_BE_OPEN', () => closing(seller, 'CLOSED')],
        ['BIDDING_MUST_RUN_ITS_TIME', () => closing(seller)],
    ])('refuses: %s (%#)', (code, refused) => {
        expect(refused).toThrow(code);
    });
});

describe('a sealed quote', () => {
    const committing = (change: Partial<CommitmentFacts>, sealed = quote) =>
        commitQuote(
            { quote: sealed, commitment: 'c'.repeat(64) },
            { ...books, invitation: invitationOf(buyer), bank: buyer, bid: undefined, at: at(9), ...change },
        );
    it('binds its bank and tells nothing until it is shown', () => {
        const commitment = hashed(sealedText(sealing));
        const invitation = invitationOf(buyer);
        const { bid, days } = commitQuote(
            { quote, commitment },
            { ...books, invitation, bank: buyer, bid: undefined, at: at(5) },
        );
        const { invitationId, requestId } = invitation;
        expect(bid).toEqual({ invitationId, requestId, bank: buyer, commitment, committedAt: at(5) });
        expect(days).toBe(88);

        const shown = revealQuote(quote, { ...revealFacts, bid, sha256: hashed(sealedText(sealing)) });
        expect(shown.revealed).toMatchObject({ quote, at: closesAt });
        // 88 days from 5 March to Monday, 1 June: 1 000 000 / (1 + 0.0285 · 88 / 360).
        expect(shown.revealed?.pricing).toMatchObject({
            days: 88,
            proceeds: { currency: 'CNY', minorUnits: 99_308_153n },
        });
        expect(bidSchema.parse(JSON.parse(canonicalJson(shown)))).toEqual(shown);
    });

    it('is of one bank, one request, one quote and one salt', () => {
        const others = [
            { requestId: '9'.repeat(32) },
            { bank: 'SampanBankMSP' },
            { salt: '8'.repeat(64) },
            { quote: { ...quote, validUntil: '2026-03-04T10:00:00.001Z' } },
            { quote: { ...quote, terms: { ...quote.terms, percentPerYear: '2.850001' } } },
        ];

        expect(new Set([{}, ...others].map((change) => sealedText({ ...sealing, ...change }))).size).toBe(6);
    });

    it('can be committed to after the time of bidding, for as long as the seller has not closed it', () => {
        expect(committing({ at: revealUntil }).bid.committedAt).toBe(revealUntil);
    });

    it('is priced with a fee for its commitment from the day on which bidding was closed', () => {
        const terms = { ...quote.terms, commitmentPercentPerYear: '1' };
        const { revealed: shown } = revealQuote({ ...quote, terms }, revealFacts);

        expect(shown?.pricing.lines[1]).toMatchObject({ what: 'COMMITMENT_FEE', days: 2 });
    });

    const [bid] = bids as [(typeof bids)[number]];
    const late = revealUntil;
    const again = revealed(bid, '3');
    const indicative: Quote = {
        ...quote,
        kind: 'INDICATIVE',
        terms: { ...quote.terms, percentPerYear: '999999999999999' },
    };
    const revealing = (change: Partial<RevealFacts>, shown = indicative) =>
        revealQuote(shown, { ...revealFacts, ...change });
    const sha256 = 'c'.repeat(64);
    const open = { invitation: invitationOf(buyer) };
    const shut = { invitation: revealFacts.invitation };
    const twice = { bid };
    const tomorrow = quote.validUntil;
    // Each row breaks the rule it names and every rule below it of the same act, so the table also fixes the order.
    it.each<[string, () => unknown]>([
        ['BANK_MUST_BE_INVITED', () => committing({ ...shut, ...twice, bank: seller }, indicative)],
        ['BIDDING_MUST_BE_OPEN', () => committing({ ...shut, ...twice }, indicative)],
        ['BANK_MUST_NOT_HAVE_QUOTED', () => committing(twice, indicative)],
        ['QUOTE_MUST_BE_FIRM', () => committing({ at: tomorrow }, indicative)],
        ['QUOTE_MUST_BE_IN_TIME', () => committing({ at: tomorrow }, { ...indicative, kind: 'FIRM' })],
        ['PRICE_MUST_BE_MORE_THAN_NOTHING', () => committing({}, { ...indicative, kind: 'FIRM' })],
        ['CURRENCY_MUST_HAVE_PRICING_CONVENTION', () => committing({ conventions: undefined })],
        ['BANK_MUST_BE_INVITED', () => revealing({ ...open, bank: seller, bid: again, sha256, at: late })],
        ['BIDDING_MUST_BE_CLOSED', () => revealing({ ...open, bid: again, sha256, at: late })],
        ['BIDDING_MUST_BE_CLOSED', () => revealing({ invitation: { ...revealFacts.invitation, status: 'NOT_TAKEN' } })],
        ['QUOTE_MUST_BE_REVEALED_IN_TIME', () => revealing({ bid: again, sha256, at: late })],
        ['QUOTE_MUST_BE_REVEALED_ONCE', () => revealing({ bid: again, sha256 })],
        ['QUOTE_MUST_MATCH_COMMITMENT', () => revealing({ sha256 })],
        ['QUOTE_MUST_BE_FIRM', () => revealing({})],
        ['PRICE_MUST_BE_MORE_THAN_NOTHING', () => revealing({}, { ...indicative, kind: 'FIRM' })],
    ])('refuses: %s (%#)', (code, refused) => {
        expect(refused).toThrow(code);
    });

    it('cannot be what another has sealed', () => {
        const copied = committed('SampanBankMSP', 6, 'e');
        const bySampan = hashed(sealedText({ ...sealing, bank: 'SampanBankMSP' }));

        expect(bySampan).not.toBe(hashed(sealedText(sealing)));
        expect(() => revealQuote(quote, { ...revealFacts, bid: copied, sha256: bySampan })).toThrow(
            'QUOTE_MUST_MATCH_COMMITMENT',
        );
    });
});

describe('a quote', () => {
    it('binds until it ends, if it is firm', () => {
        expect(() => {
            mustBind(quote, '2026-03-04T09:59:59.999Z');
        }).not.toThrow();
    });

    it.each([
        ['QUOTE_MUST_BE_FIRM', { ...quote, kind: 'INDICATIVE' as const }],
        ['QUOTE_MUST_BE_IN_TIME', quote],
    ])('refuses: %s', (code, each) => {
        expect(() => {
            mustBind(each, quote.validUntil);
        }).toThrow(code);
    });
});
