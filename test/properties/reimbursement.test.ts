import { china } from '@cohong/domain/calendar/testing/samples';
import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { dollars } from '@cohong/domain/document/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours, chinaDate } from '@cohong/domain/kernel/time';
import { creditId } from '@cohong/domain/letter-of-credit/testing/samples';
import { amendAuthorisation, cancelAuthorisation } from '@cohong/domain/reimbursement/amend-authorisation';
import { declineClaim, reimburseClaim } from '@cohong/domain/reimbursement/answer-claim';
import { asItStands, noteOverdue } from '@cohong/domain/reimbursement/answer-deadline';
import type { Authorisation } from '@cohong/domain/reimbursement/authorisation';
import { claimReimbursement } from '@cohong/domain/reimbursement/claim-reimbursement';
import { coverClaim, demandCover } from '@cohong/domain/reimbursement/cover-claim';
import { claimed, type ReimbursementClaim } from '@cohong/domain/reimbursement/reimbursement-claim';
import {
    accepted,
    authorisation,
    authorisedAt,
    claiming,
    credit,
    issuing,
    paid,
    reimbursing,
    uetr,
    undertaken,
} from '@cohong/domain/reimbursement/testing/samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);

/** Drawings of a hundred thousand each: paid at sight, accepted for a day in August, and one after its bank was precluded. */
const drawings = [paid, accepted, paid, { ...paid, precludedAt: authorisedAt }, accepted].map((each, index) => ({
    ...each,
    number: index + 1,
    amount: dollars(100_000n),
}));

interface World {
    readonly authorisation: Authorisation;
    readonly claims: readonly ReimbursementClaim[];
    readonly at: string;
}

/** One act at its time. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;

const claim = fc.tuple(fc.nat(drawings.length - 1), fc.bigInt(1n, 130_000n)).map(([index, amount]): Step => (world) => {
    const presentation = drawings[index]!;
    const number = world.authorisation.numberOfClaims + 1;
    const done = claimReimbursement(
        { creditId, number, presentationNumber: presentation.number, amount: dollars(amount) },
        { ...world, presentation, forwarded: undefined, bank: claiming, calendar: china },
    );
    return { ...world, authorisation: done.authorisation, claims: [...world.claims, done.claim] };
});
const answers: readonly ((claim: ReimbursementClaim, world: World) => ReimbursementClaim)[] = [
    (each, world) => reimburseClaim({ uetr }, { ...world, claim: each, bank: reimbursing, calendar: china }),
    (each, world) =>
        declineClaim(
            { reason: 'NO_FUNDS', explanation: 'not in funds' },
            { ...world, claim: each, bank: reimbursing, calendar: china },
        ),
    (each, world) =>
        demandCover({ yearlyBasisPoints: 450 }, { ...world, claim: each, bank: claiming, calendar: china, dayCounts }),
    (each, world) =>
        coverClaim(
            { means: { kind: 'OUTSIDE', uetr }, valueDate: chinaDate(world.at) },
            { ...world, claim: each, bank: issuing, calendar: china, transactionId: 'tx1' },
        ).claim,
];
const answer = fc.tuple(fc.nat(4), fc.constantFrom(...answers)).map(([index, change]): Step => (world) => {
    const chosen = world.claims[index];
    if (chosen === undefined) {
        return world;
    }
    const changed = change(chosen, world);
    return { ...world, claims: world.claims.map((each) => (each === chosen ? changed : each)) };
});
const change = fc.bigInt(1n, 480_000n).map((amount): Step => (world) => {
    const facts = { ...world, credit, amendments: [], bank: issuing, calendar: china };
    return { ...world, authorisation: amendAuthorisation({ amount: dollars(amount) }, facts) };
});
const cancel: Step = (world) => ({
    ...world,
    authorisation: cancelAuthorisation(world.authorisation, { ...world, bank: issuing, calendar: china }),
});
const history = fc.record({
    start: fc.constantFrom(authorisation, undertaken),
    steps: fc.array(
        fc.record({
            hours: fc.integer({ min: 0, max: 400 }),
            step: fc.oneof(
                { weight: 6, arbitrary: claim },
                { weight: 8, arbitrary: answer },
                { weight: 3, arbitrary: change },
                { weight: 1, arbitrary: fc.constant(cancel) },
            ),
        }),
        { minLength: 5, maxLength: 30 },
    ),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** What time has done is written down for all of them. */
function swept(world: World): World {
    const clock = { calendar: china, at: world.at };
    const sweep = (each: ReimbursementClaim): ReimbursementClaim =>
        asItStands(each, clock) === each ? each : noteOverdue(each, clock);

    return { ...world, claims: world.claims.map(sweep) };
}

/** All worlds of the history, until the calendar knows no more; before each step, time is swept or not. */
function replay({ start, steps }: History, isSwept: boolean): World[] {
    const worlds: World[] = [{ authorisation: start, claims: [], at: '2026-05-20T02:00:00.000Z' }];
    for (const { hours, step } of steps) {
        const before = worlds.at(-1)!;
        const at = addHours(before.at, hours);
        if (at > '2026-11-30') {
            break;
        }
        const now = isSwept ? swept({ ...before, at }) : { ...before, at };
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

describe(`reimbursement, in any history of claims (RUNS=${numRuns} SEED=${seed})`, () => {
    it('never comes to more than was authorised, and pays each complying drawing at most once and in part', () => {
        fc.assert(
            fc.property(history, (played) => {
                for (const { authorisation: authorised, claims } of replay(played, false)) {
                    expect(claimed('USD', claims).minorUnits <= authorised.amount.minorUnits).toBe(true);
                    const numbers = claims.map(({ presentationNumber }) => presentationNumber);
                    expect(new Set(numbers).size).toBe(claims.length);
                    for (const { presentationNumber, amount, payment, cover } of claims) {
                        const drawing = drawings[presentationNumber - 1]!;
                        expect(amount.minorUnits <= drawing.amount.minorUnits).toBe(true);
                        expect(drawing).not.toHaveProperty('precludedAt');
                        // What was paid too late is compensated, and never paid a second time.
                        expect(payment !== undefined && cover?.amount !== undefined).toBe(false);
                    }
                }
            }),
            { numRuns, seed },
        );
    });

    it('pays nothing before it is due, and nobody declines what he has promised or is late with', () => {
        fc.assert(
            fc.property(history, (played) => {
                for (const each of replay(played, false).at(-1)!.claims) {
                    const { dueOn, payment, decline, isUndertaken, overdueAt } = each;
                    expect(dueOn !== undefined && payment !== undefined && addHours(payment.at, 8) < dueOn).toBe(false);
                    expect(decline !== undefined && (isUndertaken || overdueAt !== undefined)).toBe(false);
                }
            }),
            { numRuns, seed },
        );
    });

    it('is late the same, whether it is first seen by a touch or by a sweep', () => {
        fc.assert(
            fc.property(history, (played) => {
                const [lazily, eagerly] = [replay(played, false), replay(played, true)].map((worlds) => worlds.at(-1)!);

                expect(swept(lazily!)).toEqual(swept(eagerly!));
            }),
            { numRuns, seed },
        );
    });
});
