import { china } from '@cohong/domain/calendar/testing/samples';
import { payClaim, prepayClaim } from '@cohong/domain/claim/pay-claim';
import type { Claim } from '@cohong/domain/claim/claim';
import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { payLateInterest } from '@cohong/domain/forfaiting/late-interest/answer-late-interest';
import { claimLateInterest } from '@cohong/domain/forfaiting/late-interest/claim-late-interest';
import type { LateInterest } from '@cohong/domain/forfaiting/late-interest/late-interest';
import { lateInterestRates } from '@cohong/domain/forfaiting/late-interest/testing/samples';
import {
    acceptParticipation,
    declineParticipation,
    withdrawParticipation,
} from '@cohong/domain/forfaiting/participation/answer-participation';
import { callParticipation } from '@cohong/domain/forfaiting/participation/call-participation';
import { noteCollection } from '@cohong/domain/forfaiting/participation/note-collection';
import { offerParticipation } from '@cohong/domain/forfaiting/participation/offer-participation';
import { owedUnder, type Owed } from '@cohong/domain/forfaiting/participation/owed';
import { participationAsItStands } from '@cohong/domain/forfaiting/participation/participation-as-it-stands';
import { isEngaged } from '@cohong/domain/forfaiting/participation/participation-status';
import type { Participation } from '@cohong/domain/forfaiting/participation/participation';
import {
    acceptAndPay,
    confirmParticipationReceipt,
    payParticipation,
    type PaidParticipation,
    type PayingFacts,
} from '@cohong/domain/forfaiting/participation/pay-participation';
import { funded, grantor, offering, unfunded } from '@cohong/domain/forfaiting/participation/testing/samples';
import { documentsOf } from '@cohong/domain/forfaiting/title/testing/assigned';
import { claim as owed, title } from '@cohong/domain/forfaiting/title/testing/samples';
import type { Money } from '@cohong/domain/kernel/money';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 100);
const face = owed.amount.minorUnits;
const participants = ['HarbourBankMSP', 'SampanBankMSP', 'TeaRoadBankMSP'] as const;
const banks = [grantor, owed.debtorBank, ...participants] as const;
const means = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } as const;

interface World {
    readonly at: string;
    readonly claim: Claim;
    readonly lateInterest: LateInterest | undefined;
    readonly participations: readonly Participation[];
    /** What each bank has been paid under participations, less what it has paid, in coins and outside. */
    readonly gained: Readonly<Record<string, bigint>>;
}
type Step = (world: World) => World;

const yuan = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
const anyBank = fc.constantFrom(...banks);
/** Whose an act is, unless it is somebody else who tries. */
const mostly = fc.oneof({ arbitrary: fc.constant(undefined), weight: 9 }, anyBank);
const standing = ({ at }: World, each: Participation): Participation => participationAsItStands(each, at);
const engaged = (world: World): readonly Participation[] =>
    world.participations.filter((each) => isEngaged(standing(world, each)));

const pass = fc
    .integer({ min: 1, max: 24 * 6 })
    .map((hours): Step => (world) => ({ ...world, at: addHours(world.at, hours) }));
/** To the first day on which the debtor is overdue, if that is still to come. */
const overdue = '2026-06-02T02:00:00.000Z';
const passMaturity: Step = (world) => ({ ...world, at: world.at < overdue ? overdue : world.at });

const offer = fc
    .record({
        bank: fc.oneof({ arbitrary: fc.constant<string>(grantor), weight: 6 }, anyBank),
        participant: anyBank,
        share: fc.oneof(fc.bigInt({ min: 1n, max: face / 2n }), fc.constantFrom(face, face + 1n, 0n, 1n)),
        isFunded: fc.boolean(),
        hours: fc.integer({ min: 0, max: 24 * 20 }),
    })
    .map(({ bank, participant, share, isFunded, hours }): Step => (world) => {
        const { at, claim, participations } = world;
        const order = {
            ...{ claimId: claim.claimId, participant, share: yuan(share), validUntil: addHours(at, hours) },
            ...{ disclosure: 'DISCLOSED' as const, funding: isFunded ? funded : unfunded },
        };
        const facts = { ...offering, claim, bank, at, participations, banks };
        const participationId = participations.length.toString(16).padStart(32, '0');

        return {
            ...world,
            participations: [...participations, offerParticipation(order, { ...facts, participationId })],
        };
    });

