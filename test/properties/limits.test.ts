import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { mustHold, start } from './limit-check.js';
import { run, step } from './limit-steps.js';

const numRuns = Number(process.env.RUNS ?? 50);

describe(`limits of wallets through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('refuse what exceeds them by a fen and nothing else, and accounts have what all coins and transfers add up to', () => {
        fc.assert(
            fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
                steps.reduce((world, each) => {
                    const after = run(world, each);
                    mustHold(after);

                    return after;
                }, start);
            }),
            { numRuns, seed },
        );
    });
});
