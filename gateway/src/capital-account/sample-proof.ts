import { capitalPopulationSchema, type CapitalPopulation } from '@cohong/domain/capital-account/capital-population';
import { faultsOfSample, sampleFaults } from '@cohong/domain/capital-account/verify-sample';
import { blockHashOf, blockHeaderSchema } from '@cohong/domain/kernel/block-header';
import { sha256Schema } from '@cohong/domain/kernel/sha256';
import { z } from 'zod';
import { sha256 } from '../fabric/sha256.js';
import type { OwnChain } from '../read-model/own-chain.js';
import { seedBlockOf } from './seed-block.js';

export const sampleProofSchema = z.strictObject({
    population: capitalPopulationSchema,
    /** What the own peer has; left out of a population that is not drawn yet. */
    block: z
        .strictObject({
            closedIn: z.int(),
            commitment: z.string(),
            header: blockHeaderSchema,
            /** As the header of the block after it names it. */
            hash: sha256Schema,
        })
        .exactOptional(),
    /** All that is wrong with the sample; none where it is what that block draws. */
    faults: z.array(z.enum(sampleFaults)),
});
/** A sample with all that it takes to work it out anew, and what came of that. */
export type SampleProof = z.output<typeof sampleProofSchema>;

/** Works a sample out anew from the blocks of the own peer: whoever recorded it is not believed. */
export async function proveSample(population: CapitalPopulation, chain: OwnChain): Promise<SampleProof> {
    if (population.sample === undefined) {
        return { population, faults: [] };
    }
    const { closedIn, commitment, header } = await seedBlockOf(population, chain);
    const faults = faultsOfSample(population, { commitment, header, sha256 });

    return {
        population,
        block: { closedIn, commitment, header, hash: blockHashOf(header, sha256) },
        faults: [...faults],
    };
}
