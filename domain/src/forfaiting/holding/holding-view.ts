import { z } from 'zod';
import { claimSchema } from '../../claim/claim.js';
import type { Money } from '../../kernel/money.js';
import type { Deal } from '../deal/deal.js';
import { mustBeOfBuyer } from '../deal/deliver-documents.js';
import { holdingAsItStands, standingHoldingSchema, type HoldingClock, type InBooks } from './holding-as-it-stands.js';
import { purchaseOf, purchaseSchema } from './purchase.js';

/** As many parts of one claim as are shown with it. All of them stand among titles. */
export const mostPartsShown = 100;

const { claimId, amount } = claimSchema.shape;
export const heldPartSchema = standingHoldingSchema.extend({ claimId, amount });

export const holdingViewSchema = purchaseSchema.extend({
    ...standingHoldingSchema.shape,
    /** Of a claim that was split, and its parts perhaps again: the last ones. One that was sold shows no more than that. */
    parts: z.array(heldPartSchema).max(mostPartsShown).exactOptional(),
    /** There are more of them than are shown. */
    hasMoreParts: z.literal(true).exactOptional(),
});
/** A claim as it stands now with the bank that has bought it. */
export type HoldingView = z.output<typeof holdingViewSchema>;

/** A claim into which a bank has split what it has bought. */
export interface PartInBooks {
    readonly claimId: string;
    readonly amount: Money;
    readonly held: InBooks | undefined;
}

/** What is left in the books of a bank of what it has bought: nothing, where the claim is another's. */
export interface Looked {
    readonly bank: string;
    readonly held: InBooks | undefined;
    /** The last ones; one more than are shown where there are more. */
    readonly parts: readonly PartInBooks[];
    readonly clock: HoldingClock;
}

/** A holding as it stands, in the books of the bank that has bought it. */
export function holdingView(deal: Deal, { bank, held, parts, clock }: Looked): HoldingView {
    mustBeOfBuyer({ bank, deal });
    const bought = purchaseOf(deal);
    if (deal.status === 'RESCINDED') {
        return { ...bought, status: 'RETURNED' };
    }
    const standing = holdingAsItStands(deal, held, clock);

    return { ...bought, ...standing, ...(standing.status === 'SPLIT' && partsShown(deal, parts, clock)) };
}

function partsShown(
    deal: Deal,
    parts: readonly PartInBooks[],
    clock: HoldingClock,
): Pick<HoldingView, 'parts' | 'hasMoreParts'> {
    const shown = parts.slice(0, mostPartsShown).map(({ claimId, amount, held }) => ({
        ...{ claimId, amount },
        ...holdingAsItStands(deal, held, clock),
    }));

    return { parts: shown, ...(parts.length > shown.length && { hasMoreParts: true }) };
}