/** An act with one of them, mostly by the bank whose it is. */
const act = (usual: 'grantor' | 'participant', of: (facts: PayingFacts, world: World) => PaidParticipation) =>
    fc.record({ which: fc.nat(9), by: mostly }).map(({ which, by }): Step => (world) => {
        const { at, claim, participations } = world;
        const participation = participations[which % Math.max(1, participations.length)];
        if (participation === undefined) {
            return world;
        }
        const isClaimAsOffered = claim === participation.claim;
        const bank = by ?? participation[usual];
        const facts = { bank, participation, isClaimAsOffered, at, transactionId: `tx${at}` };
        const { participation: next, coins } = of(facts, world);
        const moved = coins ?? outsideOf(participation, next);

        return {
            ...world,
            participations: participations.map((each) => (each === participation ? next : each)),
            gained: moved === undefined ? world.gained : withMoney(world.gained, moved),
        };
    });
const just =
    (rule: (facts: PayingFacts, world: World) => Participation) =>
    (facts: PayingFacts, world: World): PaidParticipation => ({ participation: rule(facts, world) });

/** What a receipt that was confirmed says has moved outside the ledger. */
function outsideOf(before: Participation, after: Participation) {
    const was = owedUnder(before);
    const isPaid = was !== undefined && owedUnder(after)?.what !== was.what && after.status !== 'RELEASED';

    return isPaid
        ? { from: { bank: before[was.debtor] }, to: { bank: before[was.creditor] }, amount: was.amount }
        : undefined;
}
type Moved = NonNullable<ReturnType<typeof outsideOf>>;

function withMoney(gained: World['gained'], { from, to, amount }: Moved): World['gained'] {
    const less = { ...gained, [from.bank]: (gained[from.bank] ?? 0n) - amount.minorUnits };

    return { ...less, [to.bank]: (less[to.bank] ?? 0n) + amount.minorUnits };
}

const whats = ['PRICE', 'FEE', 'COVER', 'COLLECTION'] as const satisfies readonly Owed['what'][];
const payWhat = (what: Owed['what']) =>
    act(what === 'PRICE' || what === 'COVER' ? 'participant' : 'grantor', (facts) => payParticipation({ what }, facts));
const receiveWhat = (what: Owed['what']) =>
    act(what === 'PRICE' || what === 'COVER' ? 'grantor' : 'participant', (facts) =>
        confirmParticipationReceipt({ what, uetr: means.uetr }, facts),
    );

const collect = act(
    'grantor',
    just((facts, { claim, lateInterest }) => noteCollection({ ...facts, claim, lateInterest })),
);
const call = act(
    'grantor',
    just((facts, { claim }) => callParticipation({ ...facts, claim, calendar: china })),
);

const payingDebtor = ({ claim, at }: World) => ({
    ...{ ...documentsOf(claim), claim, title, bank: claim.debtorBank, calendar: china },
    ...{ otherParts: [], at, transactionId: `tx${at}` },
});
const debtorPays = fc.constant<Step>((world) => ({ ...world, claim: payClaim({ means }, payingDebtor(world)).claim }));
const debtorPrepays = fc.bigInt({ min: 1n, max: face }).map((proceeds): Step => (world) => ({
    ...world,
    claim: prepayClaim({ means, proceeds: yuan(proceeds) }, payingDebtor(world)).claim,
}));
const debtorPaysInterest = fc.constant<Step>((world) => {
    const { claim, at } = world;
    const books = { calendar: china, rates: lateInterestRates, dayCounts };
    const lateInterest = claimLateInterest({ ...books, bank: grantor, claim, at });
    const facts = { bank: claim.debtorBank, lateInterest, at, transactionId: `tx${at}` };

    return { ...world, ...(world.lateInterest === undefined && payLateInterest({ means }, facts)) };
});

/** What the rules refuse changes nothing. */
function after(world: World, step: Step): World {
    try {
        return frozen(step(frozen(world)));
    } catch (error) {
        if (error instanceof Refusal) {
            return world;
        }
        throw error;
    }
}

