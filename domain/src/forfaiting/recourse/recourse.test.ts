import { describe, expect, it } from '@jest/globals';
import { payClaim } from '../../claim/pay-claim.js';
import { canonicalJson } from '../../kernel/json.js';
import { parse } from '../../kernel/parse.js';
import { dealView } from '../deal/deal-view.js';
import { dealSchema, type Deal } from '../deal/deal.js';
import { liftReserve } from '../deal/lift-reserve.js';
import { confirmRefund, refundDeal } from '../deal/rescind-deal.js';
import { dealFacts, traded } from '../deal/testing/samples.js';
import { leftAtStake } from '../limit/at-stake.js';
import { exposureOf } from '../limit/buyer-book.js';
import { books, invitationOf, quote } from '../quote/testing/samples.js';
import { mustBeForSale } from '../title/for-sale.js';
import { documentsOf } from '../title/testing/assigned.js';
import { buyer, claim, facts as holding, matured, seller } from '../title/testing/samples.js';
import { isSold, titleBanks, type Title } from '../title/title.js';
import { makeFinal, makeReturnable } from '../title/undo-sale.js';
import { admitRecourse, rejectRecourse, withdrawRecourse, type AnsweringFacts } from './answer-recourse.js';
import { claimRecourseSchema } from './api.js';
import { claimRecourse, type ClaimingFacts } from './claim-recourse.js';
import { breachSchema, recourseClaimSchema, type RecourseClaim } from './recourse-claim.js';
import { dealUnderRecourse, recourseAsItStands } from './recourse-stands.js';
import {
    recourseAfter,
    recourseStatuses,
    recourseSteps,
    recourseTransitions,
    type RecourseStatus,
} from './recourse-status.js';
import {
    acknowledged,
    admitted,
    answeredAt,
    answering,
    claimed,
    claimedAt,
    claiming,
    evidence,
    forged,
    held,
    known,
    recourseId,
    rescinding,
    settled,
} from './testing/samples.js';

const { debtorBank } = claim;
const { dealId, claimId } = traded;
const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
const other = ['b'.repeat(64)];
const reasons = ['The carrier has confirmed that it issued it'];
const claimAgain = (change: object, facts: Partial<ClaimingFacts> = {}) =>
    claimRecourse({ breach: forged, evidence, ...change }, { ...claiming, ...facts });
const withdrawing: AnsweringFacts = { ...answering, bank: buyer };
const rejected = rejectRecourse({ reasons }, answering);
const refunded = refundDeal(rescinding);
const refusedToBe = (status: RecourseStatus): RecourseClaim => ({ ...claimed.recourse, status });

/** The debtor has paid the buyer at maturity, with a recourse claim open. */
const paying = { ...holding, ...documentsOf(claim), bank: debtorBank, at: matured, otherParts: [] };
const collected = payClaim(
    { means: { kind: 'OUTSIDE', uetr } },
    { ...paying, claim: settled.claim, title: claimed.title },
);

describe('the grounds of recourse (URF 800 art. 13)', () => {
    it('are four, of which two need that the seller knew; that the debtor does not pay is none', () => {
        const read = (breach: object): boolean =>
            breachSchema.safeParse({ alleged: 'Of some kind', ...breach }).success;
        const knownOn = '2026-03-05';

        expect(['GENUINENESS', 'TITLE'].map((ground) => [read({ ground }), read({ ground, knownOn })])).toEqual([
            [true, false],
            [true, false],
        ]);
        expect(['FRAUD', 'UNDERLYING_DISPUTE'].map((ground) => [read({ ground }), read({ ground, knownOn })])).toEqual([
            [false, true],
            [false, true],
        ]);
        for (const ground of ['NON_PAYMENT', 'INSOLVENCY', 'OTHER', '']) {
            expect([read({ ground }), read({ ground, knownOn })]).toEqual([false, false]);
        }
    });

    it('are shown by documents, of which the ledger has the hashes', () => {
        const read = (shown: readonly string[]): boolean =>
            claimRecourseSchema.safeParse({ dealId, breach: forged, evidence: shown }).success;

        expect([read(evidence), read([]), read(['A'.repeat(64)]), read(['The bill of lading'])]).toEqual([
            true,
            false,
            false,
            false,
        ]);
    });
});

