import {
    forwardPresentationSchema,
    honourPresentationSchema,
    negotiatePresentationSchema,
} from '@cohong/domain/presentation/api';
import { presentationViewSchema } from '@cohong/domain/presentation/presentation';
import { propose } from '../approval/propose.js';
import { act, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { addressOf, onPresentation, presentationParamsSchema as paramsSchema } from './presentation-address.js';
import { PresentationClient } from './presentation-client.js';
import { replyOf } from './presentation-reply.js';

const byMakers = { tag: 'Presentations', roles: makers } as const;
const said = { creditId: true, number: true } as const;

/** What a bank does with documents that it takes: it pays or buys them, and sends them on to the issuing bank. */
export const payingRoutes: readonly Route[] = [
    propose({
        ...byMakers,
        path: `${onPresentation}/honours`,
        summary: 'Propose to pay at sight, or with a usance to be bound to pay at maturity',
        params: paramsSchema,
        examples: { request: { means: { kind: 'E_CNY' } } },
        body: honourPresentationSchema.omit(said),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new PresentationClient(ledger).proposeHonour({ ...addressOf(params), ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onPresentation}/negotiations`,
        summary:
            'Propose to buy documents that comply, by advancing for them what was reserved in the registry of goods',
        params: paramsSchema,
        examples: {
            request: {
                advance: { amount: '441000.00', currency: 'USD' },
                hasRecourse: false,
                means: { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' },
                financingId: '4f1d2c3b5a69788796a5b4c3d2e1f001',
            },
        },
        body: negotiatePresentationSchema.omit(said),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new PresentationClient(ledger).proposeNegotiation({ ...addressOf(params), ...body, approvalId }, request),
    }),
    // Binding only where the documents go: no second user is asked.
    act({
        ...byMakers,
        path: `${onPresentation}/forwardings`,
        summary: 'Send the documents on to the issuing bank, which examines them in its own time and must reimburse',
        params: paramsSchema,
        examples: { request: { forwardedNumber: 2 } },
        body: forwardPresentationSchema.omit(said),
        status: 201,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            const committed = await new PresentationClient(ledger).forwardPresentation(input, request);
            return await replyOf(ledger, { creditId: input.creditId, number: input.forwardedNumber }, committed);
        },
    }),
];
