import { dollars, presentedSet } from '@cohong/domain/document/testing/samples';
import { authorityFor } from '@cohong/domain/discrepancy-advice/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { amended, type Amendment } from '@cohong/domain/letter-of-credit/amendment';
import { answerAmendment } from '@cohong/domain/letter-of-credit/answer-amendment';
import { maximumDrawing } from '@cohong/domain/letter-of-credit/drawing';
import {
    advised,
    advisingBank,
    amendment,
    calendarBook,
    confirmed,
    creditId,
    issuingBank,
    usanceTerms,
} from '@cohong/domain/letter-of-credit/testing/samples';
import { china } from '@cohong/domain/calendar/testing/samples';
import { termsOf, withAllAccepted } from '@cohong/domain/presentation/acceptance';
import { asAllStand } from '@cohong/domain/presentation/as-all-stand';
import { drawingsOf } from '@cohong/domain/presentation/drawings';
import {
    examinePresentation,
    judgePresentation,
    type ExaminingFacts,
} from '@cohong/domain/presentation/examine-presentation';
import { forwardPresentation } from '@cohong/domain/presentation/forward-presentation';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import { honourPresentation } from '@cohong/domain/presentation/honour-presentation';
import { lodgePresentation } from '@cohong/domain/presentation/lodge-presentation';
import { asItStands, precludePresentation } from '@cohong/domain/presentation/preclusion';
import { holdsAmount, isUndecided } from '@cohong/domain/presentation/presentation-status';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { refusePresentation } from '@cohong/domain/presentation/refuse-presentation';
import { returnDocuments, waiveDiscrepancies } from '@cohong/domain/presentation/waive-discrepancies';
import { withoutPapers } from '@cohong/domain/presentation/working-papers';
import { drawnFrom } from '@cohong/domain/transfer/transferred-amount';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const pearl = 'PearlBankMSP';
const issuer = issuingBank.mspId;

interface World {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    readonly presentations: readonly Presentation[];
    readonly at: string;
}

/** One act at its time. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;
type Steps = readonly { readonly hours: number; readonly step: Step }[];

const standing = (world: World): World => ({ ...world, ...asAllStand(world, { calendarBook, at: world.at }) });
/** The same to one bank: what others have found is closed to it. */
const standingTo = (bank: string, world: World): World =>
    standing({
        ...world,
        presentations: world.presentations.map((each) => (each.examiningBank === bank ? each : withoutPapers(each))),
    });

const lodgeOf =
    (amount: bigint, examiningBank: string): Step =>
    (world) => {
        const { credit, amendments, presentations, at } = standingTo('HaizhouBankMSP', world);
        const number = credit.numberOfPresentations + 1;
        const documents = presentedSet.map((document) => ({
            ...document,
            documentReference: `${document.documentReference}-${number}`,
            attachments: [],
        }));
        const done = lodgePresentation(
            { creditId, number, examiningBank, amount: dollars(amount), documents },
            { credit, amendments, presentations, transfers: [], calendarBook, bank: 'HaizhouBankMSP', at },
        );

        return { ...world, credit: done.credit, presentations: [...world.presentations, done.presentation] };
    };
const examining = (presentation: Presentation, world: World): ExaminingFacts => {
    const bank = presentation.examiningBank;
    const { credit, amendments, presentations, at } = standingTo(bank, world);
    const others = presentations.filter(({ number }) => number !== presentation.number);

    return { bank, calendar: china, at, credit, amendments, transfers: [], calendarBook, others };
};

type Act = (presentation: Presentation, facts: ExaminingFacts) => Presentation;
const late = 'SHIPMENT_MUST_NOT_BE_LATE';
const seal: Presentation['findings'] = [
    {
        ...{ kind: 'DISCREPANCY', code: 'SEAL_MUST_BE_WHOLE', rule: 'UCP 600 art. 14a' },
        ...{ field: 'seal', expected: 'whole', found: 'broken' },
    },
];

/** Examined if need be, and judged: all that was found is dropped but what is named, and it may be that something is added. */
const judge =
    (kept: readonly string[], added: NonNullable<Presentation['findings']> = []): Act =>
    (lodged, facts) => {
        const presentation =
            lodged.status === 'LODGED' ? examinePresentation({}, { ...facts, presentation: lodged }) : lodged;
        const dropped = (presentation.findings ?? []).flatMap(({ kind, code }, finding) =>
            kind === 'DISCREPANCY' && !kept.includes(code) ? [{ finding, reason: 'not so' }] : [],
        );
        const reason = 'seen';
        const by = added.map((finding) => ({ finding: { ...finding, kind: 'DISCREPANCY' as const }, reason }));

        return judgePresentation({ dropped, added: by }, { ...facts, presentation });
    };
