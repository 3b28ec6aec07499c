import { CohongContext, CohongContract, memberBook, type PrivateCollection } from '@cohong/chaincode-runtime';
import { readDealTimelineSchema, type ReadDealTimeline } from '@cohong/domain/forfaiting/timeline/api';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import type { RecourseClaim } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import type { DealTimelineFacts } from '@cohong/domain/forfaiting/timeline/deal-line';
import type { Invitation } from '@cohong/domain/forfaiting/quote/invitation';
import type { QuoteRequest } from '@cohong/domain/forfaiting/quote/quote-request';
import { dealTimelineOf } from '@cohong/domain/forfaiting/timeline/deal-timeline';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { bankingCalendars } from '../calendar/records.js';
import { claims } from '../claim/records.js';
import { vaultInView } from '../places.js';
import { assignmentNotices, bids, deals, invitations, quoteRequests, recourseClaims, titles } from './records.js';

type Bidding = Pick<DealTimelineFacts, 'request' | 'invitations' | 'bids'>;
type Sale = Pick<DealTimelineFacts, 'deal' | 'notice' | 'held' | 'recourseClaims'>;

/** What happened in sales of claims, and who must act by when. It only reads, and only what one bank holds. */
@Info({ title: 'DealTimeline', description: 'Timelines of sales of claims' })
export class DealTimelineContract extends CohongContract {
    constructor() {
        super('deal-timeline');
    }

    /** The timeline of a sale, from the books of the caller's bank or, for a regulator, of the bank that it names. */
    @Transaction(false)
    @Returns('string')
    async ReadTimeline(ctx: CohongContext): Promise<string> {
        const asked = ctx.input(readDealTimelineSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, asked.bank));

        const held = 'dealId' in asked ? await soldIn(vault, asked.dealId) : await askedIn(vault, asked);

        return canonicalJson(
            dealTimelineOf({
                ...held,
                memberBook: await ctx.ledger.getBook(memberBook),
                calendarBook: await ctx.ledger.findBook(bankingCalendars),
                at: ctx.now,
            }),
        );
    }
}

/** A deal with how it came about; the debtor has its notice alone. */
async function soldIn(vault: PrivateCollection, dealId: string): Promise<Bidding & Sale> {
    const sale = await saleIn(vault, dealId);
    const invitation = sale.deal && (await vault.find(invitations, sale.deal.invitationId));
    const request = invitation && (await vault.find(quoteRequests, invitation.requestId));

    return { ...sale, ...(await biddingIn(vault, { request, invitation })) };
}

/** A request or an invitation, with the deal that has come of it at this bank. */
async function askedIn(
    vault: PrivateCollection,
    asked: Exclude<ReadDealTimeline, { dealId: string }>,
): Promise<Bidding & Sale> {
    const request = 'requestId' in asked ? await vault.get(quoteRequests, asked.requestId) : undefined;
    const invitation = 'invitationId' in asked ? await vault.get(invitations, asked.invitationId) : undefined;
    const dealId = request?.dealId ?? invitation?.dealId;
    const sale = dealId === undefined ? {} : await saleIn(vault, dealId);

    return { ...sale, ...(await biddingIn(vault, { request, invitation })) };
}

async function biddingIn(
    vault: PrivateCollection,
    {
        request,
        invitation,
    }: { readonly request: QuoteRequest | undefined; readonly invitation: Invitation | undefined },
): Promise<Bidding> {
    const asked = request?.invitations ?? (invitation === undefined ? [] : [invitation]);
    const found = await Promise.all(asked.map(({ invitationId }) => vault.find(bids, invitationId)));
    const told = await Promise.all(asked.map(({ invitationId }) => vault.get(invitations, invitationId)));

    return {
        ...(request !== undefined && { request }),
        invitations: told,
        bids: found.filter((bid) => bid !== undefined),
    };
}

async function saleIn(vault: PrivateCollection, dealId: string): Promise<Sale> {
    const notice = await vault.find(assignmentNotices, dealId);
    const deal = notice === undefined ? await vault.get(deals, dealId) : await vault.find(deals, dealId);
    const claimId = deal?.claimId ?? notice?.claimId ?? '';

    return {
        ...(deal !== undefined && { deal }),
        ...(notice !== undefined && { notice }),
        recourseClaims: await recourseIn(vault, deal?.recourseIds),
        ...(await heldIn(vault, claimId)),
    };
}

/** What is sold, at its holder, its debtor, and whoever may come to hold it. */
async function heldIn(vault: PrivateCollection, claimId: string): Promise<Pick<Sale, 'held'>> {
    const [claim, title] = [await vault.find(claims, claimId), await vault.find(titles, claimId)];

    return claim === undefined || title === undefined ? {} : { held: { claim, title } };
}

/** What was claimed back for a sale, in its order. */
function recourseIn(vault: PrivateCollection, ids: Deal['recourseIds'] = []): Promise<RecourseClaim[]> {
    return Promise.all(ids.map((recourseId) => vault.get(recourseClaims, recourseId)));
}