describe('claiming recourse', () => {
    it('asks for the price, and holds the title ready to give back', () => {
        expect(claimed).toEqual({
            recourse: {
                ...{ recourseId, dealId, claimId, seller, buyer, breach: forged, evidence, claimedAt },
                ...{ amount: traded.pricing.proceeds, status: 'CLAIMED' },
            },
            deal: { ...settled.deal, recourseIds: [recourseId] },
            title: makeReturnable(traded, settled.title),
        });
        expect(parse(recourseClaimSchema, JSON.parse(canonicalJson(claimed.recourse)))).toEqual(claimed.recourse);
        expect(parse(dealSchema, JSON.parse(canonicalJson(claimed.deal)))).toEqual(claimed.deal);
        expect(titleBanks(claimed.title)).toEqual([debtorBank, buyer, seller]);
    });

    it('keeps the buyer from selling the claim on: TITLE_MUST_NOT_BE_RETURNABLE', () => {
        expect(() => {
            mustBeForSale({
                ...holding,
                bank: buyer,
                title: claimed.title,
                lastDeal: undefined,
                isParticipated: false,
            });
        }).toThrow('TITLE_MUST_NOT_BE_RETURNABLE');
    });

    it('is there after maturity too, and of a dispute of which the seller knew on the day of settlement', () => {
        expect(claimAgain({}, { at: '2026-08-31T02:00:00.000Z' }).recourse.status).toBe('CLAIMED');
        expect(claimAgain({ breach: known }).recourse.breach).toEqual(known);
    });

    it('is there when a reserve is over by maturity, which left the title returnable', () => {
        const reserve = { points: ['A signature'], cureBy: '2026-03-20', statedAt: claimedAt };
        const underReserve: Deal = { ...settled.deal, status: 'UNDER_RESERVE', reserve };
        const title = makeReturnable(traded, settled.title);
        const late = claimAgain({}, { deal: underReserve, held: { ...held, title }, at: matured });

        expect(late.deal.status).toBe('SETTLED');
        const { deal } = admitRecourse({ ...answering, ...late, at: matured });
        // What was a reserve once does not free the seller of what it has admitted.
        expect(() => liftReserve({ ...dealFacts(deal, { bank: buyer, at: matured }), title })).toThrow(
            'DEAL_MUST_STAND_AT_THIS_ACT',
        );
    });

    it('is there again after a rejection with another document or on another ground, and after a withdrawal', () => {
        const again = { deal: rejected.deal, earlier: [rejected.recourse] };

        expect(claimAgain({ evidence: [...evidence, ...other] }, again).deal.recourseIds).toHaveLength(2);
        expect(claimAgain({ breach: known }, again).recourse.status).toBe('CLAIMED');
        expect(claimAgain({}, { earlier: [refusedToBe('WITHDRAWN')] }).recourse.status).toBe('CLAIMED');
    });

    // Each row breaks the rule it names and every rule below it.
    const late = { ...known, knownOn: '2026-03-06' };
    const shownTwice = [{ ...rejected.recourse, breach: late }];
    const open = [...shownTwice, claimed.recourse];
    const soldOn: Title = {
        ...settled.title,
        holder: debtorBank,
        history: [
            ...settled.title.history,
            { kind: 'SOLD', dealId: 'e'.repeat(32), from: buyer, to: debtorBank, at: claimedAt, transactionId: 'tx9' },
        ],
    };
    const promised = { ...settled.title, acknowledgedTo: { dealId: 'e'.repeat(32), buyer: debtorBank } };
    const lastDeal = { status: 'TRADED' as const };
    const heldAs = (title: Title) => ({ held: { ...held, title, lastDeal, isParticipated: true } });
    const returnable = heldAs(makeReturnable(traded, soldOn));
    it.each<[string, object, Partial<ClaimingFacts>]>([
        ['DEAL_MUST_BE_OF_BUYER', { breach: late }, { bank: seller, deal: traded, earlier: open, held: undefined }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { breach: late }, { deal: traded, earlier: open, held: undefined }],
        ['EARLIER_RECOURSE_CLAIM_MUST_HAVE_ENDED', { breach: late }, { ...returnable, earlier: open }],
        ['SELLER_MUST_HAVE_KNOWN_AT_SETTLEMENT', { breach: late }, { ...heldAs(soldOn), earlier: shownTwice }],
        ['RECOURSE_CLAIM_MUST_SHOW_WHAT_IS_NEW', {}, { ...heldAs(soldOn), earlier: [rejected.recourse] }],
        ['CLAIM_MUST_BE_HELD_UNDER_DEAL', {}, heldAs({ ...soldOn, status: 'PAID' })],
        ['CLAIM_MUST_BE_HELD_UNDER_DEAL', {}, { held: undefined }],
        ['CLAIM_MUST_NOT_BE_COLLECTED', {}, heldAs({ ...promised, status: 'PAID' })],
        ['TITLE_MUST_NOT_HAVE_ENDED', {}, heldAs({ ...promised, status: 'SPLIT' })],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', {}, heldAs(promised)],
        ['CLAIM_MUST_NOT_BE_UNDER_DEAL', {}, heldAs(settled.title)],
        ['CLAIM_MUST_NOT_BE_PARTICIPATED', {}, { held: { ...held, isParticipated: true } }],
    ])('refuses: %s (%#)', (code, change, facts) => {
        expect(() => claimAgain(change, facts)).toThrow(code);
    });

    it.each<Deal['status']>(['ACKNOWLEDGED', 'UNDER_RESERVE', 'REFUND_DUE', 'RECOURSE_ADMITTED', 'RESCINDED'])(
        'refuses a deal that is %s: DEAL_MUST_STAND_AT_THIS_ACT',
        (status) => {
            const title = makeReturnable(traded, settled.title);
            const facts = { deal: { ...settled.deal, status }, held: { ...held, title } };

            expect(() => claimAgain({}, facts)).toThrow('DEAL_MUST_STAND_AT_THIS_ACT');
        },
    );
});

