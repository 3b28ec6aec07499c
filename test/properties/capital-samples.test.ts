import type { CapitalPopulation } from '@cohong/domain/capital-account/capital-population';
import { closePopulation } from '@cohong/domain/capital-account/close-population';
import { drawnIds, drawPopulation, type DrawnPopulation } from '@cohong/domain/capital-account/draw-population';
import { drawSample, sampleSize } from '@cohong/domain/capital-account/draw-sample';
import { id, morning, policy, populationOf } from '@cohong/domain/capital-account/testing/samples';
import { faultsOfSample } from '@cohong/domain/capital-account/verify-sample';
import type { Sha256 } from '@cohong/domain/kernel/sha256';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { seed } from '../seed.js';

const numRuns = Number(process.env['RUNS'] ?? 200);
const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const perTenThousand = fc.integer({ min: 1, max: 10_000 });
const header = fc.record({
    number: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    previousHash: hash,
    dataHash: hash,
});

/** A population with so many payments, that is looked at so thoroughly. */
const population: fc.Arbitrary<CapitalPopulation> = fc
    .record({
        ordinary: fc.nat(120),
        large: fc.nat(30),
        sampled: fc.record({ ordinary: perTenThousand, large: perTenThousand }),
    })
    .map(({ ordinary, large, sampled }) => ({ ...populationOf(ordinary, large), policy: { ...policy, sampled } }));

interface Drawn {
    readonly before: CapitalPopulation;
    readonly drawn: DrawnPopulation;
    readonly evidence: Parameters<typeof faultsOfSample>[1];
}

const drawing: fc.Arbitrary<Drawn> = fc
    .record({ open: population, header, share: hash, transactionId: hash })
    .map(({ open, header: block, share, transactionId }) => {
        const before = closePopulation(open, { transactionId, share, at: morning, sha256 });
        const witnessed = { ...before, witnessed: { header: block, at: morning } };
        const drawn = drawPopulation(witnessed, { header: block, share, at: morning, sha256 });
        return { before, drawn, evidence: { commitment: before.closed.commitment, header: block, sha256 } };
    });

describe('a sample of payments out of capital receipts', () => {
    it('is of the size of the policy, without repetition and from nowhere else', () => {
        fc.assert(
            fc.property(drawing, ({ before: { members, policy: by }, drawn }) => {
                const { ORDINARY, LARGE } = drawn.sample.payments;
                expect(ORDINARY).toHaveLength(sampleSize(members.ORDINARY.length, by.sampled.ordinary));
                expect(LARGE).toHaveLength(sampleSize(members.LARGE.length, by.sampled.large));
                expect(new Set(drawnIds(drawn)).size).toBe(ORDINARY.length + LARGE.length);
                expect(ORDINARY.every((each) => members.ORDINARY.includes(each))).toBe(true);
                expect(LARGE.every((each) => members.LARGE.includes(each))).toBe(true);
                // The share of the policy, rounded up by less than one.
                const over = 10_000 * ORDINARY.length - members.ORDINARY.length * by.sampled.ordinary;
                expect(over >= 0 && over < 10_000).toBe(true);
            }),
            { numRuns, seed },
        );
    });

    it('is the same for whoever works it out from the block, and proven', () => {
        fc.assert(
            fc.property(drawing, ({ drawn, evidence }) => {
                expect(faultsOfSample(drawn, evidence)).toEqual([]);
            }),
            { numRuns, seed },
        );
    });

    it('with anything of it changed is found out', () => {
        const changed = fc
            .record({ drawing, block: header, share: hash, at: fc.nat() })
            .chain(({ drawing: made, ...by }) => {
                const { drawn, evidence } = made;
                const { sample, members } = drawn;
                const swapped = [...drawnIds(drawn), id(by.at)].reverse();
                return fc.constantFrom<[CapitalPopulation, Drawn['evidence']]>(
                    [{ ...drawn, sample: { ...sample, header: by.block } }, evidence],
                    [{ ...drawn, sample: { ...sample, share: by.share } }, evidence],
                    [
                        { ...drawn, sample: { ...sample, payments: { ...sample.payments, ORDINARY: swapped } } },
                        evidence,
                    ],
                    [{ ...drawn, members: { ...members, ORDINARY: [...members.ORDINARY, id(by.at)] } }, evidence],
                    [drawn, { ...evidence, header: by.block }],
                );
            });

        fc.assert(
            fc.property(changed, ([population_, evidence]) => {
                expect(faultsOfSample(population_, evidence)).not.toEqual([]);
            }),
            { numRuns, seed },
        );
    });

    it('favours nobody: over many blocks each payment is drawn about as often as any other', () => {
        const [count, blocks] = [30, 3_000];
        const drawnFrom = populationOf(count);
        const times = new Map<string, number>();
        for (let block = 0; block < blocks; block += 1) {
            const { ORDINARY } = drawSample(drawnFrom, { seed: sha256(`${seed} ${block}`), sha256 });
            ORDINARY.forEach((each) => times.set(each, (times.get(each) ?? 0) + 1));
        }
        // Three of thirty at a time. Pearson's statistic with 29 degrees of freedom is above 66 once in ten thousand runs.
        const expected = (blocks * sampleSize(count, policy.sampled.ordinary)) / count;
        const statistic = drawnFrom.members.ORDINARY.reduce(
            (sum, each) => sum + ((times.get(each) ?? 0) - expected) ** 2 / expected,
            0,
        );

        expect(statistic).toBeLessThan(66);
    });
});
