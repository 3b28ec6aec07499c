import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../kernel/json.js';
import { assignment, documentsOf } from '../title/testing/assigned.js';
import { buyer, early, matured, title } from '../title/testing/samples.js';
import { answerInterest, type AnsweringFacts } from './answer-interest.js';
import { offerNoticeView } from './api.js';
import { claimOfferSchema, type OfferClaim } from './claim-offer.js';
import { offerClaim, type OfferingFacts } from './offer-claim.js';
import { offerNoticeSchema, type OfferNotice } from './offer-notice.js';
import { showInterest } from './show-interest.js';
import {
    claim,
    closesAt,
    everyBank,
    interest,
    interested,
    interesting,
    noticeTo,
    offer,
    offered,
    offering,
    policy,
    second,
    seller,
    third,
} from './testing/samples.js';
import { withdrawOffer, type WithdrawingFacts } from './withdraw-offer.js';

const shown = {
    bankClass: 'STATE_OR_JOINT_STOCK',
    // 89 days from 3 March to 31 May.
    tenor: { months: 3, aboveDays: 0, upToDays: 92 },
    amount: { upTo: { currency: 'CNY', minorUnits: 100_000_000n } },
    resaleCount: 0,
    tradeType: 'GOODS',
};
const offeringTo = (...banks: readonly string[]): OfferClaim => ({
    ...offer,
    audience: { kind: 'BANKS', banks: [...banks] },
});
const secondAt = (at: string): OfferNotice => showInterest(interest, { ...interesting, at });
/** The notices to two banks of which one has answered. */
const answering: AnsweringFacts = { ...offering, notice: interested };

