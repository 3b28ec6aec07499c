import { quoteRequestViewSchema, requestAddressSchema, takeQuoteSchema } from '@cohong/domain/forfaiting/quote/api';
import { quoteRequestSchema, requestQuotesSchema } from '@cohong/domain/forfaiting/quote/quote-request';
import { z } from 'zod';
import { propose } from '../approval/propose.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { QuoteClient } from './quote-client.js';
import { exampleQuoteRequest } from './quote-examples.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/quote-requests' as const;
const onRequest = `${all}/{requestId}` as const;
const { claimId, seller, status } = quoteRequestSchema.shape;

/** Requests for quotes, each in the books of its seller alone. */
export const storedQuoteRequests = {
    chaincode: 'trade',
    kind: 'quote-request',
    schema: quoteRequestSchema,
    orderBy: 'requestedAt',
    hasPeriod: true,
    filters: { claimId: claimId.optional(), seller: seller.optional(), status: status.optional() },
} as const;

/** What a seller asks banks for, and what it makes of their quotes. */
export function quoteRequestRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedQuoteRequests,
            path: all,
            summary: 'The requests for quotes of this bank, which has a claim to sell',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onRequest,
            summary: 'A request for quotes with those that have come, each sealed until its bank reveals it',
            params: requestAddressSchema,
            answer: quoteRequestViewSchema,
            read: ({ ledger, params }) => new QuoteClient(ledger).readQuoteRequest(params),
        }),
        ...sellersActs,
    ];
}

const sellersActs: readonly Route[] = [
    act({
        ...byMakers,
        path: all,
        summary: 'Ask banks what they would pay for a claim that this bank holds; none learns who else is asked',
        examples: { request: exampleQuoteRequest },
        body: requestQuotesSchema.omit({ requestId: true }),
        status: 201,
        answer: quoteRequestViewSchema,
        act: async ({ ledger, body, request }) => {
            const input = { ...body, requestId: randomId() };
            return await replyOf(ledger, await new QuoteClient(ledger).requestQuotes(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onRequest}/closure`,
        summary: 'Close bidding, when every bank has quoted or has had its time: what is sealed can be revealed then',
        params: requestAddressSchema,
        body: z.strictObject({}),
        status: 200,
        answer: quoteRequestViewSchema,
        act: async ({ ledger, params, request }) =>
            await replyOf(ledger, await new QuoteClient(ledger).closeBidding(params, request)),
    }),
    propose({
        ...byMakers,
        path: `${onRequest}/decisions`,
        summary: 'Propose to take a quote, or none; what is not the best takes a reason, and the record of all is kept',
        params: requestAddressSchema,
        examples: { request: { chosen: 'HarbourBankMSP' } },
        body: takeQuoteSchema.omit({ requestId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new QuoteClient(ledger).proposeDecision({ ...params, ...body, approvalId }, request),
    }),
];

/** The id of an act with a request is the request's, also when it was done before. */
async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new QuoteClient(ledger).readQuoteRequest({ requestId: committed.id }) };
}
