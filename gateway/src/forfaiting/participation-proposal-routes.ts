import {
    acceptParticipationSchema,
    confirmParticipationReceiptSchema,
    offerParticipationSchema,
    participationAddressSchema,
    payParticipationSchema,
} from '@cohong/domain/forfaiting/participation/api';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Purse } from '../dcep/purse.js';
import type { Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { approveParticipationAcceptance, approveParticipationPayment } from './approve-participation.js';
import { ParticipationClient } from './participation-client.js';
import { exampleParticipationOffer } from './participation-examples.js';
import { approveParticipationPolicies } from './participation-policy-routes.js';

export const participationsPath = '/v1/participations' as const;
export const onParticipation = `${participationsPath}/{participationId}` as const;
const byMakers = { tag: 'Forfaiting', roles: makers } as const;

/** What binds a bank: a maker proposes it, and a checker approves. */
export const participationProposalRoutes: readonly Route[] = [
    propose({
        ...byMakers,
        path: participationsPath,
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
