import { refusals } from '../kernel/refusal.js';
import { hasBeenHonoured } from './drawings.js';
import { holdsAmount } from './presentation-status.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({ FORWARDED_DOCUMENTS_MUST_NOT_BE_REFUSED: 'conflict' });

/** Whom giving value for a presentation depends on, beside its own bank. */
export interface Forwarded {
    /** The presentation to the issuing bank, where the documents were sent on. */
    readonly forwarded: Presentation | undefined;
}

/** The presentation under which these documents were sent on to the issuing bank. */
export function forwardedFrom(
    { number }: Pick<Presentation, 'number'>,
    presentations: readonly Presentation[],
): Presentation | undefined {
    return presentations.find(({ firstPresentedAs }) => firstPresentedAs?.number === number);
}

/**
 * By whose end that of the documents counts for who has lent on them. A bank that has honoured them owes them itself, until
 * it has paid; otherwise the issuing bank, to which they were sent on, pays or refuses.
 */
export function deciding(presentation: Presentation, { forwarded }: Forwarded): Presentation {
    return forwarded === undefined || hasBeenHonoured(presentation.status) ? presentation : forwarded;
}

/**
 * What the issuing bank has refused draws nothing, unless value was given for it before, and its amount may have been drawn
 * by others since: nobody gives value for it then.
 */
export function mustNotBeRefusedThere({ forwarded }: Forwarded): void {
    if (forwarded !== undefined && !holdsAmount(forwarded.status)) {
        throw refusal('FORWARDED_DOCUMENTS_MUST_NOT_BE_REFUSED', { number: forwarded.number });
    }
}
