import { dealAddressSchema, dealViewSchema } from '@cohong/domain/forfaiting/deal/api';
import { assignmentNoticeSchema } from '@cohong/domain/forfaiting/deal/assignment-notice';
import { buyerLimitsViewSchema } from '@cohong/domain/forfaiting/limit/api';
import {
    invitationAddressSchema,
    invitationViewSchema,
    quoteRequestViewSchema,
    requestAddressSchema,
} from '@cohong/domain/forfaiting/quote/api';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { list, type ListDescription } from '../read-model/list-route.js';
import { vaultInSql, vaultOf } from '../read-model/places.js';
import { storedNotices } from './assignment-notice-routes.js';
import { BuyerLimitClient } from './buyer-limit-client.js';
import { DealClient } from './deal-client.js';
import { dealDocumentSupervisionRoutes } from './deal-document/deal-document-routes.js';
import { storedDeals } from './deal-routes.js';
import { holdingSupervisionRoutes } from './holding-routes.js';
import { dealTimelineSupervisionRoutes } from './deal-timeline-routes.js';
import { lateInterestSupervisionRoutes } from './late-interest-routes.js';
import { marketSupervisionRoutes } from './market-supervision-routes.js';
import { participationSupervisionRoutes } from './participation-supervision-routes.js';
import { QuoteClient } from './quote-client.js';
import { storedInvitations } from './quote-invitation-routes.js';
import { quoteCurveRoutes } from './quote-curve-routes.js';
import { storedQuoteRequests } from './quote-request-routes.js';
import { recourseClaimSupervisionRoutes } from './recourse-claim-routes.js';
import { titleSupervisionRoutes } from './title-routes.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees of claims that are sold: each thing once in a list, and by its id in the books of one of its banks. */
export function forfaitingSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        ...titleSupervisionRoutes(banks),
        ...quoteSupervisionRoutes(banks),
        ...dealSupervisionRoutes(banks),
        ...recourseClaimSupervisionRoutes(banks),
        ...dealDocumentSupervisionRoutes(banks),
        ...holdingSupervisionRoutes(banks),
        ...dealTimelineSupervisionRoutes(banks),
        ...lateInterestSupervisionRoutes(banks),
        ...marketSupervisionRoutes(banks),
        ...participationSupervisionRoutes(banks),
        read({
            ...ofRegulator,
            path: '/v1/supervision/buyer-limits/{bank}',
            summary: 'The limits of a bank for claims that it buys, with what it has at stake towards each',
            params: z.strictObject({ bank: bankSchema(banks) }),
            answer: buyerLimitsViewSchema,
            read: ({ ledger, params }) => new BuyerLimitClient(ledger).readLimits(params),
        }),
        ...quoteCurveRoutes(banks),
    ];
}

/** What all banks hold, counted where it lies with its seller: each other bank of it has a twin. */
function ofAll(banks: readonly string[]): Pick<ListDescription<z.ZodObject>, 'countedIn' | 'collectionsFor'> {
    return { countedIn: vaultInSql('seller'), collectionsFor: () => banks.map(vaultOf) };
}

function quoteSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);

    return [
        list({
            ...ofRegulator,
            ...storedQuoteRequests,
            ...ofAll(banks),
            path: '/v1/supervision/quote-requests',
            summary: 'The requests for quotes of all banks',
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/quote-requests/{bank}/{requestId}',
            summary: 'A request for quotes of a bank, with those that have come and how they were decided on',
            params: z.strictObject({ bank, ...requestAddressSchema.shape }),
            answer: quoteRequestViewSchema,
            read: ({ ledger, params }) => new QuoteClient(ledger).readQuoteRequest(params),
        }),
        list({
            ...ofRegulator,
            ...storedInvitations,
            ...ofAll(banks),
            filters: { ...storedInvitations.filters, bank: bank.optional() },
            path: '/v1/supervision/quote-invitations',
            summary: 'The invitations to quote of all banks, each once',
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/quote-invitations/{bank}/{invitationId}',
            summary:
                'An invitation to quote as one of its banks holds it, at the bank that is asked with what it has sealed',
            params: z.strictObject({ bank, ...invitationAddressSchema.shape }),
            answer: invitationViewSchema,
            read: ({ ledger, params }) => new QuoteClient(ledger).readInvitation(params),
        }),
    ];
}

function dealSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const params = z.strictObject({ bank: bankSchema(banks), ...dealAddressSchema.shape });

    return [
        list({
            ...ofRegulator,
            ...storedDeals,
            ...ofAll(banks),
            path: '/v1/supervision/deals',
            summary: 'The deals of all banks, each once, as acts have left them',
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/deals/{bank}/{dealId}',
            summary: 'A deal as it stands now, as its seller or its buyer holds it',
            params,
            answer: dealViewSchema,
            read: ({ ledger, params: place }) => new DealClient(ledger).readDeal(place),
        }),
        list({
            ...ofRegulator,
            ...storedNotices,
            ...ofAll(banks),
            path: '/v1/supervision/assignment-notices',
            summary: 'The notices of assignment of all banks, each once, by maturity of the claim',
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/assignment-notices/{bank}/{dealId}',
            summary: 'A notice of assignment as one of its banks holds it',
            params,
            answer: assignmentNoticeSchema,
            read: ({ ledger, params: place }) => new DealClient(ledger).readNotice(place),
        }),
    ];
}
