import type { CohongContext } from '@cohong/chaincode-runtime';
import { isAtStake } from '@cohong/domain/forfaiting/limit/at-stake';
import { emptyBook, type BuyerBook, type QuotedExposure } from '@cohong/domain/forfaiting/limit/buyer-book';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { buyerBooks, deals, invitations, sealedQuotes, titles } from './records.js';

/** The limits of a bank, and what of its quotes is still at stake: all of it lies in its own vault. */
export interface Exposed {
    readonly book: BuyerBook;
    readonly standing: readonly QuotedExposure[];
    /** Whether the bank has no book yet. */
    readonly isNew: boolean;
}

export async function findExposures(ctx: CohongContext, { bank, place }: Acting): Promise<Exposed> {
    const found = await ctx.ledger.in(place).find(buyerBooks, bank);
    const book = found ?? emptyBook(bank);
    const standing: QuotedExposure[] = [];
    for (const exposure of book.exposures) {
        if (isAtStake(await quoted(ctx, { bank, place }, exposure.invitationId), ctx.now)) {
            standing.push(exposure);
        }
    }

    return { book, standing, isNew: found === undefined };
}

/** Writes the book as the act has left it. */
export async function saveBook(
    ctx: CohongContext,
    { place }: Acting,
    { book, isNew }: Pick<Exposed, 'book' | 'isNew'>,
): Promise<void> {
    const vault = ctx.ledger.in(place);
    await (isNew ? vault.insert(buyerBooks, book) : vault.replace(buyerBooks, book));
}

async function quoted(
    ctx: CohongContext,
    { bank, place }: Acting,
    invitationId: string,
): Promise<Parameters<typeof isAtStake>[0]> {
    const vault = ctx.ledger.in(place);
    const invitation = await vault.get(invitations, invitationId);
    const { quote } = await vault.get(sealedQuotes, invitationId);
    const deal = invitation.dealId === undefined ? undefined : await vault.get(deals, invitation.dealId);
    const title = deal && (await vault.find(titles, deal.claimId));

    return { bank, invitation, quote, deal, title };
}
