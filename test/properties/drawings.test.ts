import { available, maximumDrawing, type DrawingTerms, type Drawn } from '@cohong/domain/letter-of-credit/drawing';
import {
    holdsAmount,
    presentationSteps,
    stepFrom,
    type PresentationStatus,
} from '@cohong/domain/presentation/presentation-status';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 200);

const dollars = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });

interface World {
    readonly terms: DrawingTerms;
    readonly drawn: Drawn;
}
type Act = (world: World) => World;

/** A presentation is lodged when so much is left, as lodging demands. */
const present = fc.bigInt(1n, 60n).map((cents): Act => ({ terms, drawn }) => ({
    terms,
    drawn:
        cents > available(terms, drawn).minorUnits
            ? drawn
            : { ...drawn, presentations: [...drawn.presentations, { amount: dollars(cents), status: 'LODGED' }] },
}));

const transfer = fc.bigInt(1n, 60n).map((cents): Act => ({ terms, drawn }) => ({
    terms,
    drawn:
        cents > available(terms, drawn).minorUnits
            ? drawn
            : { ...drawn, transferred: [...drawn.transferred, dollars(cents)] },
}));

/** Any step on any presentation. One that takes the hold again needs what is left, as a late waiver does. */
const step = fc
    .record({ pick: fc.nat(), by: fc.constantFrom(...presentationSteps) })
    .map(({ pick, by }): Act => (world) => {
        const { terms, drawn } = world;
        const at = drawn.presentations[pick % Math.max(drawn.presentations.length, 1)];
        const next = at && nextOf(at.status, by);
        if (at === undefined || next === undefined) {
            return world;
        }
        const isTakenAgain = !holdsAmount(at.status) && holdsAmount(next);
        if (isTakenAgain && at.amount.minorUnits > available(terms, drawn).minorUnits) {
            return world;
        }
        const presentations = drawn.presentations.map((each) => (each === at ? { ...at, status: next } : each));

        return { terms, drawn: { ...drawn, presentations } };
    });

function nextOf(status: PresentationStatus, by: (typeof presentationSteps)[number]): PresentationStatus | undefined {
    try {
        return stepFrom(status, by);
    } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        return undefined;
    }
}

const someTerms = fc.record({
    cents: fc.bigInt(50n, 120n),
    plusPercent: fc.option(fc.nat(20), { nil: undefined }),
    isAmountApproximate: fc.boolean(),
});

describe('drawings', () => {
    it('never pass the maximum, in any order of acts', () => {
        fc.assert(
            fc.property(someTerms, fc.array(fc.oneof(present, step, transfer), { maxLength: 40 }), (wish, acts) => {
                const { plusPercent } = wish;
                const terms: DrawingTerms = {
                    amount: dollars(wish.cents),
                    shipment: {},
                    isAmountApproximate: wish.isAmountApproximate,
                    ...(plusPercent !== undefined && { amountTolerance: { plusPercent, minusPercent: 0 } }),
                };
                const most = maximumDrawing(terms).minorUnits;
                let world: World = { terms, drawn: { presentations: [], transferred: [] } };
                for (const act of acts) {
                    world = act(world);
                    const { presentations, transferred } = world.drawn;
                    // Counted here by what was released, and not as the rule counts.
                    const held = presentations
                        .filter(({ status }) => !/^(REFUSED|RETURNED|REPRESENTED|RECORD_NOT_PRESENTED)$/.test(status))
                        .map(({ amount }) => amount);
                    const taken = [...held, ...transferred].reduce((sum, { minorUnits }) => sum + minorUnits, 0n);

                    expect(taken <= most).toBe(true);
                    expect(available(terms, world.drawn).minorUnits).toBe(most - taken);
                }
            }),
            { numRuns, seed },
        );
    });
});
