import { tradeOf } from '@cohong/domain/forfaiting/deal/trade-claim';
import { closeBidding } from '@cohong/domain/forfaiting/quote/close-bidding';
import { commitQuote } from '@cohong/domain/forfaiting/quote/commit-quote';
import { invitationUnder } from '@cohong/domain/forfaiting/quote/invitation';
import { requestQuotes } from '@cohong/domain/forfaiting/quote/request-quotes';
import { revealQuote } from '@cohong/domain/forfaiting/quote/reveal-quote';
import { takeQuote } from '@cohong/domain/forfaiting/quote/take-quote';
import { books } from '@cohong/domain/forfaiting/quote/testing/samples';
import { isSold } from '@cohong/domain/forfaiting/title/title';
import { addDays, addHours, chinaDate } from '@cohong/domain/kernel/time';
import { byHolder, withClaims, type Act, type Acting, type Drawn } from './acting.js';
import { sellingFacts, withDeal, withLastDeal } from './vaults.js';
import { origin, type World } from './world.js';

const commitment = 'b'.repeat(64);

/** Asks banks what they would pay, which all show at once: to more than one request of a claim there may be an answer. */
const ask: Act = {
    chances: withClaims(byHolder),
    run: (world, acting, drawn) => {
        const { at } = world;
        const { bank } = acting;
        const sale = sellingFacts(world, acting);
        const { request: open, invitations } = requestQuotes(orderOf(world, acting, drawn), {
            ...sale,
            origin: isSold(sale.title) ? undefined : { ...origin, presentation: world.presentation },
            invitationIdOf: (invited) => `invitation-${world.height}-${invited}`,
        });
        const terms = { method: 'SIMPLE_YIELD', percentPerYear: drawn.percentPerYear, graceDays: 0 } as const;
        const quote = { kind: 'FIRM', terms, validUntil: addHours(at, 24 * 14) } as const;
        const sealed = invitations.map((invitation) => ({
            invitation,
            ...commitQuote({ quote, commitment }, { ...quoting(invitation), bid: undefined, at }),
        }));
        const request = closeBidding({ request: open, bank, bids: sealed.map(({ bid }) => bid), at });
        const bids = sealed.map(({ invitation, bid }) =>
            revealQuote(quote, { ...quoting(invitationUnder(request, invitation)), bid, sha256: commitment, at }),
        );

        return { ...world, requests: [...world.requests, { request, bids }] };
    },
};

function quoting<Invitation extends { readonly bank: string }>(invitation: Invitation) {
    return { ...books, invitation, bank: invitation.bank };
}

function orderOf({ at, height }: World, { bank, id: claimId }: Acting, { invited, days }: Drawn) {
    return {
        requestId: `request-${height}`,
        claimId,
        invited: invited.filter((buyer) => buyer !== bank),
        closesAt: addHours(at, 1),
        revealHours: 1,
        disbursedOn: addDays(chinaDate(addHours(at, 2)), days),
        availability: { kind: 'IMMEDIATE' } as const,
        deliveryPlace: 'CHINA',
    };
}

/** Takes one of the quotes. */
const take: Act = {
    chances: ({ requests }) =>
        requests.map(({ request: { seller: bank, requestId: id, status } }) => ({
            ...{ bank, id },
            isReady: status === 'CLOSED',
        })),
    run: (world, { bank, id }, { days }) => {
        const { at, requests } = world;
        const found = requests.find(({ request }) => request.requestId === id)!;
        const sale = sellingFacts(world, { bank, id: found.request.claimId });
        const dealId = `deal-${world.height}`;
        const chosen = found.bids[days % found.bids.length]!.bank;
        const request = takeQuote({ chosen, reason: 'its limit' }, { ...found, bank, at, sale, dealId });
        const deal = tradeOf(request, { ...found, ...sale, dealId })!;
        const decided = requests.map((each) => (each === found ? { ...found, request } : each));

        return withLastDeal(withDeal({ ...world, requests: decided }, deal), deal);
    },
};

export const bidding = { ask, take };
