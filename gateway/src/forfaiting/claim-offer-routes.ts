import { offerAddressSchema } from '@cohong/domain/forfaiting/market/api';
import { claimOfferSchema, offerClaimSchema } from '@cohong/domain/forfaiting/market/claim-offer';
import { z } from 'zod';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { MarketClient } from './market-client.js';
import { exampleOffer } from './market-examples.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/claim-offers' as const;
const onOffer = `${all}/{offerId}` as const;
const { seller, claimId, status } = claimOfferSchema.shape;

/** Offers, each in the books of its seller. */
export const storedOffers = {
    chaincode: 'trade',
    kind: 'claim-offer',
    schema: claimOfferSchema,
    orderBy: 'postedAt',
    hasPeriod: true,
    filters: { seller: seller.optional(), claimId: claimId.optional(), status: status.optional() },
} as const;

/** What this bank has put on the market. */
export function claimOfferRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedOffers,
            path: all,
            summary: 'The claims that this bank has offered to the market',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onOffer,
            summary: 'An offer, with which claim it is and the banks that it went to',
            params: offerAddressSchema,
            answer: claimOfferSchema,
            read: ({ ledger, params }) => new MarketClient(ledger).readOffer(params),
        }),
        ...sellersActs,
    ];
}

const sellersActs: readonly Route[] = [
    act({
        ...byMakers,
        path: all,
        summary: 'Offer a claim to every bank, to some or to one, which see of it what this bank chooses to show',
        examples: { request: exampleOffer },
        body: offerClaimSchema.omit({ offerId: true }),
        status: 201,
        answer: claimOfferSchema,
        act: async ({ ledger, body, request }) => {
            const input = { ...body, offerId: randomId() };
            return await replyOf(ledger, await new MarketClient(ledger).offerClaim(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onOffer}/withdrawal`,
        summary: 'Take the claim off the market; what a bank was let see it has seen',
        params: offerAddressSchema,
        body: z.strictObject({}),
        status: 200,
        answer: claimOfferSchema,
        act: async ({ ledger, params, request }) =>
            await replyOf(ledger, await new MarketClient(ledger).withdrawOffer(params, request)),
    }),
];

/** The id of an act with an offer is the offer's, also when it was done before. */
async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new MarketClient(ledger).readOffer({ offerId: committed.id }) };
}
