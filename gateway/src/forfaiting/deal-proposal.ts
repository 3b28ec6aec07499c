import { confirmReceiptSchema, dealAddressSchema } from '@cohong/domain/forfaiting/deal/api';
import { z } from 'zod';
import { propose } from '../approval/propose.js';
import type { Route } from '../http/route.js';
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
    return propose({
        tag: 'Forfaiting',
        roles: makers,
        path: `${onDeal}/${page}`,
        summary,
        params: dealAddressSchema,
        body: z.strictObject({}),
        propose: ({ ledger, params, request }, approvalId) =>
            new DealClient(ledger).propose(name, { ...params, approvalId }, request),
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
    return propose({
        tag: 'Forfaiting',
        roles: makers,
        path: `${onDeal}/${page}`,
        summary,
        params: dealAddressSchema,
        examples: { request: { uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } },
        body: confirmReceiptSchema.omit({ dealId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new DealClient(ledger).proposeOutside(name, { ...params, ...body, approvalId }, request),
    });
}
