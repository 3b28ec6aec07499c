import {
    acknowledgeAssignment,
    refuseAssignment,
    releaseAssignment,
} from '@cohong/domain/assignment/answer-assignment';
import { assignProceeds } from '@cohong/domain/assignment/assign-proceeds';
import { isInForce, paidUnder, type Assignment } from '@cohong/domain/assignment/assignment';
import { divideProceeds } from '@cohong/domain/assignment/divide-proceeds';
import { payProceeds } from '@cohong/domain/assignment/pay-proceeds';
import { dollars } from '@cohong/domain/document/testing/samples';
import { add, sum, type Money } from '@cohong/domain/kernel/money';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { maximumDrawing } from '@cohong/domain/letter-of-credit/drawing';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { confirmed, creditId, later, morning } from '@cohong/domain/letter-of-credit/testing/samples';
import type { Debt } from '@cohong/domain/presentation/payment';
import { lodged } from '@cohong/domain/timeline/testing/samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const [assigning, paying, issuing] = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;

interface World {
    readonly credit: Credit;
    readonly assignments: readonly Assignment[];
    /** What the paying bank has paid, and what of it came to the beneficiary. */
    readonly drawn: Money;
    readonly toBeneficiary: Money;
    readonly payments: number;
}

/** One act. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;

const assign = fc
    .tuple(fc.option(fc.bigInt(1n, 300_000n)), fc.constantFrom(paying, paying, issuing))
    .map(([whole, payingBank]): Step => (world) => {
        const number = world.credit.numberOfAssignments + 1;
        const assignee = { partyName: `Mill ${number}`, countryCode: 'CN' };
        const amount = whole === null ? {} : { amount: dollars(whole) };
        const facts = { ...world, amendments: [], bank: assigning, at: morning };
        const made = assignProceeds({ creditId, number, payingBank, assignee, ...amount }, facts);

        return { ...world, credit: made.credit, assignments: [...world.assignments, made.assignment] };
    });
const answer = fc
    .tuple(
        fc.nat(5),
        fc.constantFrom(acknowledgeAssignment, acknowledgeAssignment, refuseAssignment, releaseAssignment),
    )
    .map(([index, rule]): Step => (world) => {
        const assignment = world.assignments[index];
        return assignment === undefined
            ? world
            : changed(world, [rule(assignment, { bank: assignment.payingBank, at: later })]);
    });
/** The bank pays as the rule says that it must, in one order or the other. */
const pay = fc.tuple(fc.bigInt(1n, 200_000n), fc.boolean()).map(([whole, isReversed]): Step => (world) => {
    const amount = dollars(whole);
    const debt: Debt = { reference: creditId, amount, debtorBank: paying, creditorBank: assigning, beneficiary: {} };
    const due = divideProceeds({ amount, payingBank: paying }, world.assignments);
    const shares = due.shares.map((each, index) => ({
        assignmentNumber: each.assignment.number,
        amount: each.amount,
        means: outside(index + 1),
    }));
    const given = isReversed ? [...shares].reverse() : shares;
    const facts = { presentation: lodged, assignments: world.assignments, transactionId: 'tx', at: later };
    const { assignments } = payProceeds(debt, { means: outside(0), shares: given }, facts);

    return {
        ...changed(world, assignments),
        drawn: add(world.drawn, amount),
        toBeneficiary: add(world.toBeneficiary, due.toBeneficiary),
        payments: world.payments + 1,
    };
});
const outside = (number: number) =>
    ({ kind: 'OUTSIDE', uetr: `eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f${String(number).padStart(2, '0')}` }) as const;

function changed(world: World, assignments: readonly Assignment[]): World {
    const after = (each: Assignment) => assignments.find(({ number }) => number === each.number) ?? each;

    return { ...world, assignments: world.assignments.map(after) };
}

const history = fc.array(fc.oneof(assign, answer, pay), { minLength: 5, maxLength: 25 });

function replay(steps: readonly Step[]): readonly World[] {
    const worlds: World[] = [
        { credit: confirmed, assignments: [], drawn: dollars(0n), toBeneficiary: dollars(0n), payments: 0 },
    ];
    for (const step of steps) {
        const before = worlds.at(-1)!;
        try {
            worlds.push(step(before));
        } catch (error) {
            if (!(error instanceof Refusal)) {
                throw error;
            }
        }
    }

    return worlds;
}

describe(`proceeds, in any history of assignments and payments (RUNS=${numRuns} SEED=${seed})`, () => {
    it('come to assignees and to the beneficiary whole, and to no assignee more than was assigned', () => {
        fc.assert(
            fc.property(history, (steps) => {
                for (const { assignments, drawn, toBeneficiary } of replay(steps)) {
                    const paid = assignments.map((each) => paidUnder(each, 'USD'));
                    expect(add(sum('USD', paid), toBeneficiary)).toEqual(drawn);
                    for (const each of assignments) {
                        const most = each.amount ?? drawn;
                        expect(paidUnder(each, 'USD').minorUnits <= most.minorUnits).toBe(true);
                        expect(each.paid !== undefined && each.answer?.outcome !== 'ACKNOWLEDGED').toBe(false);
                    }
                }
            }),
            { numRuns, seed },
        );
    });

    it('are never assigned beyond what can be drawn, and leave the beneficiary nothing while an assignee waits', () => {
        fc.assert(
            fc.property(history, (steps) => {
                const worlds = replay(steps);
                for (const [index, { assignments, payments, toBeneficiary }] of worlds.entries()) {
                    const standing = assignments.filter(
                        (each) => each.answer?.outcome !== 'REFUSED' && each.releasedAt === undefined,
                    );
                    const most = maximumDrawing(confirmed.terms);
                    const assigned = sum(
                        'USD',
                        standing.map((each) => each.amount ?? most),
                    );
                    expect(assigned.minorUnits <= most.minorUnits).toBe(true);
                    const before = worlds[index - 1];
                    const isPaidSomething =
                        before !== undefined &&
                        payments > before.payments &&
                        toBeneficiary.minorUnits > before.toBeneficiary.minorUnits;
                    const isWaiting = (each: Assignment) =>
                        each.payingBank === paying &&
                        isInForce(each) &&
                        (each.amount === undefined || paidUnder(each, 'USD').minorUnits < each.amount.minorUnits);
                    expect(isPaidSomething && assignments.some(isWaiting)).toBe(false);
                }
            }),
            { numRuns, seed },
        );
    });
});
