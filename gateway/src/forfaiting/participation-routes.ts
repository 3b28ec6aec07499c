import {
    participationAddressSchema,
    participationViewSchema,
    shownParticipation,
    shownParticipationSchema,
} from '@cohong/domain/forfaiting/participation/api';
import { fundingSchema, participationSchema } from '@cohong/domain/forfaiting/participation/participation';
import { z } from 'zod';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { ParticipationClient, type ParticipationAct } from './participation-client.js';
import { participationNoticeRoutes } from './participation-notice-routes.js';
import { participationPolicyRoutes } from './participation-policy-routes.js';
import { onParticipation, participationProposalRoutes, participationsPath } from './participation-proposal-routes.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const { grantor, participant, claim, status } = participationSchema.shape;
const [funded, unfunded] = fundingSchema.options;

/** Participations, each in the books of its grantor and its participant, as acts have left them. */
export const storedParticipations = {
    chaincode: 'trade',
    kind: 'participation',
    schema: participationSchema,
    show: { schema: shownParticipationSchema, of: shownParticipation },
    orderBy: 'offeredAt',
    hasPeriod: true,
    filters: {
        grantor: grantor.optional(),
        participant: participant.optional(),
        debtorBank: claim.shape.debtorBank.optional(),
        claimId: claim.shape.claimId.optional(),
        kind: z.enum([funded.shape.kind.value, unfunded.shape.kind.value]).optional(),
        status: status.optional(),
    },
    fieldOf: { debtorBank: 'claim.debtorBank', claimId: 'claim.claimId', kind: 'funding.kind' },
} as const;

/** Shares in the risk of claims that this bank gives or takes. */
export function participationRoutes(bank: string): readonly Route[] {
    return [
        ...participationPolicyRoutes,
        list({
            ...forStaff,
            ...storedParticipations,
            path: participationsPath,
            summary: 'The shares in the risk of claims that this bank gives or takes, as its acts have left them',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onParticipation,
            summary: 'A share in the risk of a claim as it stands now, with what is owed under it',
            params: participationAddressSchema,
            answer: participationViewSchema,
            read: ({ ledger, params }) => new ParticipationClient(ledger).read(params),
        }),
        ...acts,
        ...participationProposalRoutes,
        ...participationNoticeRoutes(bank),
    ];
}

const acts: readonly Route[] = (
    [
        ['declines', 'participation:DeclineParticipation', 'Decline a share that was offered'],
        ['withdrawal', 'participation:WithdrawParticipation', 'Withdraw a share that was not accepted yet'],
        [
            'collections',
            'participation-payment:NoteCollection',
            'Tell the participant that the debtor has paid: what is owed to it, or that it is free',
        ],
    ] as const satisfies readonly (readonly [string, ParticipationAct, string])[]
).map(([page, name, summary]) =>
    act({
        ...byMakers,
        path: `${onParticipation}/${page}`,
        summary,
        params: participationAddressSchema,
        body: z.strictObject({}),
        status: 200,
        answer: participationViewSchema,
        act: async ({ ledger, params, request }) => {
            const client = new ParticipationClient(ledger);
            const committed = await client.act(name, params, request);
            return { committed, resource: await client.read(params) };
        },
    }),
);
