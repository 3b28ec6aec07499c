import { refusals } from '../../kernel/refusal.js';
import { mustBeHeldBy, type TitleFacts } from './held-title.js';
import { withStep, type Title } from './title.js';

const refusal = refusals({ TITLE_MUST_BE_RETURNABLE_FOR_DEAL: 'conflict' });

/** A deal by which a title was sold. */
interface OfDeal {
    readonly dealId: string;
}

/**
 * The title of a sale that may still be undone. Its seller holds the title as well, which it must to have it back; and
 * nobody else can have it, or there would be nothing to return.
 */
export function makeReturnable({ dealId, seller }: OfDeal & { readonly seller: string }, title: Title): Title {
    return { ...title, returnableTo: { dealId, seller } };
}

/** The title of a sale that is not undone any more. */
export function makeFinal({ returnableTo, ...title }: Title): Title {
    return title;
}

/** Gives the title back to the seller, in the transaction in which its buyer has its money back. */
export function undoSale(
    { dealId, buyer }: OfDeal & { readonly buyer: string },
    facts: Omit<TitleFacts, 'bank'>,
): Title {
    const { returnableTo, ...title } = facts.title;
    mustBeHeldBy(buyer, title);
    if (returnableTo?.dealId !== dealId) {
        throw refusal('TITLE_MUST_BE_RETURNABLE_FOR_DEAL');
    }
    const { seller } = returnableTo;

    return { ...withStep(title, { kind: 'RETURNED', dealId, from: buyer, to: seller }, facts), holder: seller };
}
