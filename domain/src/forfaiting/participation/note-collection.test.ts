import { describe, expect, it } from '@jest/globals';
import { china } from '../../calendar/testing/samples.js';
import { dayCounts } from '../../day-count/testing/samples.js';
import { paidAt, prepaidAt } from '../holding/testing/samples.js';
import { payLateInterest, waiveLateInterest } from '../late-interest/answer-late-interest.js';
import { claimLateInterest } from '../late-interest/claim-late-interest.js';
import { lateInterestRates } from '../late-interest/testing/samples.js';
import { buyer, claim as unpaid } from '../title/testing/samples.js';
import { callParticipation } from './call-participation.js';
import { noteCollection, partOf, type CollectingFacts } from './note-collection.js';
import type { Participation } from './participation.js';
import { confirmParticipationReceipt, payParticipation } from './pay-participation.js';
import { accepted, bought, grantor, participant, paying, share, standingBy } from './testing/samples.js';

const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f02';
const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
const overdue = '2026-06-02T02:00:00.000Z';
const nineDays = '2026-06-10T02:00:00.000Z';
const at = '2026-06-11T02:00:00.000Z';
const { claim } = paidAt(nineDays);
/** 4 500 yuan for nine days. */
const asked = claimLateInterest({
    ...{ calendar: china, rates: lateInterestRates, dayCounts },
    ...{ bank: buyer, claim, at },
});
const means = { kind: 'OUTSIDE', uetr } as const;
const lateInterest = payLateInterest(
    { means },
    { bank: claim.debtorBank, lateInterest: asked, at, transactionId: 'tx8' },
).lateInterest;
const waived = waiveLateInterest({ reason: 'A mistake of our own' }, { bank: buyer, lateInterest: asked, at });

const note = (participation: Participation, change: Partial<CollectingFacts> = {}): Participation =>
    noteCollection({ bank: grantor, participation, claim, lateInterest: undefined, at, ...change });
const passOn = (participation: Participation) =>
    payParticipation({ what: 'COLLECTION' }, paying(participation, { bank: grantor, at, isClaimAsOffered: false }));
const called = callParticipation({
    bank: grantor,
    participation: standingBy,
    claim: unpaid,
    calendar: china,
    at: overdue,
});
const covered = payParticipation({ what: 'COVER' }, paying(called)).participation;

describe('what is collected of a claim', () => {
    it('is owed to a participant whose money is in by its share, and passed on', () => {
        const collected = { of: 'CLAIM', amount: claim.amount, part: share, notedAt: at };
        for (const standing of [bought, covered]) {
            const noted = note(standing);
            expect(noted).toEqual({ ...standing, status: 'COLLECTED', collections: [collected] });

            const { participation, coins, notice } = passOn(noted);

            expect(coins).toMatchObject({ from: { bank: grantor }, to: { bank: participant }, amount: share });
            const payment = { means: 'E_CNY', transactionId: 'tx7', at };
            expect(participation).toEqual({ ...noted, status: 'PASSED_ON', collections: [{ ...collected, payment }] });
            expect(notice).toBeUndefined();
        }
    });

    it('is passed on outside the ledger by the word of the participant', () => {
        const { participation } = confirmParticipationReceipt(
            { what: 'COLLECTION', uetr },
            paying(note(bought), { at }),
        );

        expect(participation).toMatchObject({ status: 'PASSED_ON', collections: [{ payment: { uetr } }] });
    });

    it('frees a participant that stands by, or was called upon and has not paid yet', () => {
        for (const standing of [standingBy, called]) {
            expect(note(standing)).toEqual({ ...standing, status: 'RELEASED', endedAt: at });
        }
    });

    it('of what the debtor pays for being late the participant has its part afterwards, and no more of what was waived', () => {
        const { participation } = passOn(note(bought, { lateInterest: asked }));
        const noted = note(participation, { lateInterest });

        expect(noted.status).toBe('COLLECTED');
        expect(noted.collections[1]).toEqual({
            of: 'LATE_INTEREST',
            ...{ amount: yuan(450_000n), part: yuan(180_000n), notedAt: at },
        });
        const paid = passOn(noted);
        expect(paid.coins?.amount).toEqual(yuan(180_000n));
        expect(paid.participation.collections.map(({ payment }) => payment?.at)).toEqual([at, at]);
        for (const nothing of [undefined, asked, waived]) {
            expect(() => note(participation, { lateInterest: nothing })).toThrow('COLLECTION_MUST_BE_NEW');
        }
    });

    it('is a part of what has come: of a claim that was prepaid, or of which assignees had some first', () => {
        const prepaid = prepaidAt('2026-05-29T02:00:00.000Z', yuan(99_999_999n)).claim;
        const toAssignees = yuan(30_000_000n);
        const assigned = { ...claim, payment: { ...claim.payment!, toAssignees } };

        expect(note(bought, { claim: prepaid }).collections[0]?.part).toEqual(yuan(39_999_999n));
        expect(note(bought, { claim: assigned }).collections[0]).toMatchObject({
            amount: yuan(70_000_000n),
            part: yuan(28_000_000n),
        });
        expect(
            note(bought, { claim: { ...assigned, payment: { ...claim.payment!, toAssignees: claim.amount } } }),
        ).toMatchObject({
            status: 'PASSED_ON',
            collections: [{ part: yuan(0n) }],
        });
    });

    it('is rounded down, so that all shares together are no more than it', () => {
        const third = { claim: { ...claim, amount: yuan(3n) }, share: yuan(1n) };

        expect([2n, 3n, 100n].map((each) => partOf(yuan(each), third).minorUnits)).toEqual([0n, 1n, 33n]);
    });

    it.each<[string, () => unknown]>([
        ['PARTICIPATION_MUST_BE_OF_GRANTOR', () => note(accepted(), { bank: participant, claim: unpaid })],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', () => note(accepted(), { claim: unpaid })],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', () => note(note(bought))],
        ['CLAIM_MUST_BE_PAID', () => note(bought, { claim: unpaid })],
        ['CLAIM_MUST_BE_PAID', () => note(standingBy, { claim: unpaid })],
        ['COLLECTION_MUST_BE_NEW', () => note(passOn(note(bought)).participation)],
        [
            'COLLECTION_MUST_BE_NEW',
            () =>
                note(passOn(note(passOn(note(bought)).participation, { lateInterest })).participation, {
                    lateInterest,
                }),
        ],
    ])('refuses: %s (%#)', (code, act) => {
        expect(act).toThrow(code);
    });
});
