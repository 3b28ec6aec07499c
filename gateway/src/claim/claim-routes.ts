import { claimAddressSchema, payClaimSchema, prepayClaimSchema } from '@cohong/domain/claim/api';
import { claimSchema, claimViewSchema } from '@cohong/domain/claim/claim';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Purse } from '../dcep/purse.js';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { approveClaimPayment } from './approve-claim-payment.js';
import { ClaimClient } from './claim-client.js';

const byMakers = { tag: 'Claims', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofSupervisors = { tag: 'Supervision', roles: supervisors } as const;
const onClaim = '/v1/claims/{claimId}';
const stored = {
    chaincode: 'trade',
    kind: 'claim',
    schema: claimSchema,
    orderBy: 'maturity',
    hasPeriod: 'OF_DAYS',
} as const;
const outside = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' };

/** What banks have bound themselves to pay, at the banks that owe and hold it. */
export function claimRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...stored,
            path: '/v1/claims',
            summary: 'What this bank has bound itself to pay, and what it is owed, by maturity',
            filters: {
                creditId: claimSchema.shape.creditId.optional(),
                debtorBank: claimSchema.shape.debtorBank.optional(),
                holder: claimSchema.shape.holder.optional(),
                status: claimSchema.shape.status.optional(),
            },
            showAll: {
                schema: claimViewSchema,
                of: (records, { ledger }) => new ClaimClient(ledger).withStatuses(records),
            },
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onClaim,
            summary: 'A claim as it stands now',
            params: claimAddressSchema,
            answer: claimViewSchema,
            read: ({ ledger, params }) => new ClaimClient(ledger).readClaim(params),
        }),
        ...payingRoutes,
    ];
}

const payingRoutes: readonly Route[] = [
    propose({
        ...byMakers,
        path: `${onClaim}/payments`,
        summary: 'Propose to pay a claim that is due, in e-CNY or outside the ledger',
        params: claimAddressSchema,
        examples: { request: { means: outside } },
        body: payClaimSchema.omit({ claimId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ClaimClient(ledger).proposePayment({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onClaim}/prepayments`,
        summary: 'Propose to pay a claim before it is due, for as much or less',
        params: claimAddressSchema,
        examples: { request: { means: outside, proceeds: { amount: '441000.00', currency: 'USD' } } },
        body: prepayClaimSchema.omit({ claimId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ClaimClient(ledger).proposePrepayment({ ...params, ...body, approvalId }, request),
    }),
];

/** What carries an approved payment of a claim out. */
export function claimApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    return {
        'claim:ApprovePayment': approveClaimPayment('claim:ApprovePayment', purse),
        'claim:ApprovePrepayment': approveClaimPayment('claim:ApprovePrepayment', purse),
    };
}

/** What a regulator sees of claims, in the books of a bank. */
export function claimSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);

    return [
        list({
            ...ofSupervisors,
            ...stored,
            path: '/v1/supervision/claims',
            summary: 'What a bank has bound itself to pay under letters of credit, by maturity',
            filters: { debtorBank: bank, status: claimSchema.shape.status.optional() },
            showAll: {
                schema: claimViewSchema,
                of: (records, { ledger, query }) =>
                    new ClaimClient(ledger).withStatuses(records, String(query['debtorBank'])),
            },
            collectionsFor: ({ debtorBank }) => [vaultOf(String(debtorBank))],
        }),
        read({
            ...ofSupervisors,
            path: '/v1/supervision/claims/{bank}/{claimId}',
            summary: 'A claim as one of its banks holds it',
            params: z.strictObject({ bank, ...claimAddressSchema.shape }),
            answer: claimViewSchema,
            read: ({ ledger, params }) => new ClaimClient(ledger).readClaim(params),
        }),
    ];
}
