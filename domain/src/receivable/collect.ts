import { add, compare, subtract, zero, type Money } from '../kernel/money.js';
import type { Collected, Encumbrance } from './encumbrance.js';

/** Money of the buyer that has reached a bank, under the name that it goes by there. */
export interface Proceeds {
    readonly bank: string;
    readonly reference: string;
    /** What came in, as the bank has matched it to the declaration, */
    readonly received?: Money;
    /** or what of a loan was repaid out of it, and all that the buyer paid beyond that. */
    readonly applied?: Money;
}

/**
 * Collects what the buyer has paid on a declaration, whether or not a loan was there. A payment that is recorded when it
 * comes in and repays a loan later is one payment: it goes by one name, and the greater of the two counts.
 */
export function collect(encumbrance: Encumbrance, { bank, reference, received, applied }: Proceeds): Encumbrance {
    const nothing = zero(encumbrance.collected.currency);
    const earlier = encumbrance.proceeds ?? [];
    const isSame = (each: Collected): boolean => each.bank === bank && each.reference === reference;
    const before = earlier.find(isSame) ?? { bank, reference, received: nothing, applied: nothing };
    const after: Collected = {
        ...before,
        received: add(before.received, received ?? nothing),
        applied: add(before.applied, applied ?? nothing),
    };

    const named = earlier.some(isSame) ? earlier.map((each) => (isSame(each) ? after : each)) : [...earlier, after];
    // One that was taken back whole is none.
    const proceeds = named.filter((each) => counted(each).minorUnits > 0n);
    const { proceeds: _earlier, ...lying } = encumbrance;

    return {
        ...lying,
        collected: add(encumbrance.collected, subtract(counted(after), counted(before))),
        ...(proceeds.length > 0 && { proceeds }),
    };
}

/** What of the declaration one payment has used up. */
export function counted({ received, applied }: Collected): Money {
    return compare(received, applied) > 0 ? received : applied;
}
