import { readEnterpriseSchema } from '@cohong/domain/capital-account/api';
import { capitalEnterpriseSchema } from '@cohong/domain/capital-account/capital-enterprise';
import { capitalPopulationSchema } from '@cohong/domain/capital-account/capital-population';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { registryPlace, vaultOf } from '../read-model/places.js';
import { storedCapitalAccounts } from './capital-account-routes.js';
import { CapitalClient } from './capital-client.js';
import { storedCapitalPayments } from './capital-payment-routes.js';
import { storedCapitalPopulations } from './capital-population-routes.js';
import { proveSample, sampleProofSchema } from './sample-proof.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees of the use of capital receipts: that of every bank, and who has to prove it. */
export function capitalSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const collectionsFor = (): readonly string[] => banks.map(vaultOf);
    const bank = bankSchema(banks);

    return [
        list({
            ...ofRegulator,
            ...storedCapitalAccounts,
            path: '/v1/supervision/capital-accounts',
            summary: 'The accounts for capital receipts at all banks',
            filters: {
                ...storedCapitalAccounts.filters,
                bank: bank.optional(),
                isUsedUp: z.enum(['true', 'false']).optional(),
            },
            derived: { isUsedUp: `(value -> 'received' = value -> 'paid')::text` },
            collectionsFor,
        }),
        list({
            ...ofRegulator,
            ...storedCapitalPayments,
            path: '/v1/supervision/capital-payments',
            summary: 'The payments out of capital receipts at all banks, with their checks',
            filters: { ...storedCapitalPayments.filters, bank: bank.optional() },
            collectionsFor,
        }),
        list({
            ...ofRegulator,
            ...storedCapitalPopulations,
            path: '/v1/supervision/capital-populations',
            summary: 'Out of which payments of all banks samples are drawn',
            filters: { ...storedCapitalPopulations.filters, bank: bank.optional() },
            collectionsFor,
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/capital-populations/{bank}/{populationId}/proof',
            summary: "A sample of one bank's payments worked out anew from the blocks of the own peer",
            params: z.strictObject({ bank, populationId: capitalPopulationSchema.shape.populationId }),
            answer: sampleProofSchema,
            read: async ({ ledger, readModel, params }) =>
                await proveSample(await new CapitalClient(ledger).readPopulation(params), readModel.chain),
        }),
        list({
            ...ofRegulator,
            path: '/v1/supervision/capital-enterprises',
            summary: 'How enterprises pay out of capital receipts over all banks, and where they have failed',
            chaincode: 'trade',
            kind: 'capital-enterprise',
            schema: capitalEnterpriseSchema,
            orderBy: 'registeredAt',
            filters: { standing: capitalEnterpriseSchema.shape.standing.optional() },
            collectionsFor: () => [registryPlace],
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/capital-enterprises/{enterpriseUscc}',
            summary: 'How one enterprise pays out of capital receipts, where it has accounts, and where it has failed',
            params: readEnterpriseSchema,
            answer: capitalEnterpriseSchema,
            read: ({ ledger, params }) => new CapitalClient(ledger).readEnterprise(params.enterpriseUscc),
        }),
    ];
}
