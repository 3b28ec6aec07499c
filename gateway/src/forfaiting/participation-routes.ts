import {
    acceptParticipationSchema,
    confirmParticipationReceiptSchema,
    offerParticipationSchema,
    participationAddressSchema,
    participationViewSchema,
    payParticipationSchema,
    shownParticipation,
    shownParticipationSchema,
} from '@cohong/domain/forfaiting/participation/api';
import { fundingSchema, participationSchema } from '@cohong/domain/forfaiting/participation/participation';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Purse } from '../dcep/purse.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { approveParticipationAcceptance, approveParticipationPayment } from './approve-participation.js';
import { ParticipationClient, type ParticipationAct } from './participation-client.js';
import { exampleParticipationOffer } from './participation-examples.js';
import { participationNoticeRoutes } from './participation-notice-routes.js';
import { approveParticipationPolicies, participationPolicyRoutes } from './participation-policy-routes.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/participations' as const;
const onParticipation = `${all}/{participationId}` as const;
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
            path: all,
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
        ...proposals,
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

/** What binds a bank: a maker proposes it, and a checker approves. */
const proposals: readonly Route[] = [
    propose({
        ...byMakers,
        path: all,
        summary: 'Propose to offer a bank a share in the risk of a claim that this bank holds and keeps',
        examples: { request: exampleParticipationOffer },
        body: offerParticipationSchema,
        propose: ({ ledger, body, request }, approvalId) =>
            new ParticipationClient(ledger).proposeOffer({ ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onParticipation}/acceptances`,
        summary: 'Propose to accept a share, within limits, and to pay the price of a funded one with it',
        params: participationAddressSchema,
        examples: { request: { programme: 'Domestic claims of joint-stock banks', pays: 'E_CNY' } },
        body: acceptParticipationSchema.omit({ participationId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ParticipationClient(ledger).proposeAcceptance({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onParticipation}/payments`,
        summary: 'Propose to pay what this bank owes under it, in e-CNY out of its vault',
        params: participationAddressSchema,
        examples: { request: { what: 'FEE' } },
        body: payParticipationSchema.omit({ participationId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ParticipationClient(ledger).proposePayment({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onParticipation}/receipts`,
        summary: 'Propose to confirm that what was owed to this bank under it was paid outside the ledger',
        params: participationAddressSchema,
        examples: { request: { what: 'PRICE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } },
        body: confirmParticipationReceiptSchema.omit({ participationId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ParticipationClient(ledger).proposeReceipt({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onParticipation}/calls`,
        summary: 'Propose to call upon a participant that stands by, when the claim is overdue',
        params: participationAddressSchema,
        body: z.strictObject({}),
        propose: ({ ledger, params, request }, approvalId) =>
            new ParticipationClient(ledger).proposeCall({ ...params, approvalId }, request),
    }),
];

/** What carries an approved act with a participation out. */
export function participationApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    const withoutCoins = (
        [
            'participation:ApproveOffer',
            'participation-payment:ApproveReceipt',
            'participation-payment:ApproveCall',
        ] as const
    ).map((name): [string, Approve] => [
        name,
        ({ approvalId }, { ledger, request }) => new ParticipationClient(ledger).approve(name, approvalId, { request }),
    ]);

    return {
        ...Object.fromEntries(withoutCoins),
        'participation:ApproveAcceptance': approveParticipationAcceptance(purse),
        'participation-payment:ApprovePayment': approveParticipationPayment(purse),
        'participation-policy:ApproveParticipationPolicies': approveParticipationPolicies,
    };
}
