import { participationAddressSchema } from '@cohong/domain/forfaiting/participation/api';
import { participationNoticeSchema } from '@cohong/domain/forfaiting/participation/participation-notice';
import { read, type Route } from '../http/route.js';
import { bankStaff } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { ParticipationClient } from './participation-client.js';

const forStaff = { tag: 'Forfaiting', roles: bankStaff } as const;
const all = '/v1/participation-notices' as const;
const { grantor, participant, claimId } = participationNoticeSchema.shape;

/** Notices of participations, each in the books of the debtor. */
export const storedParticipationNotices = {
    chaincode: 'trade',
    kind: 'participation-notice',
    schema: participationNoticeSchema,
    orderBy: 'maturity',
    hasPeriod: 'OF_DAYS',
    filters: { grantor: grantor.optional(), participant: participant.optional(), claimId: claimId.optional() },
} as const;

/** Who has a share in the risk of what this bank owes. */
export function participationNoticeRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedParticipationNotices,
            path: all,
            summary: 'Which banks have shares in the risk of claims that this bank owes, by maturity of the claim',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: `${all}/{participationId}`,
            summary: 'A notice that a bank has a share in the risk of a claim which this bank owes',
            params: participationAddressSchema,
            answer: participationNoticeSchema,
            read: ({ ledger, params }) => new ParticipationClient(ledger).readNotice(params),
        }),
    ];
}