describe('a claim on the market', () => {
    it('stands in the books of its seller, and a notice of it with every other bank, the debtor too', () => {
        const posted = { offerId: offer.offerId, seller, shown, postedAt: offering.at, closesAt, status: 'OPEN' };
        const notices = everyBank.slice(1).map((bank, index) => ({ bank, noticeId: String(index + 2).repeat(32) }));

        expect(offered.offer).toEqual({ ...posted, claimId: claim.claimId, audience: { kind: 'ALL' }, notices });
        expect(offered.notices).toEqual(notices.map((notice) => ({ ...posted, ...notice })));
        expect(claimOfferSchema.parse(JSON.parse(canonicalJson(offered.offer)))).toEqual(offered.offer);
    });

    it('is not told by what a bank sees: neither which it is, nor who owes it, for how much or until when', () => {
        const told = canonicalJson(noticeTo(second));

        expect(
            [claim.claimId, claim.creditId, claim.debtorBank, claim.maturity].filter((part) => told.includes(part)),
        ).toEqual([]);
        expect(offerNoticeSchema.parse(JSON.parse(told))).toEqual(noticeTo(second));
    });

    it('shows what its seller chooses, to whom it chooses', () => {
        const { notices } = offerClaim({ ...offeringTo(third), show: ['TENOR'] }, offering);
        const { tenor, tradeType } = shown;

        expect(notices.map(({ bank, shown: part }) => [bank, part])).toEqual([[third, { tenor, tradeType }]]);
    });

    it('shows a class to chosen banks however few are in it', () => {
        const few = { ...offering, policies: { policies: [{ ...policy, crowd: 5 }] } };

        expect(offerClaim(offeringTo(third), few).notices[0]?.shown.bankClass).toBe('STATE_OR_JOINT_STOCK');
        expect(offerClaim({ ...offer, show: ['TENOR'] }, few).notices[0]?.shown).not.toHaveProperty('bankClass');
    });

    it('counts neither the seller nor a bank outside the consortium among those that hide the debtor', () => {
        const inClass = [seller, claim.debtorBank, second].map((bank) => ({ bank, bankClass: 'OTHER' as const }));
        const by = (...classes: (typeof inClass)[number][]): OfferingFacts => ({
            ...offering,
            policies: { policies: [{ ...policy, classes }] },
        });

        const outside = { bank: 'JunkBankMSP', bankClass: 'OTHER' } as const;

        expect(() => offerClaim(offer, by(...inClass, outside))).toThrow('CLASS_MUST_HIDE_DEBTOR');
        expect(offerClaim(offer, by(...inClass, { bank: third, bankClass: 'OTHER' })).offer.status).toBe('OPEN');
    });

    const wrong: OfferClaim = { ...offer, closesAt: matured };
    const past = { closesAt: offering.at };
    const assigned = { ...offering, origin: { ...documentsOf(claim), assignments: [assignment] } };
    const unset = { policies: undefined };
    const unclassed = { policies: { policies: [{ ...policy, classes: [], amountEdges: [] }] } };
    const crowded = { policies: { policies: [{ ...policy, crowd: 5, amountEdges: [] }] } };
    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, OfferClaim, OfferingFacts]>([
        [
            'TITLE_MUST_BE_HELD_BY_BANK',
            { ...offeringTo(seller), ...past },
            { ...assigned, ...unset, bank: buyer, at: matured },
        ],
        ['CLAIM_MUST_NOT_HAVE_MATURED', { ...offeringTo(seller), ...past }, { ...assigned, ...unset, at: matured }],
        [
            'CLAIM_MUST_NOT_BE_UNDER_DEAL',
            { ...offeringTo(seller), ...past },
            { ...assigned, ...unset, lastDeal: { status: 'TRADED' } },
        ],
        ['CLAIM_MUST_NOT_BE_ASSIGNED', { ...offeringTo(seller), ...past }, { ...assigned, ...unset }],
        ['BUYER_MUST_NOT_HOLD_TITLE', { ...offeringTo(third, seller), ...past }, { ...offering, ...unset }],
        ['BUYER_MUST_NOT_OWE_CLAIM', { ...offeringTo(claim.debtorBank), ...past }, { ...offering, ...unset }],
        ['OFFER_MUST_CLOSE_LATER', { ...offer, ...past }, { ...offering, ...unset }],
        ['OFFER_MUST_CLOSE_BEFORE_MATURITY', wrong, { ...offering, ...unset }],
        ['MARKET_MUST_HAVE_POLICY', { ...offer, closesAt: early }, { ...offering, ...unset }],
        ['DEBTOR_MUST_HAVE_CLASS', offer, { ...offering, ...unclassed }],
        ['CLASS_MUST_HIDE_DEBTOR', offer, { ...offering, ...crowded }],
        ['AMOUNT_MUST_HAVE_BAND', { ...offer, show: ['AMOUNT'] }, { ...offering, ...unclassed }],
    ])('is refused: %s (%#)', (code, order, facts) => {
        expect(() => offerClaim(order, facts)).toThrow(code);
    });
});

