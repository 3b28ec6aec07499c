import type { Money } from '../kernel/money.js';
import type { Whole } from '../presentation/as-all-stand.js';
import { mostDrawable } from '../transfer/recount-transfer.js';
import { drawnFrom } from '../transfer/transferred-amount.js';
import type { Transfer } from '../transfer/transfer.js';
import { creditStatus, isLive, type CreditStatus } from './credit.js';
import { leftOf } from './drawing.js';

/** A credit with everything that draws it, or lets more be drawn. */
export interface DrawnWhole extends Whole {
    readonly transfers: readonly Transfer[];
}

/**
 * What the beneficiary may still draw, under each amendment that it may still accept: the issuing bank is bound by them
 * (UCP 600 art. 10b), and documents that come under one accept it (art. 10c).
 */
export function leftToDraw(whole: DrawnWhole): Money {
    return leftOf(mostDrawable(whole), drawnFrom(whole));
}

/** The same with what second beneficiaries have of it and have not presented: how much is theirs is nothing to the applicant. */
export function leftUndrawn(whole: DrawnWhole): Money {
    return leftOf(mostDrawable(whole), { ...drawnFrom(whole), transferred: [] });
}

/**
 * Where the credit stands, from all that is under it. Fully drawn it is for as long as documents hold all of it: what is
 * refused can be drawn again, and what a second beneficiary has is not drawn before it presents.
 */
export function statusOfWhole(whole: DrawnWhole): CreditStatus {
    const { credit } = whole;

    return isLive(credit) && leftUndrawn(whole).minorUnits === 0n ? 'FULLY_DRAWN' : creditStatus(credit);
}
