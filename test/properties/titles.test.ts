import { china } from '@cohong/domain/calendar/testing/samples';
import {
    acknowledgeTitle,
    releaseTitle,
    sellAcknowledgedTitle,
} from '@cohong/domain/forfaiting/title/acknowledge-title';
import { endTitle } from '@cohong/domain/forfaiting/title/end-title';
import type { TitleFacts } from '@cohong/domain/forfaiting/title/held-title';
import { passReservedTitle, reserveTitle, returnTitle } from '@cohong/domain/forfaiting/title/reserve-title';
import { sellTitle } from '@cohong/domain/forfaiting/title/sell-title';
import { splitTitle } from '@cohong/domain/forfaiting/title/split-title';
import { claim } from '@cohong/domain/forfaiting/title/testing/samples';
import { resaleCount, titleOf, type Title } from '@cohong/domain/forfaiting/title/title';
import { apportion, type Money } from '@cohong/domain/kernel/money';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 60);

const banks = ['HaizhouBankMSP', 'HarbourBankMSP', 'SampanBankMSP', claim.debtorBank] as const;
/** More than are ever used, so that most are new. */
const ids = Array.from({ length: 40 }, (_, index) => index.toString(16).padStart(32, '0'));
const born = titleOf(
    { ...claim, claimId: ids[0]!, amount: { currency: 'CNY', minorUnits: 1_000n } },
    {
        at: claim.incurredAt,
        transactionId: 'tx0',
    },
);

interface World {
    readonly now: string;
    readonly titles: readonly Title[];
    /** What the debtor has paid, claim by claim. */
    readonly paid: readonly Money[];
}
type Step = (world: World) => World;

const anyBank = fc.constantFrom(...banks);
const anyId = fc.constantFrom(...ids);
const deal = fc.constantFrom(...['d', 'd', 'd', 'e'].map((digit) => digit.repeat(32)));
const hours = fc.integer({ min: 1, max: 24 * 10 });

/** An act with some claim, mostly by the bank that holds it. */
function act(of: (drawn: Drawn, facts: TitleFacts, world: World) => Partial<World>): fc.Arbitrary<Step> {
    return fc
        .record({
            which: fc.nat(99),
            bank: fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, anyBank),
            to: anyBank,
            dealId: deal,
            hours,
            more: fc.array(anyId, { minLength: 1, maxLength: 3 }),
        })
        .map((drawn): Step => (world) => {
            const title = world.titles[drawn.which % world.titles.length]!;
            const bank = drawn.bank ?? title.holder;
            const facts = { title, bank, calendar: china, at: world.now, transactionId: `tx${world.now}` };

            return { ...world, ...of(drawn, facts, world) };
        });
}
interface Drawn {
    readonly to: string;
    readonly dealId: string;
    readonly hours: number;
    readonly more: readonly string[];
}
const withTitle = ({ titles }: World, title: Title): readonly Title[] =>
    titles.map((each) => (each.claimId === title.claimId ? title : each));

const passing = hours.map((passed): Step => (world) => ({ ...world, now: addHours(world.now, passed) }));
const sell = act(({ to, dealId }, facts, world) => ({
    titles: withTitle(world, sellTitle({ dealId, buyer: to }, facts)),
}));
const reserve = act((drawn, facts, world) => ({
    titles: withTitle(
        world,
        reserveTitle({ dealId: drawn.dealId, buyer: drawn.to, until: addHours(world.now, drawn.hours) }, facts),
    ),
}));
const pass = act(({ dealId }, facts, world) => ({ titles: withTitle(world, passReservedTitle({ dealId }, facts)) }));
const acknowledge = act(({ to, dealId }, facts, world) => ({
    titles: withTitle(world, acknowledgeTitle({ dealId, buyer: to }, facts)),
}));
const payFor = act(({ dealId }, facts, world) => ({
    titles: withTitle(world, sellAcknowledgedTitle({ dealId }, facts)),
}));
const callOff = act(({ dealId }, { title }, world) => ({ titles: withTitle(world, releaseTitle({ dealId }, title)) }));
const giveBack = act(({ dealId }, facts, world) => ({ titles: withTitle(world, returnTitle({ dealId }, facts)) }));
const split = act(({ more }, facts, world) => {
    const amounts = apportion(
        facts.title.amount,
        more.map((_, index) => BigInt(index + 1)),
    );
    const parts = more.map((claimId, index) => ({ claimId, amount: amounts[index]! }));
    const taken = new Set(world.titles.map(({ claimId }) => claimId));
    const { whole, parts: made } = splitTitle(parts, { ...facts, taken });

    return { titles: [...withTitle(world, whole), ...made] };
});
const collect = act((_, { title, bank }, world) => ({
    titles: withTitle(world, endTitle(title, { paidTo: bank, at: world.now, transactionId: 'tx' })),
    paid: [...world.paid, title.amount],
}));

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

const total = (amounts: readonly Money[]): bigint => amounts.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);

/** All that must hold whatever has happened. */
function mustHold({ titles, paid }: World): void {
    const known = new Map(titles.map((title) => [title.claimId, title]));
    expect(known.size).toBe(titles.length);
    const whole = titles.filter(({ status }) => status !== 'SPLIT');
    expect(total(whole.map(({ amount }) => amount))).toBe(born.amount.minorUnits);
    expect(total(paid)).toBe(total(whole.filter(({ status }) => status === 'PAID').map(({ amount }) => amount)));

    for (const { partOf, claimId, history, holder, status, ...title } of titles) {
        const parts = titles.filter((each) => each.partOf.at(-1) === claimId);
        const sales = history.flatMap((step) => (step.kind === 'SOLD' ? [step] : []));
        const splits = history.filter(({ kind }) => kind === 'SPLIT');

        expect({
            inParts: total(parts.map(({ amount }) => amount)),
            isPartOfItself: new Set([...partOf, claimId]).size <= partOf.length,
            splitFrom: partOf.map((each) => known.get(each)?.status),
            splits: splits.length,
            sellers: sales.map(({ from }) => from),
            holder,
            resales: resaleCount({ history }),
        }).toEqual({
            // Every fen of a claim that was split is in its parts, which come from it and not from themselves.
            inParts: status === 'SPLIT' ? title.amount.minorUnits : 0n,
            isPartOfItself: false,
            splitFrom: partOf.map(() => 'SPLIT'),
            splits: partOf.length + (status === 'SPLIT' ? 1 : 0),
            // Who holds it had it from who held it before, back to whom it was owed first.
            sellers: [born.holder, ...sales.map(({ to }) => to)].slice(0, sales.length),
            holder: sales.at(-1)?.to ?? born.holder,
            resales: sales.length > 1 ? sales.length - 1 : 0,
        });
    }
}

const step = fc.oneof(
    passing,
    { arbitrary: sell, weight: 4 },
    { arbitrary: split, weight: 4 },
    { arbitrary: reserve, weight: 3 },
    { arbitrary: pass, weight: 2 },
    { arbitrary: giveBack, weight: 2 },
    { arbitrary: acknowledge, weight: 3 },
    { arbitrary: payFor, weight: 2 },
    callOff,
    collect,
);

describe(`the title to a claim through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('leaves each fen with one holder, whose title goes back to the undertaking, and is paid for once', () => {
        fc.assert(
            fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
                steps.reduce<World>(
                    (world, each) => {
                        const next = after(world, each);
                        if (next !== world) {
                            mustHold(next);
                        }

                        return next;
                    },
                    { now: claim.incurredAt, titles: [born], paid: [] },
                );
            }),
            { numRuns, seed },
        );
    });
});
