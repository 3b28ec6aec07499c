import { wantedAddressSchema } from '@cohong/domain/forfaiting/market/api';
import { wantClaimsSchema, wantedNoticeSchema } from '@cohong/domain/forfaiting/market/wanted-notice';
import { z } from 'zod';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { currencyCode } from '../read-model/currency-filter.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { MarketClient } from './market-client.js';
import { exampleWanted } from './market-examples.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/wanted-notices' as const;
const onNotice = `${all}/{wantedId}` as const;
const { bank: looking, status, wanted } = wantedNoticeSchema.shape;

/** What banks are looking for, the same in the books of each. */
export const storedWanted = {
    chaincode: 'trade',
    kind: 'wanted-notice',
    schema: wantedNoticeSchema,
    orderBy: 'postedAt',
    hasPeriod: true,
    filters: {
        bank: looking.optional(),
        status: status.optional(),
        tradeType: wanted.shape.tradeType,
        currency: currencyCode.optional(),
    },
    fieldOf: { tradeType: 'wanted.tradeType', currency: 'wanted.amount.least.currency' },
} as const;

/** What claims banks are looking for, this one among them. */
export function wantedNoticeRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedWanted,
            path: all,
            summary: 'What claims banks of the consortium are looking for, this one among them',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onNotice,
            summary: 'What claims a bank is looking for',
            params: wantedAddressSchema,
            answer: wantedNoticeSchema,
            read: ({ ledger, params }) => new MarketClient(ledger).readWanted(params),
        }),
        act({
            ...byMakers,
            path: all,
            summary: 'Tell every bank what claims this one would buy; it binds nobody',
            examples: { request: exampleWanted },
            body: wantClaimsSchema.omit({ wantedId: true }),
            status: 201,
            answer: wantedNoticeSchema,
            act: async ({ ledger, body, request }) => {
                const input = { ...body, wantedId: randomId() };
                return await replyOf(ledger, await new MarketClient(ledger).wantClaims(input, request));
            },
        }),
        act({
            ...byMakers,
            path: `${onNotice}/withdrawal`,
            summary: 'Take back what this bank was looking for',
            params: wantedAddressSchema,
            body: z.strictObject({}),
            status: 200,
            answer: wantedNoticeSchema,
            act: async ({ ledger, params, request }) =>
                await replyOf(ledger, await new MarketClient(ledger).withdrawWanted(params, request)),
        }),
    ];
}

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new MarketClient(ledger).readWanted({ wantedId: committed.id }) };
}