/** What the participant has by the record alone: what it was paid, less what it has paid. */
function gainOf({ funding, share, paidFor, cover, collections }: Participation): bigint {
    const start = funding.kind === 'FUNDED' ? -funding.pricing.proceeds.minorUnits : funding.fee.amount.minorUnits;
    const parts = collections.map(({ part, payment }) => (payment === undefined ? 0n : part.minorUnits));

    return (
        (paidFor === undefined ? 0n : start) -
        (cover === undefined ? 0n : share.minorUnits) +
        parts.reduce((total, part) => total + part, 0n)
    );
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n);
const paidBefore: readonly Participation['status'][] = ['OFFERED', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'ACCEPTED'];
const moneyIn: readonly Participation['status'][] = ['FUNDED', 'COVERED', 'COLLECTED', 'PASSED_ON'];

function mustHold(world: World): void {
    const { claim, lateInterest, participations, gained } = world;
    const partsOf = (of: string): bigint =>
        total(
            participations.flatMap(({ collections }) =>
                collections.flatMap((each) => (each.of === of ? [each.part.minorUnits] : [])),
            ),
        );

    // Nobody has a share of what the grantor does not hold, or that another has.
    expect(total(engaged(world).map(({ share }) => share.minorUnits))).toBeLessThanOrEqual(face);
    expect(participations.every((each) => each.grantor === grantor && each.participant !== claim.debtorBank)).toBe(
        true,
    );
    // Money has moved if and only if the records say so, and none has come from nowhere.
    for (const bank of participants) {
        const own = participations.filter(({ participant }) => participant === bank);
        expect([bank, gained[bank] ?? 0n]).toEqual([bank, total(own.map(gainOf))]);
    }
    expect(total(Object.values(gained))).toBe(0n);
    // Who bears a risk was paid for it, or has paid; and whose money is in has put it in once.
    for (const each of participations) {
        expect(each.paidFor === undefined).toBe(paidBefore.includes(each.status));
        const hasPaid = each.funding.kind === 'FUNDED' ? each.paidFor !== undefined : each.cover !== undefined;
        expect([each.status, hasPaid]).toEqual([each.status, moneyIn.includes(each.status)]);
    }
    // Of what is collected nobody is owed more than has come.
    expect(partsOf('CLAIM')).toBeLessThanOrEqual(
        claim.payment === undefined ? 0n : (claim.proceeds ?? claim.amount).minorUnits,
    );
    expect(partsOf('LATE_INTEREST')).toBeLessThanOrEqual(lateInterest?.amount.minorUnits ?? 0n);
}

const payments = whats.flatMap((what) => [
    { arbitrary: payWhat(what), weight: 3 },
    { arbitrary: receiveWhat(what), weight: 2 },
]);
const early = fc.oneof(
    { arbitrary: pass, weight: 4 },
    { arbitrary: offer, weight: 8 },
    { arbitrary: act('participant', just(acceptParticipation)), weight: 8 },
    { arbitrary: act('participant', acceptAndPay), weight: 3 },
    act('participant', just(declineParticipation)),
    act('grantor', just(withdrawParticipation)),
    ...payments,
    call,
    collect,
    debtorPrepays,
);
const late = fc.oneof(
    pass,
    offer,
    act('participant', just(acceptParticipation)),
    ...payments,
    { arbitrary: call, weight: 6 },
    { arbitrary: collect, weight: 6 },
    debtorPays,
    { arbitrary: debtorPaysInterest, weight: 2 },
);
const history = fc
    .tuple(fc.array(early, { minLength: 10, maxLength: 60 }), fc.array(late, { minLength: 10, maxLength: 60 }))
    .map(([before, afterwards]) => [...before, passMaturity, ...afterwards]);

describe(`shares in the risk of a claim, through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('are never more than the claim, and money moves if and only if they say so', () => {
        const reached = new Set<string>();
        fc.assert(
            fc.property(history, (steps) => {
                steps.reduce<World>(
                    (world, each) => {
                        const next = after(world, each);
                        mustHold(next);
                        next.participations.forEach((each) => reached.add(standing(next, each).status));

                        return next;
                    },
                    { at: offering.at, claim: owed, lateInterest: undefined, participations: [], gained: {} },
                );
            }),
            { numRuns, seed },
        );
        expect([...reached]).toEqual(
            expect.arrayContaining(['FUNDED', 'STANDING_BY', 'COVERED', 'PASSED_ON', 'RELEASED']),
        );
    });
});
