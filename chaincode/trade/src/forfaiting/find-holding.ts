import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { isHeldUnder, type InBooks } from '@cohong/domain/forfaiting/holding/holding-as-it-stands';
import { mostPartsShown, type Looked, type PartInBooks } from '@cohong/domain/forfaiting/holding/holding-view';
import { claims } from '../claim/records.js';
import { vaultOf } from '../places.js';
import { lastDealOf } from './find-deal.js';
import { lateInterests, titles, writeOffs } from './records.js';

/** What is left in the books of a bank of what it has bought by a deal, and of the parts into which it has split it. */
export async function findHolding(
    ctx: CohongContext,
    bank: string,
    deal: Deal,
): Promise<Pick<Looked, 'bank' | 'held' | 'parts'>> {
    const place = vaultOf(bank);
    const held = await inBooks(ctx, place, deal.claimId);
    const claimIds = await lastParts(ctx.ledger.in(place), deal, {
        claimIds: held?.title.parts ?? [],
        most: mostPartsShown + 1,
    });
    const parts = await Promise.all(claimIds.map((claimId) => partInBooks(ctx, place, claimId)));

    return { bank, held, parts };
}

async function inBooks(ctx: CohongContext, place: string, claimId: string): Promise<InBooks | undefined> {
    const vault = ctx.ledger.in(place);
    const title = await vault.find(titles, claimId);

    return (
        title && {
            title,
            claim: await vault.get(claims, claimId),
            lastDeal: await lastDealOf(ctx, place, claimId),
            writeOff: await vault.find(writeOffs, claimId),
            lateInterest: await vault.find(lateInterests, claimId),
        }
    );
}

/** Of parts that were split again the parts: so many at most. What the bank has bought back by another deal is of that one. */
async function lastParts(
    vault: PrivateCollection,
    deal: Deal,
    { claimIds, most }: { readonly claimIds: readonly string[]; readonly most: number },
): Promise<readonly string[]> {
    const last: string[] = [];
    for (const claimId of claimIds) {
        const left = most - last.length;
        if (left === 0) {
            return last;
        }
        const title = await vault.find(titles, claimId);
        const parts = title && isHeldUnder(deal, title) ? title.parts : undefined;
        last.push(...(parts ? await lastParts(vault, deal, { claimIds: parts, most: left }) : [claimId]));
    }

    return last;
}

/** How much a part was of that the bank has sold its deal tells: the claim is another's. */
async function partInBooks(ctx: CohongContext, place: string, claimId: string): Promise<PartInBooks> {
    const held = await inBooks(ctx, place, claimId);
    const amount = held?.title.amount ?? (await lastDealOf(ctx, place, claimId))?.claim.amount;
    if (amount === undefined) {
        throw new Error('a part of a claim is neither held nor was it sold');
    }

    return { claimId, amount, held };
}
