import { china } from '@cohong/domain/calendar/testing/samples';
import { dealAfter, type DealStep } from '@cohong/domain/forfaiting/deal/deal-status';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { dealAsItStands } from '@cohong/domain/forfaiting/deal/deliver-documents';
import { refundDeal } from '@cohong/domain/forfaiting/deal/rescind-deal';
import { traded } from '@cohong/domain/forfaiting/deal/testing/samples';
import {
    admitRecourse,
    rejectRecourse,
    withdrawRecourse,
    type AnsweringFacts,
} from '@cohong/domain/forfaiting/recourse/answer-recourse';
import { claimRecourse } from '@cohong/domain/forfaiting/recourse/claim-recourse';
import type { RecourseClaim } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import { dealUnderRecourse, recourseAsItStands } from '@cohong/domain/forfaiting/recourse/recourse-stands';
import { isOpenRecourse } from '@cohong/domain/forfaiting/recourse/recourse-status';
import { acknowledged, forged } from '@cohong/domain/forfaiting/recourse/testing/samples';
import { acknowledgeTitle, sellAcknowledgedTitle } from '@cohong/domain/forfaiting/title/acknowledge-title';
import { endTitle } from '@cohong/domain/forfaiting/title/end-title';
import { claim, title as born } from '@cohong/domain/forfaiting/title/testing/samples';
import { resaleCount, standingSales, titleBanks, type Title } from '@cohong/domain/forfaiting/title/title';
import { makeFinal, makeReturnable, undoSale } from '@cohong/domain/forfaiting/title/undo-sale';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 100);
const banks = ['HaizhouBankMSP', 'HarbourBankMSP', 'SampanBankMSP', claim.debtorBank] as const;
const { pricing } = traded;
const price = pricing.proceeds.minorUnits;

interface World {
    readonly now: string;
    readonly title: Title;
    readonly deals: readonly Deal[];
    readonly recourses: readonly RecourseClaim[];
    /** What each bank has paid for the claim, less what it was paid. */
    readonly spent: Readonly<Record<string, bigint>>;
}
type Step = (world: World) => World;

const idOf = (number: number): string => number.toString(16).padStart(32, '0');
const moved = ({ spent }: World, from: string, to: string): World['spent'] => ({
    ...spent,
    [from]: (spent[from] ?? 0n) + price,
    [to]: (spent[to] ?? 0n) - price,
});
const factsOf = ({ now, title }: World) => ({ title, calendar: china, at: now, transactionId: `tx${now}` });
const claimOf = ({ title }: World) => ({ ...claim, holder: title.holder });

/** One of the last deals; before there are as many, nothing is done. */
const dealBefore = ({ deals }: World, before: number): Deal => found(deals.at(-1 - before));
const withDeal = (world: World, deal: Deal): World => ({
    ...world,
    deals: world.deals.map((each) => (each.dealId === deal.dealId ? deal : each)),
});
const stepped = (world: World, deal: Deal, ...steps: readonly DealStep[]): World => {
    const { status } = dealAsItStands(deal, { calendar: china, at: world.now });

    return withDeal(world, { ...deal, status: steps.reduce(dealAfter, status) });
};

function found<T>(value: T | undefined): T {
    if (value === undefined) {
        throw new Refusal('not-found', 'RECORD_MUST_EXIST');
    }

    return value;
}

const anyBank = fc.constantFrom(...banks);
/** A bank that acts in place of the one that may, which it mostly is itself. */
const another = fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, { arbitrary: anyBank, weight: 1 });
const mostlyLast = fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.nat(2), weight: 1 });
const pass = fc
    .integer({ min: 1, max: 24 * 12 })
    .map((hours): Step => (world) => ({ ...world, now: addHours(world.now, hours) }));

