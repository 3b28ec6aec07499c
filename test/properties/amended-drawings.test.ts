import { dollars } from '@cohong/domain/document/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours, type Instant } from '@cohong/domain/kernel/time';
import type { Amendment } from '@cohong/domain/letter-of-credit/amendment';
import type { ConsentingParty, Credit } from '@cohong/domain/letter-of-credit/credit';
import { extendConfirmation } from '@cohong/domain/letter-of-credit/extend-confirmation';
import { termsAtTime } from '@cohong/domain/letter-of-credit/terms-at-time';
import { termsFaults } from '@cohong/domain/letter-of-credit/terms-faults';
import { advised, confirmed, drafting, usanceTerms } from '@cohong/domain/letter-of-credit/testing/samples';
import { drawingsOf } from '@cohong/domain/presentation/drawings';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amending, amendWith, bothOffered, extendBy, passOn } from './credits/amending.js';
import { drawable, takenIn, totalOf } from './credits/drawable.js';
import {
    actOf,
    acts,
    answerOf,
    forwardOf,
    issuer,
    lodgeOf,
    pearl,
    standing,
    type Step,
    type Steps,
    type World,
} from './credits/presenting.js';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 30);
const parties: readonly ConsentingParty[] = ['ISSUING_BANK', 'CONFIRMING_BANK', 'BENEFICIARY'];

const places = fc.nat(4);
const presenting = [
    {
        weight: 10,
        arbitrary: fc
            .tuple(fc.bigInt(50_000n, 400_000n), fc.constantFrom(pearl, issuer))
            .map(([amount, bank]) => lodgeOf(amount, bank)),
    },
    {
        weight: 30,
        arbitrary: fc
            .tuple(places, fc.constantFrom(...Object.values(acts)))
            .map(([index, change]) => actOf(index, change)),
    },
    { weight: 4, arbitrary: places.map(forwardOf) },
];
const history = fc.array(
    fc.record({ hours: fc.integer({ min: 0, max: 30 }), step: fc.oneof(...amending, ...presenting) }),
    { minLength: 10, maxLength: 60 },
);

/** The goods were shipped on 12 May: in time, or in time by an amendment alone. */
const credits = fc
    .tuple(fc.constantFrom(confirmed, advised), fc.constantFrom('2026-05-31', '2026-05-01'))
    .map(([credit, latestShipmentDate]) => creditOf(credit, latestShipmentDate));
const creditOf = (credit: Credit, latestShipmentDate: string): Credit => ({
    ...credit,
    terms: { ...usanceTerms, shipment: { ...usanceTerms.shipment, latestShipmentDate } },
});

/** Histories that must be among them: what is drawn by one amendment rests on another, and that is rejected, or not. */
const steps = (...some: readonly Step[]): Steps => some.map((step) => ({ hours: 1, step }));
const { take, takeInTime, find, refuse, waive, honour } = acts;
const more = (standsOn: number[]): Step => amendWith({ changes: { amount: dollars(600_000n) }, removes: [], standsOn });
const offered = [...bothOffered, more([2]), passOn(2)];
const extended = [0, 1, 2].map((index) => extendBy(index, extendConfirmation));
const reject = (index: number): Step => answerOf(index, { answer: 'REJECT' });
const inTime = amendWith({ changes: { shipment: usanceTerms.shipment }, removes: [] });
const less = amendWith({ changes: { amount: dollars(300_000n), shipment: usanceTerms.shipment }, removes: [] });
const examples: [Credit, Steps][] = [
    [creditOf(advised, '2026-05-31'), steps(...bothOffered, answerOf(1, { answer: 'ACCEPT' }))],
    // Documents that comply by an amendment alone, which no longer covers what others have claimed.
    [
        creditOf(advised, '2026-05-01'),
        steps(less, passOn(0), lodgeOf(250_000n, issuer), lodgeOf(200_000n, issuer), actOf(0, takeInTime)),
    ],
    [creditOf(advised, '2026-05-31'), steps(...offered, lodgeOf(620_000n, issuer), reject(0), actOf(0, take))],
    [creditOf(advised, '2026-05-31'), steps(...offered, reject(0), lodgeOf(620_000n, issuer), actOf(0, take))],
    [
        creditOf(confirmed, '2026-05-31'),
        steps(...offered, ...extended, lodgeOf(620_000n, pearl), actOf(0, find), actOf(0, waive), reject(1)),
    ],
    [
        creditOf(confirmed, '2026-05-31'),
        steps(
            ...[...offered, ...extended, lodgeOf(620_000n, pearl), actOf(0, find), actOf(0, refuse), reject(1)],
            ...[lodgeOf(300_000n, pearl), actOf(0, waive)],
        ),
    ],
    [
        creditOf(advised, '2026-05-31'),
        steps(
            ...[...offered, lodgeOf(620_000n, pearl), actOf(0, take), actOf(0, honour), forwardOf(0)],
            ...[actOf(1, find), actOf(1, refuse), reject(0), lodgeOf(100_000n, issuer)],
        ),
    ],
    // Found to comply as it is by a bank that is bound to nothing, the other offer rejected, a third built on that.
    [
        creditOf(advised, '2026-05-01'),
        steps(
            ...[inTime, passOn(0), lodgeOf(100_000n, pearl), actOf(0, take), reject(0)],
            ...[amendWith({ changes: { expiry: { ...usanceTerms.expiry, expiryDate: '2026-05-15' } }, removes: [] })],
            ...[passOn(1), answerOf(1, { answer: 'ACCEPT' }), forwardOf(0), actOf(1, takeInTime), actOf(1, take)],
        ),
    ],
];

