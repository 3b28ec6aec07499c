import { confirmReceiptSchema, dealAddressSchema } from '@cohong/domain/forfaiting/deal/api';
import { z } from 'zod';
import { approvalSchema } from '../approval/approval.js';
import { randomId } from '../fabric/random-id.js';
import { act, type Route } from '../http/route.js';
import { proposedIn } from '../approval/proposed-in.js';
import { makers } from '../party/roles.js';
import { DealClient, type DealProposal, type OutsideProposal } from './deal-client.js';

export const onDeal = '/v1/deals/{dealId}' as const;

/** What a maker proposes of a deal of which there is nothing more to say, and a checker approves. */
export function dealProposal({
    page,
    name,
    summary,
}: {
    readonly page: string;
    readonly name: DealProposal;
    readonly summary: string;
}): Route {
    return act({
        tag: 'Forfaiting',
        roles: makers,
        path: `${onDeal}/${page}`,
        summary,
        params: dealAddressSchema,
        body: z.strictObject({}),
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, params, request }) => {
            const input = { ...params, approvalId: randomId() };
            return await proposedIn(ledger, await new DealClient(ledger).propose(name, input, request));
        },
    });
}

/** What a maker proposes of a payment outside the ledger, which it names, and a checker approves. */
export function outsideProposal({
    page,
    name,
    summary,
}: {
    readonly page: string;
    readonly name: OutsideProposal;
    readonly summary: string;
}): Route {
    return act({
        tag: 'Forfaiting',
        roles: makers,
        path: `${onDeal}/${page}`,
        summary,
        params: dealAddressSchema,
        examples: { request: { uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } },
        body: confirmReceiptSchema.omit({ dealId: true }),
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...params, ...body, approvalId: randomId() };
            return await proposedIn(ledger, await new DealClient(ledger).proposeOutside(name, input, request));
        },
    });
}
