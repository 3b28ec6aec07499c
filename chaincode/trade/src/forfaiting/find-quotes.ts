import { hmac, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import type { Bid } from '@cohong/domain/forfaiting/quote/bid';
import type { SellerFacts } from '@cohong/domain/forfaiting/quote/close-bidding';
import type { Invitation } from '@cohong/domain/forfaiting/quote/invitation';
import { invitationUnder } from '@cohong/domain/forfaiting/quote/invitation';
import type { PricingBooks } from '@cohong/domain/forfaiting/quote/price-quote';
import type { QuoteRequest } from '@cohong/domain/forfaiting/quote/quote-request';
import { bankingCalendars } from '../calendar/records.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultsOfBanks } from '../places.js';
import { bids, invitations, pricingConventions, quoteRequests } from './records.js';

/** The vaults of a seller and of one bank that it asks, the acting bank's first: of the other only the hash is read. */
export function vaultsOfInvitation(
    ctx: CohongContext,
    acting: Acting,
    { seller, bank }: Pick<Invitation, 'seller' | 'bank'>,
): PrivateCollection {
    return vaultsOfBanks(ctx, acting, [seller, bank]);
}

/** An invitation and what its bank has bid, as both hold them: to any other bank there is no such record. */
export async function findInvitation(
    ctx: CohongContext,
    acting: Acting,
    invitationId: string,
): Promise<{ readonly invitation: Invitation; readonly bid: Bid | undefined }> {
    const own = await ctx.ledger.in(acting.place).get(invitations, invitationId);
    const vaults = vaultsOfInvitation(ctx, acting, own);

    return { invitation: await vaults.get(invitations, invitationId), bid: await vaults.find(bids, invitationId) };
}

/** A request, which its seller alone holds, with all quotes that have come. */
export async function findRequest(ctx: CohongContext, acting: Acting, requestId: string): Promise<SellerFacts> {
    const request = await ctx.ledger.in(acting.place).get(quoteRequests, requestId);
    const found = await Promise.all(
        request.invitations.map(({ bank, invitationId }) =>
            vaultsOfInvitation(ctx, acting, { seller: request.seller, bank }).find(bids, invitationId),
        ),
    );

    return { request, bank: acting.bank, bids: found.filter((bid) => bid !== undefined), at: ctx.now };
}

/** Writes a request as the act has left it, and tells each bank that was asked how it stands. */
export async function saveRequest(ctx: CohongContext, acting: Acting, request: QuoteRequest): Promise<void> {
    const told: Invitation[] = [];
    for (const { invitationId } of request.invitations) {
        const { invitation } = await findInvitation(ctx, acting, invitationId);
        told.push(invitationUnder(request, invitation));
    }
    await ctx.ledger.in(acting.place).replace(quoteRequests, request);
    for (const invitation of told) {
        await vaultsOfInvitation(ctx, acting, invitation).replace(invitations, invitation);
    }
}

/** What is public by which quotes are priced. */
export async function pricingBooks({ ledger }: CohongContext): Promise<PricingBooks> {
    return {
        conventions: await ledger.findBook(pricingConventions),
        calendars: await ledger.findBook(bankingCalendars),
    };
}

/** What the invitation of each bank in this transaction is called: nobody can foresee an id, and none comes twice. */
export function invitationIdsIn({ seed, transactionId }: CohongContext): (bank: string) => string {
    return (bank) => hmac(seed, transactionId, 'invitation', bank).slice(0, 32);
}
