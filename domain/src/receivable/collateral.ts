import { withoutAllocation, type Encumbrance } from './encumbrance.js';
import type { Financing, Share } from './financing.js';
import type { Hold } from './hold.js';
import { isSameFinancing } from './same-financing.js';

/** All in the registry on which one financing rests: its declarations in the order of its shares, and its documents. */
export interface Collateral {
    readonly encumbrances: readonly Encumbrance[];
    readonly holds: readonly Hold[];
}

/** What of a financing rests on which declaration: one that names a declaration itself rests on it whole. */
export function sharesOf({
    shares,
    declarationNumber,
    releaseCode,
    amount,
}: Pick<Financing, 'shares' | 'declarationNumber' | 'releaseCode' | 'amount'>): readonly Share[] {
    const isWhole = declarationNumber !== undefined && releaseCode !== undefined;

    return shares ?? (isWhole ? [{ declarationNumber, releaseCode, amount }] : []);
}

/** The financing as if it rested on one declaration alone, once for each: so the rules for one hold for several. */
export function partsOf(financing: Financing): readonly Financing[] {
    return sharesOf(financing).map((share) => ({ ...financing, ...share }));
}

/** Whether anything of the collateral is still the financing's. */
export function isHeld({ encumbrances, holds }: Collateral, financing: Financing): boolean {
    return (
        encumbrances.some(({ allocations }) => allocations.some((each) => isSameFinancing(each, financing))) ||
        holds.some(({ holder }) => holder !== undefined && isSameFinancing(holder, financing))
    );
}

/** Documents as they are held for the financing. */
export function heldFor({ financingId, bank }: Financing, holds: readonly Hold[]): readonly Hold[] {
    return holds.map((hold) => ({ ...hold, holder: { financingId, bank } }));
}

/** The collateral without the financing: all of it, on every declaration and document at once. */
export function released({ encumbrances, holds }: Collateral, financing: Financing): Collateral {
    return {
        encumbrances: encumbrances.map((encumbrance) => withoutAllocation(encumbrance, financing)),
        holds: holds.map(({ document, holder, isPaid }) =>
            holder === undefined || isSameFinancing(holder, financing)
                ? { document, isPaid }
                : { document, holder, isPaid },
        ),
    };
}
