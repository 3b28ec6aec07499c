import {
    indicateQuoteSchema,
    invitationAddressSchema,
    invitationViewSchema,
    sealQuoteSchema,
} from '@cohong/domain/forfaiting/quote/api';
import { invitationSchema } from '@cohong/domain/forfaiting/quote/invitation';
import { z } from 'zod';
import { propose } from '../approval/propose.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { currencyCode } from '../read-model/currency-filter.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { QuoteClient } from './quote-client.js';
import { exampleIndication, exampleQuote } from './quote-examples.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/quote-invitations' as const;
const onInvitation = `${all}/{invitationId}` as const;
const { bank: invited, seller, status, claim } = invitationSchema.shape;

/** Invitations, each in the books of its seller and of the bank that is asked. */
export const storedInvitations = {
    chaincode: 'trade',
    kind: 'quote-invitation',
    schema: invitationSchema,
    orderBy: 'requestedAt',
    hasPeriod: true,
    filters: {
        bank: invited.optional(),
        seller: seller.optional(),
        status: status.optional(),
        debtorBank: claim.shape.debtorBank.optional(),
        currency: currencyCode.optional(),
    },
    fieldOf: { debtorBank: 'claim.debtorBank', currency: 'claim.amount.currency' },
} as const;

/** For what this bank is asked, and what it quotes. */
export function quoteInvitationRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedInvitations,
            path: all,
            summary: 'The invitations to quote that this bank has received or sent',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onInvitation,
            summary: 'An invitation to quote, with the quote of this bank',
            params: invitationAddressSchema,
            answer: invitationViewSchema,
            read: ({ ledger, params }) => new QuoteClient(ledger).readInvitation(params),
        }),
        ...biddersActs,
    ];
}

const biddersActs: readonly Route[] = [
    act({
        ...byMakers,
        path: `${onInvitation}/indications`,
        summary: 'Tell the seller within what range this bank would quote; it binds nobody',
        params: invitationAddressSchema,
        examples: { request: { indication: exampleIndication } },
        body: indicateQuoteSchema.omit({ invitationId: true }),
        status: 200,
        answer: invitationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const client = new QuoteClient(ledger);
            const committed = await client.indicateQuote({ ...params, ...body }, request);
            return { committed, resource: await client.readInvitation(params) };
        },
    }),
    propose({
        ...byMakers,
        path: `${onInvitation}/quotes`,
        summary: 'Propose a firm quote; once a checker approves, it binds this bank, sealed until bidding is closed',
        params: invitationAddressSchema,
        examples: { request: { quote: exampleQuote } },
        body: sealQuoteSchema.omit({ invitationId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new QuoteClient(ledger).proposeQuote({ ...params, ...body, approvalId }, request),
    }),
    act({
        ...byMakers,
        path: `${onInvitation}/revelation`,
        summary: 'Reveal to the seller what was sealed, with every step of its price',
        params: invitationAddressSchema,
        body: z.strictObject({}),
        status: 200,
        answer: invitationViewSchema,
        act: async ({ ledger, params, request }) => {
            const client = new QuoteClient(ledger);
            const committed = await client.revealQuote(params, request);
            return { committed, resource: await client.readInvitation(params) };
        },
    }),
];