const acts = {
    examine: (presentation, facts) => examinePresentation({}, { ...facts, presentation }),
    take: judge([]),
    takeInTime: judge([late]),
    find: judge([], seal),
    refuse: (presentation, facts) => refusePresentation({ disposal: 'HELD_FOR_WAIVER' }, { ...facts, presentation }),
    waive: (presentation, facts) => waiveDiscrepancies({ ...facts, presentation, advice: authorityFor(presentation) }),
    giveBack: (presentation, facts) => returnDocuments({ ...facts, presentation }),
    honour: (presentation, facts) => {
        const all = [...facts.others, presentation];
        const original = all.find(({ number }) => number === presentation.firstPresentedAs?.number);
        const forwarded = forwardedFrom(presentation, all);
        const terms = termsOf(presentation, facts);
        const honouring = {
            ...facts,
            presentation,
            original,
            forwarded,
            assignments: [],
            terms,
            transactionId: 'tx',
            reimbursementClaims: [],
            claimIdOf: String,
        };

        return honourPresentation({}, honouring).presentation;
    },
} satisfies Record<string, Act>;

/** As the contract writes it: with the amendments that the beneficiary accepts by it. */
function saved(world: World, presentation: Presentation): World {
    return {
        ...world,
        presentations: world.presentations.map((each) => (each.number === presentation.number ? presentation : each)),
        amendments: withAllAccepted(world, [presentation]),
    };
}
const onOne =
    (index: number, act: (chosen: Presentation, world: World) => World): Step =>
    (world) => {
        const chosen = world.presentations[index];

        return chosen === undefined ? world : act(chosen, world);
    };
const actOf = (index: number, act: Act): Step =>
    onOne(index, (chosen, world) => saved(world, act(chosen, examining(chosen, world))));
const forwardOf = (index: number): Step =>
    onOne(index, (presentation, world) => {
        const bank = presentation.examiningBank;
        const { credit, presentations, at } = standingTo(bank, world);
        const forwardedNumber = credit.numberOfPresentations + 1;
        const facts = { credit, presentation, presentations, calendarBook, bank, at };
        const done = forwardPresentation({ forwardedNumber }, facts);

        return { ...world, credit: done.credit, presentations: [...world.presentations, done.presentation] };
    });
const answerOf =
    (index: number, said: 'ACCEPT' | 'REJECT'): Step =>
    (world) => {
        const bank = advisingBank.mspId;
        const { credit, amendments, presentations, at } = standingTo(bank, world);
        const asked = amendments[index]!;
        const drawn = drawnFrom({ presentations, transfers: [] });
        const facts = { credit, amendment: asked, amendments, presentations, drawn, bank, at };
        const answered = answerAmendment({ answer: said }, facts);

        return {
            ...world,
            amendments: world.amendments.map((each) => answered.find(({ number }) => number === each.number) ?? each),
        };
    };

const lodge = fc
    .tuple(fc.bigInt(1n, 300_000n), fc.constantFrom(pearl, issuer))
    .map(([amount, bank]) => lodgeOf(amount, bank));
const act = fc.tuple(fc.nat(5), fc.constantFrom(...Object.values(acts))).map(([index, change]) => actOf(index, change));
const forward = fc.nat(5).map(forwardOf);
const answer = fc
    .tuple(fc.nat(2), fc.constantFrom('ACCEPT' as const, 'REJECT' as const))
    .map(([index, said]) => answerOf(index, said));
const history = fc.array(
    fc.record({
        hours: fc.integer({ min: 0, max: 60 }),
        step: fc.oneof(
            { weight: 4, arbitrary: lodge },
            { weight: 12, arbitrary: act },
            { weight: 2, arbitrary: forward },
            { weight: 1, arbitrary: answer },
        ),
    }),
    { minLength: 5, maxLength: 40 },
);

/** 472 500.00 may be drawn; then 630 000.00, or 315 000.00 and later shipment, and later shipment alone, offered last. */
const amendments = [
    { amount: dollars(600_000n) },
    { amount: dollars(300_000n), shipment: usanceTerms.shipment },
    { shipment: usanceTerms.shipment, presentationPeriod: { days: 21 } },
].map((changes, index): Amendment => {
    const at = index < 2 ? amendment.issuedAt : '2026-05-23T02:00:00.000Z';

    return {
        ...{ ...amendment, number: index + 1, changes, issuedAt: at },
        advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at }],
        extension: { outcome: 'EXTENDED', at },
    };
});
const credits = fc
    .tuple(fc.constantFrom(confirmed, advised), fc.constantFrom('2026-05-31', '2026-05-01'))
    .map(([credit, latestShipmentDate]) => creditOf(credit, latestShipmentDate));
const creditOf = (credit: Credit, latestShipmentDate: string): Credit => ({
    ...credit,
    numberOfAmendments: amendments.length,
    terms: { ...usanceTerms, shipment: { ...usanceTerms.shipment, latestShipmentDate } },
});

/** Histories that must be among them: what is drawn by an amendment that is then rejected, in each way to take it. */
const steps = (...some: readonly Step[]): Steps => some.map((step) => ({ hours: 1, step }));
const rejecting = (bank: string, ...way: readonly Act[]): Steps =>
    steps(lodgeOf(620_000n, bank), ...way.map((each) => actOf(0, each)), answerOf(0, 'REJECT'), actOf(0, acts.honour));
