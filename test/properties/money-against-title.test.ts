import { dealStatuses, isOpen } from '@cohong/domain/forfaiting/deal/deal-status';
import { isSold, resaleCount } from '@cohong/domain/forfaiting/title/title';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { acts, history, isOwn, play } from './deals/history.js';
import { laws } from './deals/laws.js';
import { statusIn, type World } from './deals/world.js';

const numRuns = Number(process.env.RUNS ?? 300);

/** What histories must come to beside, for what they prove to mean something. */
const depths: Readonly<Record<string, (world: World) => boolean>> = {
    'two parts of the claim are being sold': ({ deals }) => deals.filter(({ status }) => isOpen(status)).length > 1,
    'a claim was sold on': ({ held }) => held.some(({ title }) => resaleCount(title) > 0),
    'a claim was sold again after its sale was undone': ({ held }) =>
        held.some(({ title }) => / RETURNED.* SOLD/.test(title.history.map(({ kind }) => ` ${kind}`).join(''))),
    'a part of a part was paid': ({ held }) =>
        held.some(({ title }) => title.partOf.length > 1 && title.status === 'PAID'),
    'a bank that has bought a claim was paid late': ({ held, lateInterests }) =>
        held.some(
            ({ claim: { claimId }, title }) => isSold(title) && lateInterests.some((each) => each.claimId === claimId),
        ),
};

describe(`deals of several banks with one claim, in any order (RUNS=${numRuns} SEED=${seed})`, () => {
    it('move money if and only if they move the title, and leave each fen with one holder', () => {
        fc.assert(
            fc.property(history, (steps) => {
                const told: string[] = [];
                play(steps, (done, before) => {
                    told.push(done.act);
                    const broken = [
                        ...(isOwn(done, before) ? [] : ['who acts may']),
                        ...Object.entries(laws).flatMap(([law, holds]) => (holds(done.world, before) ? [] : [law])),
                    ];
                    if (broken.length > 0) {
                        throw new Error(`after ${told.join(', ')} it does not hold that ${broken.join(', or that ')}`);
                    }
                });
            }),
            // Shrinking would take minutes, and what fails tells all that was done.
            { numRuns, seed, endOnFailure: true },
        );
    });

    it('do everything that can be done, and come to every state', () => {
        const [done, reached] = [new Set<string>(), new Set<string>()];
        for (const steps of fc.sample(history, { numRuns: 250, seed: 1 })) {
            play(steps, ({ act, world }) => {
                done.add(act);
                world.deals.forEach((deal) => reached.add(statusIn(world, deal)));
                Object.entries(depths).forEach(([depth, isReached]) => isReached(world) && reached.add(depth));
            });
        }

        expect([...done].sort()).toEqual(['wait', ...Object.keys(acts)].sort());
        expect([...reached].sort()).toEqual([...dealStatuses, ...Object.keys(depths)].sort());
    });
});