describe('interest in a claim', () => {
    it('is shown once, until the offer closes, and tells under which agreement it is kept secret', () => {
        expect(interested).toEqual({
            ...noticeTo(second),
            status: 'INTERESTED',
            interest: { ...interest, at: interesting.at },
        });
        expect(secondAt('2026-03-05T08:59:59.999Z').status).toBe('INTERESTED');
        expect(offerNoticeView(noticeTo(second), { at: closesAt, rediscount: undefined }).status).toBe('CLOSED');
        expect(offerNoticeView(interested, { at: closesAt, rediscount: undefined })).toEqual(interested);
    });

    it('is let through by the seller, and then the bank sees what it must know to price the claim', () => {
        const admitted = answerInterest('ADMITTED', { ...answering, at: closesAt });
        const { undertaking, debtorBank, amount, maturity, payableAt } = claim;

        expect(admitted).toEqual({
            ...interested,
            status: 'ADMITTED',
            answeredAt: closesAt,
            claim: { undertaking, debtorBank, amount, maturity, payableAt, resaleCount: 0 },
        });
        expect(offerNoticeSchema.parse(JSON.parse(canonicalJson(admitted)))).toEqual(admitted);
    });

    it('is declined, and the bank sees nothing', () => {
        expect(answerInterest('DECLINED', { ...answering, at: matured })).toEqual({
            ...interested,
            status: 'DECLINED',
            answeredAt: matured,
        });
    });

    const reversed = {
        ...interest,
        indication: { method: 'SIMPLE_YIELD', fromPercentPerYear: '3', toPercentPerYear: '2', graceDays: 0 },
    } as const;
    const declined: OfferNotice = { ...interested, status: 'DECLINED' };
    const ofDebtor = showInterest(interest, {
        ...interesting,
        notice: noticeTo(claim.debtorBank),
        bank: claim.debtorBank,
    });
    const sold = { title: { ...title, holder: buyer } };
    // Each row breaks the rule it names and every rule below it of the same act, so the table also fixes the order.
    it.each<[string, () => unknown]>([
        ['OFFER_MUST_BE_TO_BANK', () => showInterest(reversed, { notice: interested, bank: third, at: closesAt })],
        [
            'INTEREST_MUST_BE_SHOWN_ONCE',
            () => showInterest(reversed, { ...interesting, notice: interested, at: closesAt }),
        ],
        ['OFFER_MUST_BE_OPEN', () => showInterest(reversed, { ...interesting, at: closesAt })],
        [
            'OFFER_MUST_BE_OPEN',
            () => showInterest(interest, { ...interesting, notice: { ...noticeTo(second), status: 'WITHDRAWN' } }),
        ],
        ['RANGE_MUST_NOT_BE_REVERSED', () => showInterest(reversed, interesting)],
        [
            'OFFER_MUST_BE_OF_SELLER',
            () => answerInterest('ADMITTED', { ...answering, ...sold, notice: declined, bank: second }),
        ],
        ['INTEREST_MUST_AWAIT_ANSWER', () => answerInterest('ADMITTED', { ...answering, ...sold, notice: declined })],
        ['INTEREST_MUST_AWAIT_ANSWER', () => answerInterest('ADMITTED', { ...answering, notice: noticeTo(second) })],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => answerInterest('ADMITTED', { ...answering, ...sold, notice: ofDebtor })],
        ['BUYER_MUST_NOT_OWE_CLAIM', () => answerInterest('ADMITTED', { ...answering, notice: ofDebtor })],
        ['OFFER_MUST_BE_OF_SELLER', () => answerInterest('DECLINED', { ...answering, notice: declined, bank: second })],
        ['INTEREST_MUST_AWAIT_ANSWER', () => answerInterest('DECLINED', { ...answering, notice: declined })],
    ])('is refused: %s (%#)', (code, refused) => {
        expect(refused).toThrow(code);
    });
});

describe('an offer that is taken back', () => {
    const notices: readonly OfferNotice[] = [
        interested,
        noticeTo(third),
        { ...noticeTo(buyer), status: 'ADMITTED' },
        { ...noticeTo(claim.debtorBank), status: 'DECLINED' },
    ];
    const withdrawing: WithdrawingFacts = { offer: offered.offer, notices, bank: seller, at: interesting.at };
    const withdrawn = withdrawOffer(withdrawing);

    it('tells the banks that have not been answered, and no other', () => {
        expect(withdrawn.offer).toEqual({ ...offered.offer, status: 'WITHDRAWN', withdrawnAt: interesting.at });
        expect(withdrawn.notices).toEqual(
            [interested, noticeTo(third)].map((notice) => ({ ...notice, status: 'WITHDRAWN' })),
        );
    });

    it.each<[string, Partial<WithdrawingFacts>]>([
        ['OFFER_MUST_BE_OF_SELLER', { offer: withdrawn.offer, bank: second }],
        ['OFFER_MUST_NOT_BE_WITHDRAWN', { offer: withdrawn.offer }],
    ])('is refused: %s', (code, change) => {
        expect(() => withdrawOffer({ ...withdrawing, ...change })).toThrow(code);
    });
});