const { take, takeInTime, find, refuse, waive, honour } = acts;
const examples: [Credit, Steps][] = [
    [creditOf(confirmed, '2026-05-31'), rejecting(pearl, find, waive)],
    [creditOf(confirmed, '2026-05-31'), rejecting(issuer, find, refuse, waive)],
    [creditOf(confirmed, '2026-05-31'), rejecting(issuer, take)],
    [creditOf(advised, '2026-05-31'), rejecting(pearl, take)],
    [
        creditOf(advised, '2026-05-31'),
        steps(
            ...[
                lodgeOf(620_000n, pearl),
                actOf(0, take),
                actOf(0, honour),
                forwardOf(0),
                actOf(1, find),
                actOf(1, refuse),
            ],
            ...[answerOf(0, 'REJECT'), lodgeOf(100_000n, pearl), actOf(1, waive)],
        ),
    ],
    [
        creditOf(advised, '2026-05-31'),
        steps(
            ...[lodgeOf(400_000n, pearl), forwardOf(0), actOf(0, find), actOf(0, refuse), actOf(1, take)],
            ...[lodgeOf(400_000n, issuer), actOf(2, take)],
        ),
    ],
    [
        creditOf(confirmed, '2026-05-01'),
        steps(...[lodgeOf(300_000n, issuer), lodgeOf(300_000n, issuer), actOf(0, takeInTime), actOf(1, takeInTime)]),
    ],
];

const totalOf = (presentations: readonly Presentation[]): bigint =>
    presentations.reduce((total, { amount }) => total + amount.minorUnits, 0n);

function mostOf(terms: readonly Credit['terms'][]): bigint {
    return terms.map((each) => maximumDrawing(each).minorUnits).reduce((one, other) => (one < other ? other : one));
}

/** By what the beneficiary has accepted, and by what it may still accept by presenting. */
function drawable({ credit, amendments: all }: World): { readonly bound: bigint; readonly most: bigint } {
    const accepted = all.filter(({ answer: given }) => given?.outcome === 'ACCEPTED');
    const open = all.filter(({ answer: given }) => given === undefined);
    const sets = open.reduce<(readonly Amendment[])[]>(
        (before, each) => [...before, ...before.map((set) => [...set, each])],
        [[]],
    );

    return {
        bound: mostOf([amended(credit.terms, accepted)]),
        most: mostOf(sets.map((some) => amended(credit.terms, [...accepted, ...some]))),
    };
}

/** What a bank has taken, or can no longer refuse, that is bound by it; a bank that is merely nominated does so at its risk. */
function takenIn({ presentations }: World): readonly Presentation[] {
    const taken = presentations.filter(
        ({ status, examinesAs }) => holdsAmount(status) && !isUndecided(status) && examinesAs !== 'NOMINATED_BANK',
    );
    const first = (each: Presentation): number => each.firstPresentedAs?.number ?? each.number;

    return [...new Map(taken.map((each) => [first(each), each])).values()];
}

/** What time has done is written down for all of them. */
function swept(world: World): World {
    const clock = { calendar: china, at: world.at };
    const over = world.presentations.filter(
        (each) => asItStands(each, clock).status === 'PRECLUDED' && each.status !== 'PRECLUDED',
    );

    return over.reduce((before, each) => saved(before, precludePresentation(each, clock)), world);
}

/** All worlds of the history; before each step, time is swept or not. */
function replay(credit: Credit, history: Steps, isSwept: boolean): World[] {
    const worlds: World[] = [{ credit, amendments, presentations: [], at: '2026-05-20T02:00:00.000Z' }];
    for (const { hours, step } of history) {
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
    it('never hold more than may be drawn, and no bank is bound to more than the beneficiary has accepted', () => {
        fc.assert(
            fc.property(credits, history, (credit, played) => {
                for (const world of replay(credit, played, false).map(standing)) {
                    const { bound, most } = drawable(world);
                    expect(totalOf(drawingsOf(world.presentations)) <= most).toBe(true);
                    expect(totalOf(takenIn(world)) <= bound).toBe(true);
                }
            }),
            { numRuns, seed, examples },
        );
    });

    it('are precluded the same, whether it is first seen by a touch or by a sweep', () => {
        fc.assert(
            fc.property(credits, history, (credit, played) => {
                const lazily = replay(credit, played, false).at(-1)!;
                const eagerly = replay(credit, played, true).at(-1)!;

                expect(swept(lazily)).toEqual(swept(eagerly));
            }),
            { numRuns, seed, examples },
        );
    });

    it('come to each state in which somebody could draw too much', () => {
        const ended = examples.map(([credit, played]) => {
            const { presentations, amendments: all } = standing(replay(credit, played, false).at(-1)!);
            const [first] = all.map(({ answer: given }) => given?.outcome);

            return [...presentations.map(({ status }) => status), first];
        });

        expect(ended).toEqual([
            ['UNDERTAKEN', 'ACCEPTED'],
            ['UNDERTAKEN', 'ACCEPTED'],
            ['UNDERTAKEN', 'ACCEPTED'],
            ['UNDERTAKEN', undefined],
            ['UNDERTAKEN', 'WAIVED', 'ACCEPTED'],
            ['REFUSED', 'COMPLYING', undefined],
            ['DISCREPANT', 'DISCREPANT', undefined],
        ]);
    });
});
