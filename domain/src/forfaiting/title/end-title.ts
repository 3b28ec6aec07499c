import { mustBeHeldBy, mustNotBeAcknowledged } from './held-title.js';
import { withStep, type Title, type TitleAct } from './title.js';

/** Whom the debtor has paid. */
export interface Payment extends TitleAct {
    readonly paidTo: string;
}

/**
 * Ends the title of a claim that was paid. That frees the debtor only if it has paid the bank that holds it now: not one that
 * sold it, nor for the whole one that has split it, nor the seller of which it has acknowledged the buyer, whose money may be
 * on its way.
 */
export function endTitle(title: Title, { paidTo, ...act }: Payment): Title {
    mustBeHeldBy(paidTo, title);
    mustNotBeAcknowledged(title);
    // There is nothing left to give back: its seller learns no more of it.
    const { returnableTo, ...final } = title;

    return { ...withStep(final, { kind: 'PAID' }, act), status: 'PAID' };
}
