import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import {
    disputeReclaimSchema,
    payReclaimSchema,
    reclaimReimbursementSchema,
    type ReclaimAddress,
} from '@cohong/domain/reclaim/api';
import { reclaimSchema } from '@cohong/domain/reclaim/reclaim';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Purse } from '../dcep/purse.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { claimNumberSchema } from '../reimbursement/claim-routes.js';
import { approveReclaimPayment } from './approve-reclaim-payment.js';
import { ReclaimClient } from './reclaim-client.js';

const byMakers = { tag: 'Reimbursement', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const paramsSchema = creditAddressSchema.extend({ claimNumber: claimNumberSchema });
const onReclaim = '/v1/reclaims/{creditId}/{claimNumber}';
const addressed = { creditId: true, claimNumber: true } as const;
const outside = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' };

/** What issuing banks ask back after a refusal (UCP 600 art. 16g), at the two banks that it is between. */
export function reclaimRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            path: '/v1/reclaims',
            summary: 'What this bank asks back that was reimbursed for refused documents, or is asked for',
            chaincode: 'trade',
            kind: 'reclaim',
            schema: reclaimSchema,
            filters: {
                creditId: reclaimSchema.shape.creditId.optional(),
                status: reclaimSchema.shape.status.optional(),
            },
            collectionsFor: () => [vaultOf(bank)],
            orderBy: 'receivedAt',
        }),
        read({
            ...forStaff,
            path: onReclaim,
            summary: 'What is asked back of one claim for reimbursement, and what has come of it',
            params: paramsSchema,
            answer: reclaimSchema,
            read: ({ ledger, params }) => new ReclaimClient(ledger).readReclaim(params),
        }),
        ...reclaimActs,
    ];
}

const reclaimActs: readonly Route[] = [
    act({
        ...byMakers,
        path: '/v1/reclaims',
        summary: 'Ask back, with interest, what was reimbursed for documents that this bank has refused in time',
        examples: { request: { creditId: '5'.repeat(32), claimNumber: 1, yearlyBasisPoints: 450 } },
        body: reclaimReimbursementSchema,
        status: 201,
        answer: reclaimSchema,
        act: async ({ ledger, body, request }) =>
            await replyOf(ledger, body, await new ReclaimClient(ledger).reclaimReimbursement(body, request)),
    }),
    act({
        ...byMakers,
        path: `${onReclaim}/disputes`,
        summary: 'Say what stands against paying it back',
        params: paramsSchema,
        examples: { request: { explanation: 'The notice of refusal named no discrepancy' } },
        body: disputeReclaimSchema.omit(addressed),
        status: 200,
        answer: reclaimSchema,
        act: async ({ ledger, params, body, request }) =>
            await replyOf(
                ledger,
                params,
                await new ReclaimClient(ledger).disputeReclaim({ ...params, ...body }, request),
            ),
    }),
    propose({
        ...byMakers,
        path: `${onReclaim}/payments`,
        summary: 'Propose to pay it back with interest, in e-CNY or outside the ledger',
        params: paramsSchema,
        examples: { request: { means: outside, valueDate: '2026-06-04' } },
        body: payReclaimSchema.omit(addressed),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ReclaimClient(ledger).proposePayment({ ...params, ...body, approvalId }, request),
    }),
];

/** What carries an approved payment of it out. */
export function reclaimApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    return { 'reclaim:ApprovePayment': approveReclaimPayment(purse) };
}

/** What a regulator sees of it, in the books of a bank. */
export function reclaimSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        read({
            tag: 'Supervision',
            roles: supervisors,
            path: '/v1/supervision/reclaims/{bank}/{creditId}/{claimNumber}',
            summary: 'What an issuing bank asks back after a refusal, as one of the two banks holds it',
            params: z.strictObject({ bank: bankSchema(banks), ...paramsSchema.shape }),
            answer: reclaimSchema,
            read: ({ ledger, params }) => new ReclaimClient(ledger).readReclaim(params),
        }),
    ];
}

async function replyOf(
    ledger: Ledger,
    { creditId, claimNumber }: ReclaimAddress,
    committed: Committed,
): Promise<ActReply> {
    return { committed, resource: await new ReclaimClient(ledger).readReclaim({ creditId, claimNumber }) };
}
