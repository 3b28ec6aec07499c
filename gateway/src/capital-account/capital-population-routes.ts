import { capitalPopulationSchema } from '@cohong/domain/capital-account/capital-population';
import { z } from 'zod';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list, mustBeOneOf } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { CapitalClient } from './capital-client.js';
import { proveSample, sampleProofSchema } from './sample-proof.js';
import { seedBlockOf } from './seed-block.js';

const byMakers = { tag: 'Capital accounts', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const onPopulation = '/v1/capital-populations/{populationId}' as const;
const params = capitalPopulationSchema.pick({ populationId: true });

/** Populations as they lie in a bank's vault, and by what they are looked for. */
export const storedCapitalPopulations = {
    chaincode: 'trade',
    kind: 'capital-population',
    schema: capitalPopulationSchema,
    orderBy: 'openedAt',
    filters: { status: capitalPopulationSchema.shape.status.optional() },
} as const;

/** Out of which payments is drawn, from which block, and whether what was drawn is what that block draws. */
export function capitalPopulationRoutes(mspId: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedCapitalPopulations,
            path: '/v1/capital-populations',
            summary: 'The payments of this bank out of which samples are drawn',
            collectionsFor: () => [vaultOf(mspId)],
        }),
        read({
            ...forStaff,
            path: onPopulation,
            summary: 'Payments out of which a sample is drawn, and which were drawn',
            params,
            answer: capitalPopulationSchema,
            read: (call) => new CapitalClient(call.ledger).readPopulation(call.params),
        }),
        witnessRoute,
        read({
            ...forStaff,
            path: `${onPopulation}/proof`,
            summary: 'The sample worked out anew from the blocks of the own peer, and what is wrong with it',
            params,
            answer: sampleProofSchema,
            read: async (call) => {
                const population = await new CapitalClient(call.ledger).readPopulation(call.params);
                return await proveSample(population, call.readModel.chain);
            },
        }),
    ];
}

const witnessRoute = act({
    ...byMakers,
    path: `${onPopulation}/witness`,
    summary: 'Say which block the own peer has there, from which a registrar then draws',
    params,
    body: z.strictObject({}),
    status: 200,
    answer: capitalPopulationSchema,
    act: async ({ ledger, readModel, role, params: address, request }) => {
        // The block is looked up before the contract could say who may not.
        mustBeOneOf(makers.bank, role);
        const client = new CapitalClient(ledger);
        const { header } = await seedBlockOf(await client.readPopulation(address), readModel.chain);
        const committed = await client.witnessSeed({ ...address, header }, request);
        return { committed, resource: await client.readPopulation(address) };
    },
});
