import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../kernel/json.js';
import { buyer, seller } from '../title/testing/samples.js';
import type { Bid } from './bid.js';
import { commitQuote, type CommitmentFacts } from './commit-quote.js';
import { indicateQuote } from './indicate-quote.js';
import type { Indication } from './indication.js';
import { invitationSchema, invitationUnder } from './invitation.js';
import { takeQuote } from './take-quote.js';
import { at, bids, books, closed, holding, invitationOf, quote, revealUntil } from './testing/samples.js';

const indication: Indication = {
    method: 'SIMPLE_YIELD',
    fromPercentPerYear: '2.85',
    toPercentPerYear: '2.9',
    graceDays: 0,
};
const facts: CommitmentFacts = { ...books, invitation: invitationOf(buyer), bank: buyer, bid: undefined, at: at(1) };
const indicated = indicateQuote(indication, facts);

describe('indicateQuote', () => {
    it('tells the seller within what range the bank would quote, and what the claim would come to', () => {
        expect(indicated).toEqual({
            ...invitationOf(buyer),
            indication: {
                ...indication,
                at: at(1),
                // The second: 1 000 000 / (1 + 0.029 · 88 / 360).
                proceeds: {
                    most: { currency: 'CNY', minorUnits: 99_308_153n },
                    least: { currency: 'CNY', minorUnits: 99_296_101n },
                },
            },
        });
        expect(invitationSchema.parse(JSON.parse(canonicalJson(indicated)))).toEqual(indicated);
    });

    it('may be one rate, and another may take its place', () => {
        const one = { ...indication, fromPercentPerYear: '2.90' };

        expect(indicateQuote(one, { ...facts, invitation: indicated, at: at(2) }).indication).toMatchObject({
            fromPercentPerYear: '2.90',
            at: at(2),
        });
    });

    it('asks for each resale what its rule says', () => {
        const resold = { ...facts.invitation, claim: { ...facts.invitation.claim, resaleCount: 2 } };
        const dearer = {
            ...indication,
            fromPercentPerYear: '2.75',
            toPercentPerYear: '2.8',
            perResalePercentPerYear: '0.05',
        };

        expect(indicateQuote(dearer, { ...facts, invitation: resold }).indication?.proceeds).toEqual(
            indicated.indication?.proceeds,
        );
    });

    it('binds nobody: a request under which nothing else was said has nothing to take', () => {
        const facing = { request: closed, bank: seller, at: revealUntil, sale: holding, dealId: 'd'.repeat(32) };

        expect(invitationUnder(closed, indicated).indication).toEqual(indicated.indication);
        expect(() => takeQuote({ chosen: buyer }, { ...facing, bids: [] })).toThrow('CHOICE_MUST_BIND_ITS_BANK');
    });

    it('may be followed by a firm quote, and does not follow one', () => {
        const sealing = { quote, commitment: 'b'.repeat(64) };
        const { bid: sealed } = commitQuote(sealing, { ...facts, invitation: indicated, at: at(3) });

        expect(sealed.committedAt).toBe(at(3));
        expect(() => indicateQuote(indication, { ...facts, bid: sealed })).toThrow('BANK_MUST_NOT_HAVE_QUOTED');
    });

    const reversed = { ...indication, fromPercentPerYear: '999999999999999' };
    const [bid] = bids as [Bid];
    const shut = invitationUnder(closed, invitationOf(buyer));
    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Indication, Partial<CommitmentFacts>]>([
        ['BANK_MUST_BE_INVITED', reversed, { bank: seller, invitation: shut, bid }],
        ['BIDDING_MUST_BE_OPEN', reversed, { invitation: shut, bid }],
        ['BANK_MUST_NOT_HAVE_QUOTED', reversed, { bid }],
        ['RANGE_MUST_NOT_BE_REVERSED', reversed, {}],
        ['RANGE_MUST_NOT_BE_REVERSED', { ...indication, toPercentPerYear: '2.849999' }, {}],
        ['PRICE_MUST_BE_MORE_THAN_NOTHING', { ...reversed, toPercentPerYear: '999999999999999' }, {}],
        ['CURRENCY_MUST_HAVE_PRICING_CONVENTION', indication, { conventions: undefined }],
    ])('refuses: %s (%#)', (code, said, change) => {
        expect(() => indicateQuote(said, { ...facts, ...change })).toThrow(code);
    });
});