/** All worlds of the history, each as it stands. */
function replay(credit: Credit, history: Steps): World[] {
    const worlds: World[] = [{ credit, amendments: [], presentations: [], at: '2026-05-20T02:00:00.000Z' }];
    for (const { hours, step } of history) {
        const before = worlds.at(-1)!;
        const now = { ...before, at: addHours(before.at, hours) };
        try {
            worlds.push(step(now));
        } catch (error) {
            if (!(error instanceof Refusal)) {
                throw error;
            }
            worlds.push(now);
        }
    }

    return worlds.map(standing);
}

/** Since when an amendment binds the beneficiary that was first seen accepted here: its word, documents, or a waiver. */
function acceptedAt({ answer }: Amendment, { presentations, at }: World): Instant {
    const by = presentations.find(({ number }) => number === answer?.presentation);
    const received = presentations.find(({ number }) => number === by?.firstPresentedAs?.number) ?? by;

    return by?.waiver?.at ?? received?.receivedAt ?? at;
}

/** Since when each amendment binds, as each came about. Documents may have accepted before what was accepted in words. */
function acceptances(worlds: readonly World[]): ReadonlyMap<number, Instant> {
    const since = new Map<number, Instant>();
    for (const world of worlds) {
        for (const amendment of world.amendments.filter(({ answer }) => answer?.outcome === 'ACCEPTED')) {
            const [known, from] = [since.get(amendment.number), acceptedAt(amendment, world)];
            since.set(amendment.number, known !== undefined && known < from ? known : from);
        }
    }

    return since;
}

/** The terms of an instant, told again without the rule. */
function told({ credit, amendments }: World, since: ReadonlyMap<number, Instant>, at: Instant): unknown {
    const said: Record<string, unknown> = { ...credit.terms };
    for (const { number, changes, removes } of amendments) {
        const from = since.get(number);
        if (from !== undefined && from <= at) {
            removes.forEach((field) => Reflect.deleteProperty(said, field));
            Object.assign(said, changes);
        }
    }

    return said;
}

describe(`an amended credit, in any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('is never drawn above what it allows with what is accepted or may be, and nobody is bound to more', () => {
        fc.assert(
            fc.property(credits, history, (credit, played) => {
                for (const world of replay(credit, played)) {
                    const { bound, most } = drawable(world);
                    expect(totalOf(drawingsOf(world.presentations)) <= most).toBe(true);
                    expect(totalOf(takenIn(world)) <= bound).toBe(true);
                }
            }),
            { numRuns, seed, examples },
        );
    });

    it('binds at each instant as a replay of what was accepted says, and never to terms that no credit could have', () => {
        fc.assert(
            fc.property(credits, history, (credit, played) => {
                const worlds = replay(credit, played);
                const [last, since] = [worlds.at(-1)!, acceptances(worlds)];
                for (const { at } of worlds) {
                    expect(termsAtTime(last, { party: 'BENEFICIARY', at }).terms).toEqual(told(last, since, at));
                    for (const party of parties) {
                        expect(termsFaults(termsAtTime(last, { party, at }).terms, drafting)).toEqual([]);
                    }
                }
            }),
            { numRuns, seed, examples },
        );
    });

    it('never has an answer taken back, nor an amendment accepted without that on which it stands', () => {
        fc.assert(
            fc.property(credits, history, (credit, played) => {
                const outcomes = new Map<number, string>();
                for (const { amendments } of replay(credit, played)) {
                    for (const { number, answer, standsOn = [] } of amendments) {
                        const outcome = answer?.outcome ?? outcomes.get(number);
                        expect(answer?.outcome).toBe(outcome);
                        if (outcome === 'ACCEPTED') {
                            expect(standsOn.map((one) => amendments[one - 1]?.answer?.outcome)).toEqual(
                                standsOn.map(() => 'ACCEPTED'),
                            );
                        }
                        if (outcome !== undefined) {
                            outcomes.set(number, outcome);
                        }
                    }
                }
            }),
            { numRuns, seed, examples },
        );
    });
});
