import type { Encumbrance } from '../encumbrance.js';
import { expireTogether } from '../expire-reservation.js';
import type { Financing } from '../financing.js';
import type { Instant } from '../../kernel/time.js';
import { settleTogether, type ReleasedTogether } from '../settle-release.js';

/** A financing that rests on one declaration, and what lies on that. */
interface OnOneDeclaration {
    readonly financing: Financing;
    readonly encumbrance: Encumbrance;
}

/** Carries into the registry what the bank's vault says of a financing that rests on one declaration. */
export function settleRelease(financing: Financing, encumbrance: Encumbrance): OnOneDeclaration {
    return onOne(settleTogether(financing, { encumbrances: [encumbrance], holds: [] }));
}

/** Ends a reservation on one declaration that was not used in time. */
export function expireReservation(
    financing: Financing,
    { encumbrance, at }: { readonly encumbrance: Encumbrance; readonly at: Instant },
): OnOneDeclaration {
    return onOne(expireTogether(financing, { collateral: { encumbrances: [encumbrance], holds: [] }, at }));
}

function onOne({ financing, collateral }: ReleasedTogether): OnOneDeclaration {
    const [encumbrance] = collateral.encumbrances;
    if (encumbrance === undefined) {
        throw new Error('What rests on one declaration has one encumbrance.');
    }

    return { financing, encumbrance };
}
