import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { blockHashOf } from '../kernel/block-header.js';
import { canonicalJson } from '../kernel/json.js';
import type { Sha256 } from '../kernel/sha256.js';
import { capitalPopulationSchema, type CapitalPopulation } from './capital-population.js';
import { closePopulation, isToBeClosed } from './close-population.js';
import { drawnIds, drawPopulation, witnessSeed } from './draw-population.js';
import { drawSample, sampleSize, wholeBelow } from './draw-sample.js';
import { id, morning, policy, populationOf } from './testing/samples.js';
import { faultsOfSample } from './verify-sample.js';

const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');
const share = 'e'.repeat(64);
const header = { number: 42, previousHash: '1'.repeat(64), dataHash: '2'.repeat(64) };
const other = { ...header, dataHash: '3'.repeat(64) };
const evening = '2026-04-29T16:00:00.000Z';
const threeDaysLater = '2026-05-02T16:00:00.000Z';
const closing = { transactionId: 'f'.repeat(64), share, at: evening, sha256 };
const closed = closePopulation(populationOf(40, 5), closing);
const witnessed: CapitalPopulation = { ...closed, witnessed: { header, at: evening } };
const facts = { header, share, at: evening, sha256 };
const drawn = drawPopulation(witnessed, facts);

describe('isToBeClosed', () => {
    it.each<[string, boolean, { readonly population: CapitalPopulation; readonly at: string }]>([
        ['not before its days are over', false, { population: populationOf(99), at: '2026-04-29T15:59:59.999Z' }],
        ['when they are', true, { population: populationOf(1), at: evening }],
        ['when it is full', true, { population: populationOf(99, 1), at: morning }],
        ['not again', false, { population: closed, at: threeDaysLater }],
    ])('%s', (_title, expected, { population, at }) => {
        expect(isToBeClosed(population, at)).toBe(expected);
    });
});

describe('closePopulation', () => {
    it('commits to all members in their order, and to the part of the regulators in the seed', () => {
        expect(closed.closed).toEqual({
            at: evening,
            transactionId: closing.transactionId,
            shareSha256: sha256(share),
            commitment: sha256(
                canonicalJson({
                    purpose: 'cohong capital population',
                    populationId: closed.populationId,
                    bank: closed.bank,
                    policy,
                    members: closed.members,
                    shareSha256: sha256(share),
                }),
            ),
            witnessUntil: threeDaysLater,
        });
    });
});

describe('witnessSeed', () => {
    it('takes from the bank which block it sees', () => {
        const request = { populationId: closed.populationId, header };

        expect(witnessSeed(request, { population: closed, at: evening })).toEqual(witnessed);
    });

    it.each<[string, CapitalPopulation]>([
        ['POPULATION_MUST_BE_CLOSED', { ...populationOf(1), witnessed: witnessed.witnessed! }],
        ['POPULATION_MUST_BE_CLOSED', drawn],
        ['SEED_MUST_BE_WITNESSED_ONCE', witnessed],
        ['SEED_MUST_BE_WITNESSED_IN_TIME', closed],
    ])('refuses: %s', (code, population) => {
        const request = { populationId: closed.populationId, header };

        expect(() => witnessSeed(request, { population, at: threeDaysLater })).toThrow(code);
    });
});

describe('drawPopulation', () => {
    it('draws from the block that bank and regulators have seen, by what stands in the record alone', () => {
        const seed = sha256(
            canonicalJson({
                purpose: 'cohong capital sample',
                blockHash: blockHashOf(header, sha256),
                effectiveFrom: '2026-01-01',
                commitment: closed.closed.commitment,
                share,
            }),
        );

        expect(drawn).toEqual({
            ...witnessed,
            status: 'DRAWN',
            sample: {
                header,
                share,
                isWitnessed: true,
                drawnAt: evening,
                payments: drawSample(closed, { seed, sha256 }),
            },
        });
        expect(capitalPopulationSchema.parse(JSON.parse(canonicalJson(drawn)))).toEqual(drawn);
    });

    it('draws a tenth of the ordinary and half of the large, each once, and none from elsewhere', () => {
        const { ORDINARY, LARGE } = drawn.sample.payments;

        expect([ORDINARY.length, LARGE.length]).toEqual([4, 3]);
        expect(new Set(drawnIds(drawn)).size).toBe(7);
        expect(closed.members.ORDINARY).toEqual(expect.arrayContaining(ORDINARY));
        expect(closed.members.LARGE).toEqual(expect.arrayContaining(LARGE));
    });

    // The order of the guards: status, then what the bank has seen, as long as it has time.
    it.each<[string, CapitalPopulation]>([
        ['POPULATION_MUST_BE_CLOSED', populationOf(3)],
        ['POPULATION_MUST_BE_CLOSED', drawn],
        ['SEED_MUST_BE_WITNESSED', closed],
        ['SEED_MUST_BE_THE_BLOCK_OF_THE_WITNESS', { ...closed, witnessed: { header: other, at: evening } }],
    ])('refuses: %s', (code, population) => {
        expect(() => drawPopulation(population, { ...facts, at: '2026-05-02T15:59:59.999Z' })).toThrow(code);
    });

    it.each<[string, CapitalPopulation]>([
        ['keeps silent', closed],
        ['says otherwise', { ...closed, witnessed: { header: other, at: evening } }],
    ])('draws without a bank that %s until its time is over, and says so', (_title, population) => {
        const { sample } = drawPopulation(population, { ...facts, at: threeDaysLater });

        expect(sample).toEqual({ ...drawn.sample, isWitnessed: false, drawnAt: threeDaysLater });
    });
});

