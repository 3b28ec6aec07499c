import { noticeAddressSchema, offerAddressSchema, offerNoticeViewSchema } from '@cohong/domain/forfaiting/market/api';
import { claimOfferSchema } from '@cohong/domain/forfaiting/market/claim-offer';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultInSql, vaultOf } from '../read-model/places.js';
import { storedOffers } from './claim-offer-routes.js';
import { MarketClient } from './market-client.js';
import { storedOfferNotices } from './offer-notice-routes.js';
import { storedWanted } from './wanted-notice-routes.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees of the market: each thing once, where it lies with the bank that has posted it. */
export function marketSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);
    const collectionsFor = (): readonly string[] => banks.map(vaultOf);
    const ofSellers = { countedIn: vaultInSql('seller'), collectionsFor } as const;

    return [
        list({
            ...ofRegulator,
            ...storedOffers,
            ...ofSellers,
            path: '/v1/supervision/claim-offers',
            summary: 'The claims that banks have offered to the market',
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/claim-offers/{bank}/{offerId}',
            summary: 'An offer of a bank, with which claim it is and the banks that it went to',
            params: z.strictObject({ bank, ...offerAddressSchema.shape }),
            answer: claimOfferSchema,
            read: ({ ledger, params }) => new MarketClient(ledger).readOffer(params),
        }),
        list({
            ...ofRegulator,
            ...storedOfferNotices,
            ...ofSellers,
            filters: { ...storedOfferNotices.filters, bank: bank.optional() },
            path: '/v1/supervision/offer-notices',
            summary:
                'The notices of claims on the market, each once: who was interested, and who was let see the terms',
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/offer-notices/{bank}/{noticeId}',
            summary: 'A notice of a claim on the market, as one of its banks holds it',
            params: z.strictObject({ bank, ...noticeAddressSchema.shape }),
            answer: offerNoticeViewSchema,
            read: ({ ledger, params }) => new MarketClient(ledger).readNotice(params),
        }),
        list({
            ...ofRegulator,
            ...storedWanted,
            filters: { ...storedWanted.filters, bank: bank.optional() },
            path: '/v1/supervision/wanted-notices',
            summary: 'What claims banks are looking for',
            countedIn: vaultInSql('bank'),
            collectionsFor,
        }),
    ];
}
