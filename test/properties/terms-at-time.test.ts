import { adviseCredit } from '@cohong/domain/letter-of-credit/advise-credit';
import { cancelledAt, type ConsentingParty } from '@cohong/domain/letter-of-credit/credit';
import { extendConfirmation } from '@cohong/domain/letter-of-credit/extend-confirmation';
import { termsAtTime } from '@cohong/domain/letter-of-credit/terms-at-time';
import { termsFaults } from '@cohong/domain/letter-of-credit/terms-faults';
import { advisingBank, drafting, issued } from '@cohong/domain/letter-of-credit/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
    amending,
    amendWith,
    bothOffered,
    confirm,
    extendBy,
    lateShipment,
    longer,
    passOn,
} from './credits/amending.js';
import { answerOf, type Step, type World } from './credits/presenting.js';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const parties: readonly ConsentingParty[] = ['ISSUING_BANK', 'CONFIRMING_BANK', 'BENEFICIARY'];

const history = fc.array(fc.oneof(...amending, { weight: 3, arbitrary: fc.constant(confirm) }), {
    minLength: 5,
    maxLength: 40,
});

/** Histories that must be among them: shipment after the day of expiry as issued, without the amendment that moves that. */
const accept = (index: number): Step => answerOf(index, { answer: 'ACCEPT' });
const extendTo = (index: number): Step => extendBy(index, extendConfirmation);
const examples: [Step[]][] = [
    [[...bothOffered, accept(1)]],
    [[...bothOffered, answerOf(0, { answer: 'REJECT' }), accept(1)]],
    [[confirm, ...bothOffered, accept(0), accept(1), extendTo(1)]],
    [[confirm, amendWith(longer), passOn(0), accept(0), amendWith(lateShipment), passOn(1), accept(1), extendTo(1)]],
];

const start: World = {
    credit: adviseCredit(issued, { bank: advisingBank.mspId, at: issued.issuedAt }),
    amendments: [],
    presentations: [],
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
            { numRuns, seed, examples },
        );
    });

    it('are never such that no credit could be issued with them, whatever is accepted, rejected and extended to', () => {
        fc.assert(
            fc.property(history, (steps) => {
                for (const world of replay(steps)) {
                    for (const party of parties) {
                        const { terms } = termsAtTime(world, { party, at: world.at });
                        expect(termsFaults(terms, drafting)).toEqual([]);
                    }
                }
            }),
            { numRuns, seed, examples },
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
            { numRuns, seed, examples },
        );
    });
});
