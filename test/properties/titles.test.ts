import { china } from '@cohong/domain/calendar/testing/samples';
import type { Claim } from '@cohong/domain/claim/claim';
import { payClaim, prepayClaim } from '@cohong/domain/claim/pay-claim';
import {
    acknowledgeTitle,
    releaseTitle,
    sellAcknowledgedTitle,
} from '@cohong/domain/forfaiting/title/acknowledge-title';
import type { TitleFacts } from '@cohong/domain/forfaiting/title/held-title';
import { sellTitle } from '@cohong/domain/forfaiting/title/sell-title';
import { splitTitle, type HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { documentsOf } from '@cohong/domain/forfaiting/title/testing/assigned';
import { claim, matured } from '@cohong/domain/forfaiting/title/testing/samples';
import { resaleCount, titleOf, type Title } from '@cohong/domain/forfaiting/title/title';
import { apportion, type Money } from '@cohong/domain/kernel/money';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 60);

const banks = ['HaizhouBankMSP', 'HarbourBankMSP', 'SampanBankMSP', claim.debtorBank] as const;
const idOf = (index: number): string => index.toString(16).padStart(32, '0');
const whole: Claim = { ...claim, claimId: idOf(0), amount: { currency: 'CNY', minorUnits: 1_000n } };
const origin = documentsOf(whole);
const how = { means: { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } } as const;
/** Those that are held and owed, or were: of a claim that was split, its parts. */
const leaves = (held: readonly HeldClaim[]): readonly Title[] =>
    held.map(({ title }) => title).filter(({ status }) => status !== 'SPLIT');
const born = titleOf(whole, { at: claim.incurredAt, transactionId: 'tx0' });

interface World {
    readonly now: string;
    readonly held: readonly HeldClaim[];
    /** For which the claim came about. */
    readonly presentation: Presentation;
    /** What the debtor has paid, claim by claim. */
    readonly paid: readonly Money[];
}
type Step = (world: World) => World;

const anyBank = fc.constantFrom(...banks);
const deal = fc.constantFrom(...['d', 'd', 'd', 'e'].map((digit) => digit.repeat(32)));

/** An act with some claim, mostly by the bank that holds it. */
function act(of: (drawn: Drawn, facts: TitleFacts & HeldClaim, world: World) => Partial<World>): fc.Arbitrary<Step> {
    return fc
        .record({
            which: fc.nat(99),
            bank: fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, anyBank),
            to: anyBank,
            dealId: deal,
            shares: fc.array(fc.bigInt({ min: 0n, max: 9n }), { minLength: 1, maxLength: 3 }),
        })
        .map((drawn): Step => (world) => {
            const held = world.held[drawn.which % world.held.length]!;
            const bank = drawn.bank ?? held.title.holder;
            const facts = { ...held, bank, calendar: china, at: world.now, transactionId: `tx${world.now}` };

            return { ...world, ...of(drawn, facts, world) };
        });
}
interface Drawn {
    readonly to: string;
    readonly dealId: string;
    readonly shares: readonly bigint[];
}
const withHeld = ({ held }: World, next: HeldClaim): readonly HeldClaim[] =>
    held.map((each) => (each.claim.claimId === next.claim.claimId ? next : each));
/** The claim follows its title. */
const withTitle =
    (rule: (drawn: Drawn, facts: TitleFacts) => Title) =>
    (drawn: Drawn, facts: TitleFacts & HeldClaim, world: World) => {
        const title = rule(drawn, facts);

        return { held: withHeld(world, { claim: { ...facts.claim, holder: title.holder }, title }) };
    };

const passing = fc
    .integer({ min: 1, max: 24 * 30 })
    .map((hours): Step => (world) => ({ ...world, now: addHours(world.now, hours) }));
const sell = act(withTitle(({ to, dealId }, facts) => sellTitle({ dealId, buyer: to }, facts)));
const acknowledge = act(withTitle(({ to, dealId }, facts) => acknowledgeTitle({ dealId, buyer: to }, facts)));
const payFor = act(withTitle((drawn, facts) => sellAcknowledgedTitle(drawn, facts)));
const callOff = act(withTitle((drawn, { title }) => releaseTitle(drawn, title)));
const split = act(({ shares }, facts, { held, ...world }) => {
    const claimIdOf = (part: number): string => idOf(held.length - 1 + part);
    const { whole: parted, parts } = splitTitle(apportion(facts.title.amount, shares), {
        ...facts,
        lastDeal: undefined,
        isParticipated: false,
        claimIdOf,
    });

    return { held: [...withHeld({ ...world, held }, parted), ...parts] };
});
const collect = act(({ to }, { title, claim: owed, ...acting }, world) => {
    const { presentation, held, paid } = world;
    // Mostly by the debtor, which is paid for by nobody else.
    const bank = to === acting.bank ? to : owed.debtorBank;
    const otherParts = leaves(held).filter((each) => each.claimId !== owed.claimId);
    const facts = { ...acting, ...origin, bank, title, claim: owed, otherParts, presentation };
    const made = acting.at < matured ? prepayClaim({ ...how, proceeds: owed.amount }, facts) : payClaim(how, facts);

    return { held: withHeld(world, made), presentation: made.presentation, paid: [...paid, owed.amount] };
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

const total = (amounts: readonly Money[]): bigint => amounts.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);

/** Where a title stands when its claim does. */
const standing = { OUTSTANDING: 'HELD', PAID: 'PAID', PREPAID: 'PAID', SPLIT: 'SPLIT' } as const;

/** All that must hold whatever has happened. */
function mustHold({ held, presentation, paid }: World): void {
    const titles = held.map(({ title }) => title);
    const known = new Map(titles.map((title) => [title.claimId, title]));
    expect(known.size).toBe(titles.length);
    expect(total(leaves(held).map(({ amount }) => amount))).toBe(born.amount.minorUnits);
    const left = leaves(held).filter(({ status }) => status !== 'PAID');
    // What the debtor has paid and what it owes still is what it has undertaken, and the presentation is paid with the last fen.
    expect(total(paid) + total(left.map(({ amount }) => amount))).toBe(born.amount.minorUnits);
    expect(presentation.status).toBe(left.length === 0 ? 'PAID' : 'UNDERTAKEN');
    expect(held.map(({ claim: { holder, amount, claimId } }) => ({ holder, amount, claimId }))).toEqual(
        titles.map(({ holder, amount, claimId }) => ({ holder, amount, claimId })),
    );
    expect(held.map(({ claim: owed }) => standing[owed.status])).toEqual(titles.map(({ status }) => status));

    for (const { partOf, claimId, history, holder, status, ...title } of titles) {
        const parts = titles.filter((each) => each.partOf.at(-1) === claimId);
        expect(title.parts ?? []).toEqual(parts.map((part) => part.claimId));
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
                    {
                        now: claim.incurredAt,
                        held: [{ claim: whole, title: born }],
                        presentation: origin.presentation,
                        paid: [],
                    },
                );
            }),
            { numRuns, seed },
        );
    });
});