/** A sale by a bank, mostly the holder, that is final at once or paid for under reserve. */
const sell = fc
    .record({ by: another, buyer: anyBank, isFinal: fc.boolean() })
    .map(({ by, buyer, isFinal }): Step => (world) => {
        const { holder: seller } = world.title;
        const [facts, dealId] = [factsOf(world), idOf(world.deals.length)];
        const promised = acknowledgeTitle({ dealId, buyer }, { ...facts, bank: by ?? seller });
        const sold = sellAcknowledgedTitle({ dealId }, { ...facts, title: promised });
        const title = isFinal ? sold : makeReturnable({ dealId, seller }, sold);
        const payment = { means: 'E_CNY' as const, transactionId: facts.transactionId, at: world.now };
        const status = isFinal ? 'SETTLED' : 'UNDER_RESERVE';
        const deal: Deal = { ...traded, dealId, seller, buyer, status, settlement: { pricing, payment } };

        return { ...world, title, deals: [...world.deals, deal], spent: moved(world, buyer, seller) };
    });

/** The money goes back for a sale under reserve, mostly the last one. */
const undo = fc.record({ before: mostlyLast, by: another }).map(({ before, by }): Step => (world) => {
    const deal = dealBefore(world, before);
    const after = stepped(world, deal, 'DEMAND_REFUND', 'RESCIND');
    const buyer = by ?? world.title.holder;
    const undone = undoSale({ dealId: deal.dealId, buyer }, factsOf(world));

    return { ...after, title: undone, spent: moved(world, undone.holder, buyer) };
});
const letStand = mostlyLast.map((before): Step => (world) => ({
    ...stepped(world, dealBefore(world, before), 'LIFT_RESERVE'),
    title: makeFinal(world.title),
}));
const pay = another.map((to): Step => (world) => ({
    ...world,
    title: endTitle(world.title, { ...factsOf(world), paidTo: to ?? world.title.holder }),
}));

/** A buyer claims back what it has paid for a sale, mostly the last one. */
const claimBack = fc
    .record({ before: mostlyLast, by: another, shown: fc.constantFrom('a', 'b', 'c') })
    .map(({ before, by, shown }): Step => (world) => {
        const deal = dealBefore(world, before);
        const { title, now: at, recourses } = world;
        const earlier = recourses.filter(({ dealId }) => dealId === deal.dealId);
        const { recourse, ...claimed } = claimRecourse(
            { breach: forged, evidence: [shown.repeat(64)] },
            {
                ...{ bank: by ?? deal.buyer, deal, calendar: china, at, earlier, recourseId: idOf(recourses.length) },
                held: { claim: claimOf(world), title, lastDeal: undefined, isParticipated: false },
            },
        );

        return { ...withDeal(world, claimed.deal), title: claimed.title, recourses: [...recourses, recourse] };
    });

const answers = {
    ADMIT: admitRecourse,
    REJECT: (facts: AnsweringFacts) => rejectRecourse({ reasons: ['It is genuine'] }, facts),
    WITHDRAW: withdrawRecourse,
} as const;
/** What was claimed last is answered or withdrawn, mostly by who may. */
const answer = fc
    .record({ kind: fc.constantFrom('ADMIT', 'REJECT', 'WITHDRAW'), by: another })
    .map(({ kind, by }): Step => (world) => {
        const { recourse, deal } = lastRecourse(world);
        const bank = by ?? (kind === 'WITHDRAW' ? deal.buyer : deal.seller);
        const facts = { bank, deal, recourse, title: world.title, at: world.now };

        return withRecourse(world, { title: world.title, ...answers[kind](facts) });
    });
/** And what was admitted is paid back. */
const payBack = another.map((by): Step => (world) => {
    const { recourse, deal } = lastRecourse(world);
    const { coins, ...undone } = refundDeal({
        ...{ ...factsOf(world), bank: by ?? deal.seller, claim: claimOf(world) },
        ...{ deal, recourse, notice: acknowledged.notice },
    });
    expect(coins.amount.minorUnits).toBe(price);

    return { ...withRecourse(world, { recourse, ...undone }), spent: moved(world, coins.from.bank, coins.to.bank) };
});