describe('the machine of recourse', () => {
    it('refuses what does not stand at a step: RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT', () => {
        for (const status of recourseStatuses) {
            for (const step of recourseSteps.filter((each) => recourseTransitions[status][each] === undefined)) {
                expect(() => recourseAfter(status, step)).toThrow('RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT');
            }
        }
    });

    it('ends with every step but an admission', () => {
        const ends = recourseStatuses.filter((status) => Object.keys(recourseTransitions[status]).length === 0);

        expect(ends).toEqual(['REFUNDED', 'REJECTED', 'WITHDRAWN', 'COLLECTED']);
    });
});

describe('the seller', () => {
    it('admits it: it owes the price, and the title waits for it', () => {
        expect(admitRecourse(answering)).toEqual({
            recourse: { ...claimed.recourse, status: 'ADMITTED', admittedAt: answeredAt },
            deal: { ...claimed.deal, status: 'RECOURSE_ADMITTED' },
        });
    });

    it('rejects it with reasons, and the title is the buyer’s for good', () => {
        expect(rejected).toEqual({
            recourse: { ...claimed.recourse, status: 'REJECTED', rejected: { reasons, at: answeredAt } },
            deal: claimed.deal,
            title: settled.title,
        });
        expect(parse(recourseClaimSchema, JSON.parse(canonicalJson(rejected.recourse)))).toEqual(rejected.recourse);
    });

    const stand = 'RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT';
    it.each<[string, Partial<AnsweringFacts>]>([
        ['DEAL_MUST_BE_OF_SELLER', { bank: buyer, recourse: admitted.recourse }],
        [stand, { recourse: admitted.recourse, deal: admitted.deal }],
        [stand, { recourse: refusedToBe('REJECTED') }],
        [stand, { recourse: refusedToBe('WITHDRAWN') }],
        [stand, { recourse: refusedToBe('REFUNDED') }],
        // The debtor has paid the buyer.
        [stand, { title: undefined }],
        [stand, { title: collected.title }],
    ])('neither admits nor rejects: %s (%#)', (code, change) => {
        expect(() => admitRecourse({ ...answering, ...change })).toThrow(code);
        expect(() => rejectRecourse({ reasons }, { ...answering, ...change })).toThrow(code);
    });
});

describe('the buyer', () => {
    it('withdraws it, admitted or not: the sale is final', () => {
        const recourse = { status: 'WITHDRAWN', withdrawnAt: answeredAt };
        const final = { deal: claimed.deal, title: settled.title };

        expect(withdrawRecourse(withdrawing)).toEqual({ ...final, recourse: { ...claimed.recourse, ...recourse } });
        const ofAdmitted = withdrawRecourse({ ...withdrawing, ...admitted });
        expect(ofAdmitted).toEqual({ ...final, recourse: { ...admitted.recourse, ...recourse } });
        expect(() => refundDeal({ ...rescinding, ...ofAdmitted, title: settled.title })).toThrow(
            'DEAL_MUST_STAND_AT_THIS_ACT',
        );
    });

    it.each<[string, Partial<AnsweringFacts>]>([
        ['DEAL_MUST_BE_OF_BUYER', { bank: seller, ...refunded, recourse: refusedToBe('REFUNDED') }],
        // What it has its money back for is the seller's.
        ['RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT', { ...refunded, recourse: refusedToBe('REFUNDED') }],
        ['RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT', { recourse: refusedToBe('REJECTED') }],
        ['RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT', { recourse: refusedToBe('WITHDRAWN') }],
        ['RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT', { title: collected.title }],
    ])('does not withdraw: %s (%#)', (code, change) => {
        expect(() => withdrawRecourse({ ...withdrawing, ...change })).toThrow(code);
    });
});

