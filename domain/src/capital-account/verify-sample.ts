import type { BlockHeader } from '../kernel/block-header.js';
import { canonicalJson } from '../kernel/json.js';
import type { Sha256 } from '../kernel/sha256.js';
import { commitmentOf, type CapitalPopulation } from './capital-population.js';
import { isSame } from './draw-population.js';
import { drawSample, seedOf } from './draw-sample.js';

/** What may be wrong with a sample, in the order in which it is looked at. */
export const sampleFaults = [
    'MEMBERS_ARE_NOT_THOSE_OF_THE_CLOSING',
    'BLOCK_IS_NOT_THAT_OF_THE_SEED',
    'SHARE_IS_NOT_THAT_OF_THE_CLOSING',
    'PAYMENTS_ARE_NOT_THOSE_THAT_WERE_DRAWN',
] as const;
export type SampleFault = (typeof sampleFaults)[number];

/** What whoever verifies has from elsewhere: from the block of the closing, and so many blocks after it. */
export interface SampleEvidence {
    /** As the event of the closing says it. */
    readonly commitment: string;
    readonly header: BlockHeader;
    readonly sha256: Sha256;
}

/** Works a sample out anew, and tells all that is wrong with the one that was recorded; of one that was not drawn nothing. */
export function faultsOfSample(population: CapitalPopulation, evidence: SampleEvidence): readonly SampleFault[] {
    const { closed, sample, policy } = population;
    if (closed === undefined || sample === undefined) {
        return [];
    }
    const { commitment, header, sha256 } = evidence;
    const { share } = sample;
    const seed = seedOf({ header, share, commitment, policy }, sha256);
    const fails: Record<SampleFault, boolean> = {
        MEMBERS_ARE_NOT_THOSE_OF_THE_CLOSING: commitmentOf(population, { ...closed, sha256 }) !== commitment,
        BLOCK_IS_NOT_THAT_OF_THE_SEED: !isSame(sample.header, header),
        SHARE_IS_NOT_THAT_OF_THE_CLOSING: sha256(share) !== closed.shareSha256,
        PAYMENTS_ARE_NOT_THOSE_THAT_WERE_DRAWN:
            canonicalJson(sample.payments) !== canonicalJson(drawSample(population, { seed, sha256 })),
    };

    return sampleFaults.filter((fault) => fails[fault]);
}
