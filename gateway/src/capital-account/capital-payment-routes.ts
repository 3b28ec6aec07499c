import { fileEvidenceSchema, payFromCapitalSchema } from '@cohong/domain/capital-account/api';
import { capitalPaymentSchema, checkStatuses } from '@cohong/domain/capital-account/capital-payment';
import { capitalUses } from '@cohong/domain/capital-account/capital-policy';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import { randomId } from '../fabric/random-id.js';
import { read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { CapitalClient } from './capital-client.js';
import { exampleCapitalPayment, exampleEvidence } from './capital-examples.js';

const byMakers = { tag: 'Capital accounts', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const { capitalAccountId, enterpriseUscc } = capitalPaymentSchema.shape;
const params = capitalPaymentSchema.pick({ capitalPaymentId: true });

/** Payments as they lie in a bank's vault, and by what they are looked for. */
export const storedCapitalPayments = {
    chaincode: 'trade',
    kind: 'capital-payment',
    schema: capitalPaymentSchema,
    orderBy: 'sentAt',
    filters: {
        capitalAccountId: capitalAccountId.optional(),
        enterpriseUscc: enterpriseUscc.optional(),
        use: z.enum(capitalUses).optional(),
        populationId: randomIdSchema.optional(),
        checkStatus: z.enum(checkStatuses).optional(),
    },
    fieldOf: { populationId: 'membership.populationId', checkStatus: 'check.status' },
} as const;

export const capitalApprovals: Readonly<Record<string, Approve>> = {
    'capital-payment:ApprovePayment': ({ approvalId }, { ledger, request }) =>
        new CapitalClient(ledger).approvePayment(approvalId, request),
    'capital-payment:ApproveEvidence': ({ approvalId }, { ledger, request }) =>
        new CapitalClient(ledger).approveEvidence(approvalId, request),
};

/** What enterprises pay out of capital receipts, and what the bank finds in the papers of those that were drawn. */
export function capitalPaymentRoutes(mspId: string): readonly Route[] {
    return [
        paymentRoute,
        evidenceRoute,
        list({
            ...forStaff,
            ...storedCapitalPayments,
            path: '/v1/capital-payments',
            summary: 'The payments out of capital receipts of this bank',
            collectionsFor: () => [vaultOf(mspId)],
        }),
        read({
            ...forStaff,
            path: '/v1/capital-payments/{capitalPaymentId}',
            summary: 'A payment out of capital receipts, and its check where it was drawn',
            params,
            answer: capitalPaymentSchema,
            read: (call) => new CapitalClient(call.ledger).readPayment(call.params),
        }),
    ];
}

const paymentRoute = propose({
    ...byMakers,
    path: '/v1/capital-accounts/{capitalAccountId}/payments',
    summary: 'Propose to pay out of capital receipts, on a commitment letter or on proof; a checker lets the money go',
    params: z.strictObject({ capitalAccountId }),
    examples: { request: exampleCapitalPayment },
    body: payFromCapitalSchema.omit({ capitalAccountId: true, capitalPaymentId: true }),
    propose: ({ ledger, params: address, body, request }, approvalId) => {
        const input = { ...address, ...body, capitalPaymentId: randomId(), approvalId };
        return new CapitalClient(ledger).proposePayment(input, request);
    },
});

const evidenceRoute = propose({
    ...byMakers,
    path: '/v1/capital-payments/{capitalPaymentId}/evidence',
    summary: 'Propose what was found in the papers of a payment that was drawn; a checker files it',
    params,
    examples: { request: exampleEvidence },
    body: fileEvidenceSchema.omit({ capitalPaymentId: true }),
    propose: ({ ledger, params: address, body, request }, approvalId) =>
        new CapitalClient(ledger).proposeEvidence({ ...address, ...body, approvalId }, request),
});