describe('what was admitted', () => {
    it('is met by the price, to the fen, for the title, in e-CNY or outside the ledger', () => {
        const confirmed = confirmRefund({ uetr }, { ...rescinding, bank: buyer });

        for (const { deal, claim: returned, title, recourse } of [refunded, confirmed]) {
            expect([deal.status, returned.holder, title.holder, isSold(title)]).toEqual([
                ...['RESCINDED', seller, seller],
                false,
            ]);
            expect(recourse).toEqual({ ...admitted.recourse, status: 'REFUNDED', refundedAt: answeredAt });
        }
        expect(refunded.coins).toMatchObject({ from: { bank: seller }, amount: claimed.recourse.amount });
    });

    it('is met only by who admitted it, once, and not without', () => {
        const refund = (change: object) => refundDeal({ ...rescinding, ...change });

        expect(() => refund({ bank: buyer })).toThrow('DEAL_MUST_BE_OF_SELLER');
        expect(() => refund({ deal: claimed.deal, recourse: claimed.recourse })).toThrow('DEAL_MUST_STAND_AT_THIS_ACT');
        expect(() => refund({ recourse: claimed.recourse })).toThrow('RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT');
        expect(() => refund(refunded)).toThrow('DEAL_MUST_STAND_AT_THIS_ACT');
    });

    it('counts as what the buyer has at stake until it is met, or the debtor has paid', () => {
        const exposure = exposureOf(invitationOf(buyer), { days: 90, programme: undefined });
        const quoted = { bank: buyer, invitation: { status: 'TAKEN' as const }, quote };
        const left = ({ deal, title }: { readonly deal: Deal; readonly title: Title }) =>
            leftAtStake(exposure, { quoted: { ...quoted, deal, titles: [title] }, at: answeredAt });

        const paid = { deal: admitted.deal, title: collected.title };

        expect([left(claimed), left(admitted)]).toEqual([exposure, exposure]);
        expect([left(refunded), left(paid)]).toEqual([undefined, undefined]);
    });
});

describe('the debtor’s payment', () => {
    it('goes to who holds the claim, and ends a recourse that is open: there is nothing to give back', () => {
        expect([collected.title.status, titleBanks(collected.title)]).toEqual(['PAID', [debtorBank, buyer]]);
        for (const [recourse, deal] of [
            [claimed.recourse, claimed.deal],
            [admitted.recourse, admitted.deal],
        ] as const) {
            // The seller holds the title no more, the buyer one that is paid.
            for (const title of [undefined, collected.title]) {
                expect(recourseAsItStands(recourse, title).status).toBe('COLLECTED');
                expect(dealUnderRecourse(deal, title).status).toBe('SETTLED');
                const view = dealView(deal, { ...books, notice: acknowledged.notice, title, at: matured });
                expect(view.status).toBe('SETTLED');
            }
            expect(recourseAsItStands(recourse, claimed.title)).toBe(recourse);
            expect(dealUnderRecourse(deal, claimed.title)).toBe(deal);
        }
        expect(recourseAsItStands(refusedToBe('REJECTED'), undefined).status).toBe('REJECTED');
        expect(() => refundDeal({ ...rescinding, title: collected.title })).toThrow('TITLE_MUST_NOT_HAVE_ENDED');
    });

    it('leaves nothing to claim: CLAIM_MUST_NOT_BE_COLLECTED', () => {
        const facts = { deal: admitted.deal, earlier: [admitted.recourse], held: { ...held, title: collected.title } };

        expect(() => claimAgain({ breach: known }, facts)).toThrow('CLAIM_MUST_NOT_BE_COLLECTED');
        expect(makeFinal(collected.title)).toEqual(collected.title);
    });
});
