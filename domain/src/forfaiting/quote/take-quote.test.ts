import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../kernel/json.js';
import { buyer, dealId, matured, seller } from '../title/testing/samples.js';
import type { Bid } from './bid.js';
import { quoteRequestSchema, type QuoteRequest } from './quote-request.js';
import { takeQuote, type Choice, type TakingFacts } from './take-quote.js';
import {
    at,
    bids,
    closed,
    closesAt,
    committed,
    holding,
    quote,
    request,
    revealed,
    revealUntil,
    second,
    third,
} from './testing/samples.js';

const [first, other, last] = bids as [Bid, Bid, Bid];
/** The second pays most; the third has not shown what it sealed. */
const shown = [revealed(first, '2.85'), revealed(other, '2.8'), last];
const facts: TakingFacts = { request: closed, bank: seller, bids: shown, at: revealUntil, sale: holding, dealId };
const decided = (choice: Choice, change: Partial<TakingFacts> = {}): QuoteRequest['decision'] =>
    takeQuote(choice, { ...facts, ...change }).decision;
const ranking = (change: Partial<TakingFacts>): unknown =>
    decided({ reason: 'none taken' }, change)?.standings.map(({ bank, outcome }) => [bank, outcome]);

describe('takeQuote', () => {
    it('takes the quote that pays most, and records how all stood', () => {
        const taken = takeQuote({ chosen: second }, facts);

        expect(taken).toEqual({
            ...closed,
            status: 'DECIDED',
            dealId,
            decision: {
                standings: [
                    {
                        outcome: 'RANKED',
                        bank: second,
                        rank: 1,
                        proceeds: { currency: 'CNY', minorUnits: 99_320_208n },
                        committedAt: at(1),
                    },
                    {
                        outcome: 'RANKED',
                        bank: buyer,
                        rank: 2,
                        proceeds: { currency: 'CNY', minorUnits: 99_308_153n },
                        committedAt: at(0),
                    },
                    { outcome: 'NOT_REVEALED', bank: third },
                ],
                bestBy: 'PROCEEDS',
                chosen: second,
                at: revealUntil,
            },
        });
        expect(quoteRequestSchema.parse(JSON.parse(canonicalJson(taken)))).toEqual(taken);
    });

    it('compares what is paid and not the rates by which it is told', () => {
        const terms = { ...quote.terms, method: 'STRAIGHT_DISCOUNT' } as const;
        const [toYield, straight] = [revealed(last, '2.85'), revealed(first, '2.84', { terms })];

        // The lower rate pays less here: a straight discount of 2.84 % earns the buyer 2.8599 %.
        expect(ranking({ bids: [straight, toYield] })).toEqual([
            [third, 'RANKED'],
            [buyer, 'RANKED'],
        ]);
    });

    it('prefers, of two that pay the same, the one that was committed to first', () => {
        const tied = [revealed(other, '2.85'), revealed(first, '2.85')];

        expect(ranking({ bids: tied })).toEqual([
            [buyer, 'RANKED'],
            [second, 'RANKED'],
        ]);
        expect(decided({ chosen: buyer }, { bids: tied })?.bestBy).toBe('EARLIER_COMMITMENT');
    });

    it('decides between two of one instant the same way, in whatever order they are read', () => {
        const twins = [committed(third, 0, 'd'), committed(second, 0, 'c')].map((bid) => revealed(bid, '2.85'));

        expect(ranking({ bids: twins })).toEqual(ranking({ bids: [...twins].reverse() }));
        expect(decided({ chosen: second }, { bids: twins })?.chosen).toBe(second);
    });

    it('passes over a quote that has ended meanwhile', () => {
        const ended = revealed(other, '2.8', { validUntil: revealUntil });

        expect(ranking({ bids: [shown[0]!, ended, last] })).toEqual([
            [buyer, 'RANKED'],
            [second, 'NO_LONGER_VALID'],
            [third, 'NOT_REVEALED'],
        ]);
    });

    it('takes another than the best, or none, for a reason that it records', () => {
        const reason = 'limit for the bank is used up';

        expect(decided({ chosen: buyer, reason })).toMatchObject({ chosen: buyer, reason });
        expect(decided({ reason })).not.toHaveProperty('chosen');
    });

    it('needs none where nobody is bound', () => {
        expect(decided({}, { bids: [last] })).toEqual({
            standings: [{ outcome: 'NOT_REVEALED', bank: third }],
            at: revealUntil,
        });
    });

    it('does not wait when all have shown what they sealed', () => {
        const all = [...shown.slice(0, 2), revealed(last, '2.9')];

        expect(decided({ chosen: second }, { bids: all, at: closesAt })?.at).toBe(closesAt);
    });

    const wrong: Choice = { chosen: third };
    const traded = { lastDeal: { status: 'TRADED' } } as const;
    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Choice, Partial<TakingFacts>]>([
        ['REQUEST_MUST_BE_OF_SELLER', wrong, { bank: buyer, request, at: closesAt }],
        ['BIDDING_MUST_BE_CLOSED', wrong, { request, at: closesAt }],
        ['BIDDING_MUST_BE_CLOSED', { chosen: second }, { request: { ...closed, status: 'DECIDED' } }],
        ['REVEALING_MUST_BE_OVER', wrong, { at: closesAt }],
        ['CHOICE_MUST_BIND_ITS_BANK', wrong, {}],
        ['CHOICE_MUST_BIND_ITS_BANK', { chosen: second }, { at: quote.validUntil }],
        ['CHOICE_MUST_BE_BEST_OR_REASONED', { chosen: buyer }, {}],
        ['CHOICE_MUST_BE_BEST_OR_REASONED', {}, {}],
        ['CLAIM_MUST_NOT_HAVE_MATURED', { chosen: second }, { sale: { ...holding, ...traded, at: matured } }],
        ['CLAIM_MUST_NOT_BE_UNDER_DEAL', { chosen: second }, { sale: { ...holding, ...traded } }],
    ])('refuses: %s (%#)', (code, choice, change) => {
        expect(() => takeQuote(choice, { ...facts, ...change })).toThrow(code);
    });
});
