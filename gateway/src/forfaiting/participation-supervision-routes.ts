import { participationAddressSchema, participationViewSchema } from '@cohong/domain/forfaiting/participation/api';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultInSql, vaultOf } from '../read-model/places.js';
import { ParticipationClient } from './participation-client.js';
import { storedParticipationNotices } from './participation-notice-routes.js';
import { storedParticipations } from './participation-routes.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees of participations: each once, disclosed or not, where it lies with its grantor. */
export function participationSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const collectionsFor = (): readonly string[] => banks.map(vaultOf);

    return [
        list({
            ...ofRegulator,
            ...storedParticipations,
            path: '/v1/supervision/participations',
            summary: 'The shares in the risk of claims that banks give each other, each once, as acts have left them',
            countedIn: vaultInSql('grantor'),
            collectionsFor,
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/participations/{bank}/{participationId}',
            summary: 'A share in the risk of a claim as it stands now, as one of its banks holds it',
            params: z.strictObject({ bank: bankSchema(banks), ...participationAddressSchema.shape }),
            answer: participationViewSchema,
            read: ({ ledger, params }) => new ParticipationClient(ledger).read(params),
        }),
        list({
            ...ofRegulator,
            ...storedParticipationNotices,
            path: '/v1/supervision/participation-notices',
            summary: 'What debtors were told of shares in the risk of claims, by maturity of the claim',
            collectionsFor,
        }),
    ];
}
