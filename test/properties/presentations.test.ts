import { dollars, presentedSet } from '@cohong/domain/document/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { maximumDrawing } from '@cohong/domain/letter-of-credit/drawing';
import { calendarBook, confirmed, creditId, usanceTerms } from '@cohong/domain/letter-of-credit/testing/samples';
import { china } from '@cohong/domain/calendar/testing/samples';
import { examinePresentation, judgePresentation } from '@cohong/domain/presentation/examine-presentation';
import { honourPresentation } from '@cohong/domain/presentation/honour-presentation';
import { lodgePresentation } from '@cohong/domain/presentation/lodge-presentation';
import { asItStands, precludePresentation } from '@cohong/domain/presentation/preclusion';
import { holdsAmount } from '@cohong/domain/presentation/presentation-status';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { refusePresentation } from '@cohong/domain/presentation/refuse-presentation';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const bank = 'PearlBankMSP';

interface World {
    readonly credit: Credit;
    readonly presentations: readonly Presentation[];
    readonly at: string;
}

/** One act at its time. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;

const lodge = fc.bigInt(1n, 300_000n).map((amount): Step => (world) => {
    const { credit, presentations, at } = world;
    const number = credit.numberOfPresentations + 1;
    const documents = presentedSet.map((document) => ({
        ...document,
        documentReference: `${document.documentReference}-${number}`,
        attachments: [],
    }));
    const done = lodgePresentation(
        { creditId, number, examiningBank: bank, amount: dollars(amount), documents },
        { credit, amendments: [], presentations, calendarBook, bank: 'HaizhouBankMSP', at },
    );

    return { ...world, credit: done.credit, presentations: [...presentations, done.presentation] };
});
const acts: readonly ((presentation: Presentation, world: World) => Presentation)[] = [
    (presentation, { credit, presentations, at }) =>
        examinePresentation(presentation, {
            ...{ bank, calendar: china, at, credit, amendments: [], calendarBook },
            others: presentations.filter((each) => each !== presentation),
        }),
    (presentation, { at }) =>
        judgePresentation({ dropped: [], added: [] }, { bank, calendar: china, at, presentation }),
    (presentation, { at }) =>
        judgePresentation(
            {
                dropped: (presentation.findings ?? []).flatMap(({ kind }, finding) =>
                    kind === 'DISCREPANCY' ? [{ finding, reason: 'not so' }] : [],
                ),
                added: [],
            },
            { bank, calendar: china, at, presentation },
        ),
    (presentation, { at }) =>
        refusePresentation({ disposal: 'RETURNING' }, { bank, calendar: china, at, presentation }),
    (presentation, { credit, at }) =>
        honourPresentation(
            {},
            { bank, calendar: china, at, presentation, credit, transactionId: 'tx', terms: credit.terms },
        ).presentation,
];
const act = fc.tuple(fc.nat(5), fc.constantFrom(...acts)).map(([index, change]): Step => (world) => {
    const chosen = world.presentations[index];
    if (chosen === undefined) {
        return world;
    }
    const changed = change(chosen, world);
    return { ...world, presentations: world.presentations.map((each) => (each === chosen ? changed : each)) };
});
const history = fc.array(
    fc.record({
        hours: fc.integer({ min: 0, max: 60 }),
        step: fc.oneof({ weight: 1, arbitrary: lodge }, { weight: 3, arbitrary: act }),
    }),
    { minLength: 5, maxLength: 40 },
);

const start: World = {
    credit: { ...confirmed, terms: usanceTerms },
    presentations: [],
    at: '2026-05-20T02:00:00.000Z',
};

/** What time has done is written down for all of them. */
function swept(world: World): World {
    const clock = { calendar: china, at: world.at };
    const sweep = (presentation: Presentation): Presentation =>
        asItStands(presentation, clock) === presentation ? presentation : precludePresentation(presentation, clock);

    return { ...world, presentations: world.presentations.map(sweep) };
}

/** All worlds of the history; before each step, time is swept or not. */
function replay(steps: readonly { readonly hours: number; readonly step: Step }[], isSwept: boolean): World[] {
    const worlds = [start];
    for (const { hours, step } of steps) {
        const before = worlds.at(-1)!;
        const later = { ...before, at: addHours(before.at, hours) };
        const now = isSwept ? swept(later) : later;
        try {
            worlds.push(step(now));
        } catch (error) {
            if (!(error instanceof Refusal)) {
                throw error;
            }
            worlds.push(now);
        }
    }

    return worlds;
}

describe(`presentations, in any history of a credit (RUNS=${numRuns} SEED=${seed})`, () => {
    it('never hold more than may be drawn', () => {
        fc.assert(
            fc.property(history, (steps) => {
                const maximum = maximumDrawing(usanceTerms).minorUnits;
                for (const { presentations } of replay(steps, false)) {
                    const held = presentations.filter(({ status }) => holdsAmount(status));
                    expect(held.reduce((total, { amount }) => total + amount.minorUnits, 0n) <= maximum).toBe(true);
                }
            }),
            { numRuns, seed },
        );
    });

    it('are precluded the same, whether it is first seen by a touch or by a sweep', () => {
        fc.assert(
            fc.property(history, (steps) => {
                const lazily = replay(steps, false).at(-1)!;
                const eagerly = replay(steps, true).at(-1)!;

                expect(swept(lazily)).toEqual(swept(eagerly));
            }),
            { numRuns, seed },
        );
    });
});
