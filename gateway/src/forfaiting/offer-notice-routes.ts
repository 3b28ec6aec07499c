import {
    answerInterestSchema,
    noticeAddressSchema,
    offerNoticeViewSchema,
    showInterestSchema,
} from '@cohong/domain/forfaiting/market/api';
import { offerNoticeSchema } from '@cohong/domain/forfaiting/market/offer-notice';
import { z } from 'zod';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { MarketClient } from './market-client.js';
import { exampleInterest } from './market-examples.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/offer-notices' as const;
const onNotice = `${all}/{noticeId}` as const;
const { seller, bank: addressee, offerId, status, shown } = offerNoticeSchema.shape;

/** Notices of offers, each in the books of its seller and of the bank that it went to. */
export const storedOfferNotices = {
    chaincode: 'trade',
    kind: 'offer-notice',
    schema: offerNoticeSchema,
    orderBy: 'postedAt',
    hasPeriod: true,
    filters: {
        seller: seller.optional(),
        bank: addressee.optional(),
        offerId: offerId.optional(),
        status: status.optional(),
        bankClass: shown.shape.bankClass,
        tradeType: shown.shape.tradeType,
        tenorMonths: z
            .string()
            .regex(/^[1-9]\d{0,2}$/, 'must be a number of months')
            .optional(),
    },
    fieldOf: { bankClass: 'shown.bankClass', tradeType: 'shown.tradeType', tenorMonths: 'shown.tenor.months' },
} as const;

/** What this bank is offered, and who is interested in what it offers. */
export function offerNoticeRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedOfferNotices,
            path: all,
            summary: 'The notices of claims on the market that this bank has received or sent, each as it was left',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onNotice,
            summary:
                'What is shown of a claim on the market; once its seller lets the bank see them, with its exact terms',
            params: noticeAddressSchema,
            answer: offerNoticeViewSchema,
            read: ({ ledger, params }) => new MarketClient(ledger).readNotice(params),
        }),
        act({
            ...byMakers,
            path: `${onNotice}/interests`,
            summary: 'Show interest in a claim on the market, and say under which agreement its terms are kept secret',
            params: noticeAddressSchema,
            examples: { request: exampleInterest },
            body: showInterestSchema.omit({ noticeId: true }),
            status: 200,
            answer: offerNoticeViewSchema,
            act: async ({ ledger, params, body, request }) => {
                const market = new MarketClient(ledger);
                const committed = await market.showInterest({ ...params, ...body }, request);
                return { committed, resource: await market.readNotice(params) };
            },
        }),
        act({
            ...byMakers,
            path: `${onNotice}/answers`,
            summary: 'Let the bank that has shown interest see the exact terms of the claim, or keep them from it',
            params: noticeAddressSchema,
            examples: { request: { answer: 'ADMITTED' } },
            body: answerInterestSchema.omit({ noticeId: true }),
            status: 200,
            answer: offerNoticeViewSchema,
            act: async ({ ledger, params, body, request }) => {
                const market = new MarketClient(ledger);
                const committed = await market.answerInterest({ ...params, ...body }, request);
                return { committed, resource: await market.readNotice(params) };
            },
        }),
    ];
}
