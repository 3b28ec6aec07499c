import { dollars, presentedSet } from '@cohong/domain/document/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { amended, type Amendment } from '@cohong/domain/letter-of-credit/amendment';
import { answerAmendment } from '@cohong/domain/letter-of-credit/answer-amendment';
import { maximumDrawing } from '@cohong/domain/letter-of-credit/drawing';
import {
    advisingBank,
    amendment,
    calendarBook,
    confirmed,
    creditId,
    usanceTerms,
} from '@cohong/domain/letter-of-credit/testing/samples';
import { china } from '@cohong/domain/calendar/testing/samples';
import { asAllStand, withAcceptedBy } from '@cohong/domain/presentation/as-all-stand';
import {
    examinePresentation,
    judgePresentation,
    type ExaminingFacts,
} from '@cohong/domain/presentation/examine-presentation';
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
    readonly amendments: readonly Amendment[];
    readonly presentations: readonly Presentation[];
    readonly at: string;
}

/** One act at its time. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;

const standing = (world: World): World => ({ ...world, ...asAllStand(world, { calendarBook, at: world.at }) });

const lodge = fc.bigInt(1n, 300_000n).map((amount): Step => (world) => {
    const { credit, amendments, presentations, at } = standing(world);
    const number = credit.numberOfPresentations + 1;
    const documents = presentedSet.map((document) => ({
        ...document,
        documentReference: `${document.documentReference}-${number}`,
        attachments: [],
    }));
    const done = lodgePresentation(
        { creditId, number, examiningBank: bank, amount: dollars(amount), documents },
        { credit, amendments, presentations, transfers: [], calendarBook, bank: 'HaizhouBankMSP', at },
    );

    return { ...world, credit: done.credit, presentations: [...world.presentations, done.presentation] };
});
const examining = (presentation: Presentation, world: World): ExaminingFacts => {
    const { credit, amendments, presentations, at } = standing(world);
    const others = presentations.filter(({ number }) => number !== presentation.number);

    return { bank, calendar: china, at, credit, amendments, transfers: [], calendarBook, others };
};
const acts: readonly ((presentation: Presentation, world: World) => Presentation)[] = [
    (presentation, world) => examinePresentation({}, { ...examining(presentation, world), presentation }),
    (presentation, world) =>
        judgePresentation({ dropped: [], added: [] }, { ...examining(presentation, world), presentation }),
    (presentation, world) =>
        judgePresentation(
            {
                dropped: (presentation.findings ?? []).flatMap(({ kind }, finding) =>
                    kind === 'DISCREPANCY' ? [{ finding, reason: 'not so' }] : [],
                ),
                added: [],
            },
            { ...examining(presentation, world), presentation },
        ),
    (presentation, { at }) =>
        refusePresentation({ disposal: 'RETURNING' }, { bank, calendar: china, at, presentation }),
    (presentation, { credit, at }) =>
        honourPresentation(
            {},
            {
                bank,
                calendar: china,
                at,
                presentation,
                forwarded: undefined,
                transactionId: 'tx',
                claimIdOf: String,
                terms: credit.terms,
            },
        ).presentation,
];
/** As the contract writes it: with the amendments that the beneficiary accepts by it. */
function saved(world: World, presentation: Presentation): World {
    return {
        ...world,
        presentations: world.presentations.map((each) => (each.number === presentation.number ? presentation : each)),
        amendments: withAcceptedBy(world.amendments, presentation),
    };
}

const answer = fc
    .tuple(fc.nat(1), fc.constantFrom('ACCEPT' as const, 'REJECT' as const))
    .map(([index, said]): Step => (world) => {
        const { credit, amendments, presentations, at } = standing(world);
        const asked = amendments[index]!;
        const drawn = { presentations, transferred: [] };
        const facts = { credit, amendment: asked, amendments, drawn, bank: advisingBank.mspId, at };
        const answered = answerAmendment({ answer: said }, facts);
        return {
            ...world,
            amendments: world.amendments.map((each) => (each.number === asked.number ? answered : each)),
        };
    });
const act = fc.tuple(fc.nat(5), fc.constantFrom(...acts)).map(([index, change]): Step => (world) => {
    const chosen = world.presentations[index];
    if (chosen === undefined) {
        return world;
    }
    return saved(world, change(chosen, world));
});
const history = fc.array(
    fc.record({
        hours: fc.integer({ min: 0, max: 60 }),
        step: fc.oneof({ weight: 3, arbitrary: lodge }, { weight: 9, arbitrary: act }, answer),
    }),
    { minLength: 5, maxLength: 40 },
);

const start: World = {
    credit: { ...confirmed, terms: usanceTerms },
    amendments: [dollars(600_000n), dollars(300_000n)].map((amount, index) => ({
        ...amendment,
        number: index + 1,
        changes: { amount },
        advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: amendment.issuedAt }],
        extension: { outcome: 'EXTENDED', at: amendment.issuedAt },
    })),
    presentations: [],
    at: '2026-05-20T02:00:00.000Z',
};

const totalOf = (presentations: readonly Presentation[]): bigint =>
    presentations.reduce((total, { amount }) => total + amount.minorUnits, 0n);

/** By what the beneficiary has accepted, or may still accept by presenting. */
function mostDrawable({ credit, amendments }: World): bigint {
    const accepted = amendments.filter(({ answer: given }) => given?.outcome === 'ACCEPTED');
    const open = amendments.filter(({ answer: given }) => given === undefined);
    const sets = [[], ...open.map((each) => [each]), open];
    const most = sets.map((some) => maximumDrawing(amended(credit.terms, [...accepted, ...some])).minorUnits);

    return most.reduce((one, other) => (one < other ? other : one));
}

/** What time has done is written down for all of them. */
function swept(world: World): World {
    const clock = { calendar: china, at: world.at };
    const over = world.presentations.filter((each) => asItStands(each, clock) !== each);

    return over.reduce((before, each) => saved(before, precludePresentation(each, clock)), world);
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
                for (const world of replay(steps, false)) {
                    const held = world.presentations.filter(({ status }) => holdsAmount(status));
                    expect(totalOf(held) <= mostDrawable(world)).toBe(true);
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
