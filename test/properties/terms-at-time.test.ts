import { adviseCredit } from '@cohong/domain/letter-of-credit/advise-credit';
import type { Amendment, Changes } from '@cohong/domain/letter-of-credit/amendment';
import { adviseAmendment, answerAmendment } from '@cohong/domain/letter-of-credit/answer-amendment';
import { consentToCancellation, proposeCancellation } from '@cohong/domain/letter-of-credit/cancel-credit';
import { confirmCredit } from '@cohong/domain/letter-of-credit/confirm-credit';
import { cancelledAt, type ConsentingParty, type Credit } from '@cohong/domain/letter-of-credit/credit';
import { declineExtension, extendConfirmation } from '@cohong/domain/letter-of-credit/extend-confirmation';
import { issueAmendment } from '@cohong/domain/letter-of-credit/issue-amendment';
import { termsAtTime } from '@cohong/domain/letter-of-credit/terms-at-time';
import {
    advisingBank,
    confirmingBank,
    creditId,
    facts,
    issued,
    issuingBank,
    nothingDrawn,
} from '@cohong/domain/letter-of-credit/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const parties: readonly ConsentingParty[] = ['ISSUING_BANK', 'CONFIRMING_BANK', 'BENEFICIARY'];

interface World {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    readonly at: string;
}

/** One act at its time. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;
type OnAmendment = (amendment: Amendment, world: World) => Amendment;

const by = (bank: { readonly mspId: string }, at: string) => ({ bank: bank.mspId, at });
const changes: fc.Arbitrary<Changes> = fc.oneof(
    fc.bigInt(1n, 9n).map((minorUnits) => ({ amount: { currency: 'USD', minorUnits } })),
    fc.integer({ min: 1, max: 21 }).map((days) => ({ presentationPeriod: { days } })),
    fc.tuple(fc.bigInt(1n, 9n), fc.integer({ min: 1, max: 21 })).map(([minorUnits, days]) => ({
        amount: { currency: 'USD', minorUnits },
        presentationPeriod: { days },
    })),
);

const amend = fc
    .record({ changes, removes: fc.subarray(['amountTolerance' as const]) })
    .map((wish): Step => (world) => {
        const { credit, amendments, at } = world;
        const number = credit.numberOfAmendments + 1;
        const done = issueAmendment(
            { creditId, number, ...wish },
            { ...facts, at, credit, amendments, drawn: nothingDrawn },
        );
        return { ...world, credit: done.credit, amendments: [...amendments, done.amendment] };
    });
const on = (act: fc.Arbitrary<OnAmendment>): fc.Arbitrary<Step> =>
    fc.tuple(fc.nat(5), act).map(([index, change]): Step => (world) => {
        const chosen = world.amendments[index];
        if (chosen === undefined) {
            return world;
        }
        const changed = change(chosen, world);
        return { ...world, amendments: world.amendments.map((each) => (each === chosen ? changed : each)) };
    });
const advise = on(fc.constant((amendment, { credit, at }) => adviseAmendment(amendment, credit, by(advisingBank, at))));
const answer = on(
    fc
        .record(
            {
                answer: fc.constantFrom('ACCEPT' as const, 'REJECT' as const),
                fields: fc.subarray(['amount' as const, 'presentationPeriod' as const, 'amountTolerance' as const]),
            },
            { requiredKeys: ['answer'] },
        )
        .map(
            (said): OnAmendment =>
                (amendment, { credit, amendments, at }) =>
                    answerAmendment(said, {
                        ...{ credit, amendment, amendments, presentations: [], drawn: nothingDrawn },
                        ...by(advisingBank, at),
                    }),
        ),
);
const extend = on(
    fc.constantFrom(extendConfirmation, declineExtension).map(
        (decide): OnAmendment =>
            (amendment, { credit, at }) =>
                decide(amendment, credit, by(confirmingBank, at)),
    ),
);
const onCredit = (change: (credit: Credit, at: string) => Credit): fc.Arbitrary<Step> =>
    fc.constant((world) => ({ ...world, credit: change(world.credit, world.at) }));
const confirm = onCredit((credit, at) => confirmCredit(credit, by(confirmingBank, at)));
const askToCancel = onCredit((credit, at) => proposeCancellation(credit, { ...by(issuingBank, at), transfers: [] }));
const consent = fc
    .constantFrom(['BENEFICIARY', advisingBank] as const, ['CONFIRMING_BANK', confirmingBank] as const)
    .map(([party, bank]): Step => (world) => ({
        ...world,
        credit: consentToCancellation(world.credit, { party, ...by(bank, world.at), transfers: [] }),
    }));

const often = <Each>(weight: number, arbitrary: Each) => ({ weight, arbitrary });
const history = fc.array(
    fc.oneof(
        often(4, amend),
        often(6, advise),
        often(6, answer),
        often(4, extend),
        often(2, confirm),
        askToCancel,
        consent,
    ),
    { minLength: 5, maxLength: 40 },
);

const start: World = {
    credit: adviseCredit(issued, by(advisingBank, issued.issuedAt)),
    amendments: [],
    at: issued.issuedAt,
};

/** Every state of the history, an hour apart, in each of which the rules were asked what the terms are now. */
function replay(steps: readonly Step[]): World[] {
    const worlds = [start];
    for (const step of steps) {
        const before = worlds.at(-1)!;
        const now = { ...before, at: addHours(before.at, 1) };
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

/**
 * What the beneficiary is bound by, told again without the rule: each accepted amendment overwrites, by number. Whatever
 * it has not accepted whole is as if it were not.
 */
function told({ credit, amendments }: World): unknown {
    const said: Record<string, unknown> = { ...credit.terms };
    for (const { answer: given, changes: to, removes } of amendments) {
        if (given?.outcome === 'ACCEPTED') {
            removes.forEach((field) => Reflect.deleteProperty(said, field));
            Object.assign(said, to);
        }
    }

    return said;
}

describe(`terms at a time, in any history of a credit (RUNS=${numRuns} SEED=${seed})`, () => {
    it('are at each instant what they were found to be when it was now', () => {
        fc.assert(
            fc.property(history, (steps) => {
                const worlds = replay(steps);
                const last = worlds.at(-1)!;

                for (const world of worlds) {
                    const { at } = world;
                    expect(termsAtTime(last, { party: 'BENEFICIARY', at }).terms).toEqual(told(world));
                    for (const party of parties) {
                        expect(termsAtTime(last, { party, at })).toEqual(termsAtTime(world, { party, at }));
                    }
                }
            }),
            { numRuns, seed },
        );
    });

    it('never bind a bank that confirmed to what it has not extended to, nor anybody once the credit is cancelled', () => {
        fc.assert(
            fc.property(history, (steps) => {
                for (const world of replay(steps)) {
                    const { credit, amendments, at } = world;
                    const of = (party: ConsentingParty) => termsAtTime(world, { party, at });
                    const confirmer = of('CONFIRMING_BANK');

                    for (const number of [...confirmer.amendments, ...confirmer.open]) {
                        const extended = amendments[number - 1]?.extension?.outcome === 'EXTENDED';
                        expect(extended || number <= (credit.confirmation?.throughAmendment ?? 0)).toBe(true);
                    }
                    expect(confirmer.isBound).toBe(
                        credit.confirmation?.outcome === 'CONFIRMED' && cancelledAt(credit) === undefined,
                    );
                    expect(of('BENEFICIARY').isBound).toBe(cancelledAt(credit) === undefined);
                }
            }),
            { numRuns, seed },
        );
    });
});