function lastRecourse({ recourses, deals }: World): { readonly recourse: RecourseClaim; readonly deal: Deal } {
    const recourse = found(recourses.at(-1));

    return { recourse, deal: found(deals.find(({ dealId }) => dealId === recourse.dealId)) };
}

function withRecourse(
    world: World,
    {
        recourse,
        deal,
        title,
    }: { readonly recourse: RecourseClaim; readonly deal: Deal; readonly title: Title | undefined },
): World {
    const recourses = world.recourses.map((each) => (each.recourseId === recourse.recourseId ? recourse : each));

    return { ...withDeal(world, deal), title: title ?? world.title, recourses };
}

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

function mustHold(world: World): void {
    const { title, spent } = world;
    const sales = standingSales(title);
    const { holder, returnableTo } = title;

    // Who holds it has paid for it once; who has sold it is even; and who had it first has what was paid for it.
    for (const bank of banks) {
        const isFirst = bank === born.holder;
        const paidFor = (bank === holder ? price : 0n) - (isFirst ? price : 0n);
        expect([bank, spent[bank] ?? 0n]).toEqual([bank, paidFor]);
    }
    expect(holder).toBe(sales.at(-1)?.to ?? born.holder);
    expect(sales.map(({ from }) => from)).toEqual([born.holder, ...sales.map(({ to }) => to)].slice(0, sales.length));
    expect(resaleCount(title)).toBe(Math.max(0, sales.length - 1));
    if (returnableTo !== undefined) {
        expect(sales.at(-1)).toMatchObject({ dealId: returnableTo.dealId, from: returnableTo.seller });
        expect(titleBanks(title)).toContain(returnableTo.seller);
        expect(title.status).toBe('HELD');
    }
    for (const deal of world.deals) {
        mustHoldOf(deal, world);
    }
}

/** A deal is undone with its title; what was claimed for it is open only while the title waits for it, and once at a time. */
function mustHoldOf(deal: Deal, { title, recourses }: World): void {
    const { dealId, status } = deal;
    const ofDeal = recourses.filter((recourse) => recourse.dealId === dealId);
    const standing = ofDeal.map((recourse) => recourseAsItStands(recourse, title).status);
    const isReturned = title.history.some((step) => step.kind === 'RETURNED' && step.dealId === dealId);

    expect([dealId, isReturned]).toEqual([dealId, status === 'RESCINDED']);
    expect(deal.recourseIds ?? []).toEqual(ofDeal.map(({ recourseId }) => recourseId));
    expect(standing.filter(isOpenRecourse).length).toBeLessThanOrEqual(1);
    if (standing.some(isOpenRecourse)) {
        expect(title).toMatchObject({ status: 'HELD', holder: deal.buyer, returnableTo: { dealId } });
    }
    if (standing.includes('REFUNDED')) {
        expect([status, standing.at(-1)]).toEqual(['RESCINDED', 'REFUNDED']);
    }
    expect(dealUnderRecourse(deal, title).status === 'RECOURSE_ADMITTED').toBe(standing.includes('ADMITTED'));
}

const step = fc.oneof(
    pass,
    { arbitrary: sell, weight: 8 },
    { arbitrary: undo, weight: 4 },
    { arbitrary: letStand, weight: 2 },
    { arbitrary: claimBack, weight: 6 },
    { arbitrary: answer, weight: 6 },
    { arbitrary: payBack, weight: 4 },
    pay,
);

describe(`a sale that may be undone, through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('moves the title if and only if the price moves, and gives back what was not sold on', () => {
        fc.assert(
            fc.property(fc.array(step, { minLength: 10, maxLength: 50 }), (steps) => {
                steps.reduce<World>(
                    (world, each) => {
                        const next = after(world, each);
                        mustHold(next);

                        return next;
                    },
                    { now: claim.incurredAt, title: born, deals: [], recourses: [], spent: {} },
                );
            }),
            { numRuns, seed },
        );
    });
});
