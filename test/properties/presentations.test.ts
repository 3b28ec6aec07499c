import { china } from '@cohong/domain/calendar/testing/samples';
import { dollars } from '@cohong/domain/document/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import type { Amendment } from '@cohong/domain/letter-of-credit/amendment';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import {
    advised,
    advisingBank,
    amendment,
    confirmed,
    usanceTerms,
} from '@cohong/domain/letter-of-credit/testing/samples';
import { drawingsOf } from '@cohong/domain/presentation/drawings';
import { asItStands, precludePresentation } from '@cohong/domain/presentation/preclusion';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawable, takenIn, totalOf } from './credits/drawable.js';
import {
    actOf,
    acts,
    answerOf,
    forwardOf,
    issuer,
    lodgeOf,
    pearl,
    saved,
    standing,
    type Act,
    type Step,
    type Steps,
    type World,
} from './credits/presenting.js';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const lodge = fc
    .tuple(fc.bigInt(1n, 300_000n), fc.constantFrom(pearl, issuer))
    .map(([amount, bank]) => lodgeOf(amount, bank));
const act = fc.tuple(fc.nat(5), fc.constantFrom(...Object.values(acts))).map(([index, change]) => actOf(index, change));
const forward = fc.nat(5).map(forwardOf);
const answer = fc
    .tuple(fc.nat(2), fc.constantFrom('ACCEPT' as const, 'REJECT' as const))
    .map(([index, said]) => answerOf(index, { answer: said }));
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
    steps(
        lodgeOf(620_000n, bank),
        ...way.map((each) => actOf(0, each)),
        answerOf(0, { answer: 'REJECT' }),
        actOf(0, acts.honour),
    );
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
            ...[answerOf(0, { answer: 'REJECT' }), lodgeOf(100_000n, pearl), actOf(1, waive)],
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
