import { takeRecourseSchema } from '@cohong/domain/recourse/api';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { addressOf, onPresentation, presentationParamsSchema } from '../presentation/presentation-address.js';
import { RecourseClient } from './recourse-client.js';

/** Recourse of a bank that has negotiated to the beneficiary, after a refusal. */
export const recourseRoutes: readonly Route[] = [
    propose({
        tag: 'Letters of credit',
        roles: makers,
        path: `${onPresentation}/recourses`,
        summary: 'Propose to write down that the beneficiary has paid back what was advanced for refused documents',
        params: presentationParamsSchema,
        examples: {
            request: {
                amount: { amount: '441000.00', currency: 'USD' },
                uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01',
            },
        },
        body: takeRecourseSchema.omit({ creditId: true, number: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new RecourseClient(ledger).propose({ ...addressOf(params), ...body, approvalId }, request),
    }),
];

/** What carries an approved recourse out. */
export const recourseApprovals: Readonly<Record<string, Approve>> = {
    'recourse:ApproveRecourse': ({ approvalId }, { ledger, request }) =>
        new RecourseClient(ledger).approve(approvalId, request),
};
