import { dealAddressSchema } from '@cohong/domain/forfaiting/deal/api';
import {
    claimRecourseSchema,
    recourseAddressSchema,
    rejectRecourseSchema,
} from '@cohong/domain/forfaiting/recourse/api';
import { breachSchema, recourseClaimSchema } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultInSql, vaultOf } from '../read-model/places.js';
import { onDeal } from './deal-proposal.js';
import { recourseApprovals, RecourseClaimClient } from './recourse-claim-client.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;
const all = '/v1/recourse-claims' as const;
const onRecourse = `${all}/{recourseId}` as const;
const { seller, buyer, dealId, claimId, status } = recourseClaimSchema.shape;

/** Recourse claims, each in the books of seller and buyer, as acts have left them. */
const stored = {
    chaincode: 'trade',
    kind: 'recourse-claim',
    schema: recourseClaimSchema,
    orderBy: 'claimedAt',
    hasPeriod: true,
    filters: {
        seller: seller.optional(),
        buyer: buyer.optional(),
        dealId: dealId.optional(),
        claimId: claimId.optional(),
        status: status.optional(),
        ground: z.enum(breachSchema.options.map(({ shape }) => shape.ground.value)).optional(),
    },
    fieldOf: { ground: 'breach.ground' },
} as const;

/** What buyers of claims ask back of their sellers. */
export function recourseClaimRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...stored,
            path: all,
            summary: 'What this bank asks back of sellers of claims, or is asked for, as acts have left it',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onRecourse,
            summary: 'A recourse claim as it stands now, with what is alleged and the hashes of what shows it',
            params: recourseAddressSchema,
            answer: recourseClaimSchema,
            read: ({ ledger, params }) => new RecourseClaimClient(ledger).read(params),
        }),
        ...acts,
    ];
}

const acts: readonly Route[] = [
    propose({
        ...byMakers,
        path: `${onDeal}/recourse-claims`,
        summary: 'Propose to claim the price back for a breach for which the seller answers; non-payment is none',
        params: dealAddressSchema,
        examples: {
            request: {
                breach: { ground: 'GENUINENESS', alleged: 'The carrier has issued no such bill of lading' },
                evidence: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
            },
        },
        body: claimRecourseSchema.omit({ dealId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new RecourseClaimClient(ledger).proposeClaim({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onRecourse}/admissions`,
        summary: 'Propose to admit it: this bank owes the price, and has the title back when it pays',
        params: recourseAddressSchema,
        body: z.strictObject({}),
        propose: ({ ledger, params, request }, approvalId) =>
            new RecourseClaimClient(ledger).proposeAdmission({ ...params, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onRecourse}/rejections`,
        summary: 'Propose to reject it, with what speaks against it: the sale stands',
        params: recourseAddressSchema,
        examples: { request: { reasons: ['The carrier has confirmed that it issued it'] } },
        body: rejectRecourseSchema.omit({ recourseId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new RecourseClaimClient(ledger).proposeRejection({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onRecourse}/withdrawals`,
        summary: 'Propose to withdraw it, admitted or not, as long as nothing is paid back: the sale stands',
        params: recourseAddressSchema,
        body: z.strictObject({}),
        propose: ({ ledger, params, request }, approvalId) =>
            new RecourseClaimClient(ledger).proposeWithdrawal({ ...params, approvalId }, request),
    }),
];

/** What carries an approved act of it out. */
export const recourseClaimApprovals: Readonly<Record<string, Approve>> = Object.fromEntries(
    recourseApprovals.map((name): [string, Approve] => [
        name,
        ({ approvalId }, { ledger, request }) => new RecourseClaimClient(ledger).approve(name, approvalId, request),
    ]),
);

/** What a regulator sees of it, each once: where its seller holds it. */
export function recourseClaimSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/recourse-claims',
            summary: 'What buyers of claims ask back of their sellers, each once, as acts have left it',
            countedIn: vaultInSql('seller'),
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/recourse-claims/{bank}/{recourseId}',
            summary: 'A recourse claim as it stands now, as its seller or its buyer holds it',
            params: z.strictObject({ bank: bankSchema(banks), ...recourseAddressSchema.shape }),
            answer: recourseClaimSchema,
            read: ({ ledger, params }) => new RecourseClaimClient(ledger).read(params),
        }),
    ];
}