describe('drawSample', () => {
    it.each([
        [0, 1_000, 0],
        [1, 1, 1],
        [10, 1_000, 1],
        [11, 1_000, 2],
        [3, 10_000, 3],
    ])('of %i at %i of ten thousand takes %i', (count, perTenThousand, size) => {
        expect(sampleSize(count, perTenThousand)).toBe(size);
    });

    it('passes over the odd rest of hashes that would favour the first', () => {
        const highest = 'f'.repeat(64);

        expect(wholeBelow(3, highest)).toBeUndefined();
        expect(wholeBelow(3, `${'f'.repeat(63)}e`)).toBe(2);
        expect(wholeBelow(4, highest)).toBe(3);
        expect(wholeBelow(1, '0'.repeat(64))).toBe(0);
    });

    it('draws alike at everybody, and otherwise from another seed', () => {
        const population = populationOf(100);
        const from = (seed: string) => drawSample(population, { seed, sha256 }).ORDINARY;

        expect(from('a')).toEqual(from('a'));
        expect(from('a')).not.toEqual(from('b'));
    });

    it('draws from the ordinary and the large by numbers of their own', () => {
        const members = { ORDINARY: [id(1), id(2), id(3), id(4)], LARGE: [id(1), id(2), id(3), id(4)] };
        const sampled = { ordinary: 10_000, large: 10_000 };
        const { ORDINARY, LARGE } = drawSample({ members, policy: { ...policy, sampled } }, { seed: 'a', sha256 });

        expect(ORDINARY).not.toEqual(LARGE);
    });
});

describe('faultsOfSample', () => {
    const evidence = { commitment: closed.closed.commitment, header, sha256 };
    const forged = (sample: Partial<typeof drawn.sample>): CapitalPopulation => ({
        ...drawn,
        sample: { ...drawn.sample, ...sample },
    });

    it('finds none in what was drawn, and none where nothing was', () => {
        expect(faultsOfSample(drawn, evidence)).toEqual([]);
        expect(faultsOfSample(closed, evidence)).toEqual([]);
    });

    it.each<[string, readonly string[], CapitalPopulation]>([
        [
            'a member that was taken out afterwards',
            ['MEMBERS_ARE_NOT_THOSE_OF_THE_CLOSING', 'PAYMENTS_ARE_NOT_THOSE_THAT_WERE_DRAWN'],
            { ...drawn, members: { ...drawn.members, ORDINARY: drawn.members.ORDINARY.slice(0, 30) } },
        ],
        [
            'another block, with what that one draws',
            ['BLOCK_IS_NOT_THAT_OF_THE_SEED', 'PAYMENTS_ARE_NOT_THOSE_THAT_WERE_DRAWN'],
            drawPopulation(closed, { ...facts, header: other, at: threeDaysLater }),
        ],
        [
            'a part of the regulators that they have chosen afterwards',
            ['SHARE_IS_NOT_THAT_OF_THE_CLOSING'],
            drawPopulation(witnessed, { ...facts, share: 'd'.repeat(64) }),
        ],
        [
            'a payment that somebody has picked',
            ['PAYMENTS_ARE_NOT_THOSE_THAT_WERE_DRAWN'],
            forged({ payments: { ...drawn.sample.payments, LARGE: drawn.members.LARGE.slice(0, 3) } }),
        ],
    ])('finds %s', (_title, faults, population) => {
        expect(faultsOfSample(population, evidence)).toEqual(faults);
    });
});
