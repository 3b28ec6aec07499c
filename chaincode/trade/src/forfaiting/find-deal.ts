import { hmac, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import { calendarOf } from '@cohong/domain/calendar/calendar-book';
import { ifCovered } from '@cohong/domain/calendar/if-covered';
import { noticeBanks, type AssignmentNotice } from '@cohong/domain/forfaiting/deal/assignment-notice';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { dealAsItStands, type DealFacts } from '@cohong/domain/forfaiting/deal/deliver-documents';
import { bankingCalendars } from '../calendar/records.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultsOfBanks } from '../places.js';
import { assignmentNotices, deals, lastDeals } from './records.js';

/** A deal with the notice that its seller has given, and the days of the place where documents are delivered. */
export interface FoundDeal extends DealFacts {
    readonly notice: AssignmentNotice | undefined;
}

/** The vaults of the two banks of a deal, the acting bank's first: of the other only the hash is read. */
export function vaultsOfDeal(ctx: CohongContext, acting: Acting, { seller, buyer }: Deal): PrivateCollection {
    return vaultsOfBanks(ctx, acting, [seller, buyer]);
}

/** The vaults of the three banks of a notice, the acting bank's first. */
export function vaultsOfNotice(ctx: CohongContext, acting: Acting, notice: AssignmentNotice): PrivateCollection {
    return vaultsOfBanks(ctx, acting, noticeBanks(notice));
}

/** A deal as both its banks hold it: to any other bank, the debtor too, there is no such record. */
export async function findDeal(ctx: CohongContext, acting: Acting, dealId: string): Promise<FoundDeal> {
    const own = await ctx.ledger.in(acting.place).get(deals, dealId);
    const deal = await vaultsOfDeal(ctx, acting, own).get(deals, dealId);
    const isNotified = await ctx.ledger.in(acting.place).isThere(assignmentNotices, dealId);
    const notice = isNotified ? await findNotice(ctx, acting, dealId) : undefined;
    const calendar = calendarOf(await ctx.ledger.findBook(bankingCalendars), deal.deliveryPlace);

    return { deal, notice, bank: acting.bank, calendar, at: ctx.now };
}

/** A deal in the books of one of its banks as it stands; where no calendar covers its days, as acts have left it. */
export async function standingDeal(ctx: CohongContext, place: string, dealId: string): Promise<Deal> {
    const deal = await ctx.ledger.in(place).get(deals, dealId);
    const book = await ctx.ledger.findBook(bankingCalendars);

    return (
        ifCovered(() => dealAsItStands(deal, { calendar: calendarOf(book, deal.deliveryPlace), at: ctx.now })) ?? deal
    );
}

/** The deal by which a bank has sold a claim last, as it stands. */
export async function lastDealOf(ctx: CohongContext, place: string, claimId: string): Promise<Deal | undefined> {
    const last = await ctx.ledger.in(place).find(lastDeals, claimId);

    return last && (await standingDeal(ctx, place, last.dealId));
}

/** A notice as its three banks hold it. */
export async function findNotice(ctx: CohongContext, acting: Acting, dealId: string): Promise<AssignmentNotice> {
    const own = await ctx.ledger.in(acting.place).get(assignmentNotices, dealId);

    return await vaultsOfNotice(ctx, acting, own).get(assignmentNotices, dealId);
}

/** Writes a deal as the act has left it, at both banks. */
export async function saveDeal(ctx: CohongContext, acting: Acting, deal: Deal): Promise<void> {
    await vaultsOfDeal(ctx, acting, deal).replace(deals, deal);
}

/** Writes a notice as the act has left it, at all three banks. */
export async function saveNotice(ctx: CohongContext, acting: Acting, notice: AssignmentNotice): Promise<void> {
    await vaultsOfNotice(ctx, acting, notice).replace(assignmentNotices, notice);
}

/** What this transaction's deal is called: nobody can foresee an id, and none comes twice. */
export function dealIdIn({ seed, transactionId }: CohongContext): string {
    return hmac(seed, transactionId, 'deal').slice(0, 32);
}
