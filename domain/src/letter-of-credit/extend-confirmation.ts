import { refusals } from '../kernel/refusal.js';
import type { Amendment } from './amendment.js';
import type { Advising } from './advise-credit.js';
import { mustBeLive, type Credit } from './credit.js';
import { missingUnder } from './standing.js';

const refusal = refusals({
    EXTENSION_MUST_BE_BY_CONFIRMING_BANK: 'forbidden',
    AMENDMENT_MUST_BE_AFTER_CONFIRMATION: 'conflict',
    AMENDMENT_MUST_NOT_BE_REJECTED: 'conflict',
    EXTENSION_MUST_BE_DECIDED_ONCE: 'conflict',
    EXTENSION_MUST_COVER_WHAT_AMENDMENT_STANDS_ON: 'conflict',
});

/** A credit with all its amendments. */
interface Extending {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
}

/**
 * Extends the bank's confirmation to an amendment, and binds it from then on (UCP 600 art. 10b). It is extended to what the
 * amendment stands on first: by a part of what was offered as one no bank is bound.
 */
export function extendConfirmation(amendment: Amendment, extending: Extending, advising: Advising): Amendment {
    const { credit, amendments } = extending;
    mustBeUndecided(amendment, credit, advising);
    const covered = amendments
        .filter(({ number, extension }) => number <= coveredThrough(credit) || extension?.outcome === 'EXTENDED')
        .map(({ number }) => number);
    const missing = missingUnder([amendment], covered);
    if (missing.length > 0) {
        throw refusal('EXTENSION_MUST_COVER_WHAT_AMENDMENT_STANDS_ON', { amendments: [...missing] });
    }

    return { ...amendment, extension: { outcome: 'EXTENDED', at: advising.at } };
}

/** Says that it does not: it stays bound by its confirmation as it was, whatever the beneficiary accepts. */
export function declineExtension(
    amendment: Amendment,
    { credit }: Pick<Extending, 'credit'>,
    advising: Advising,
): Amendment {
    mustBeUndecided(amendment, credit, advising);

    return { ...amendment, extension: { outcome: 'NOT_EXTENDED', at: advising.at } };
}

function mustBeUndecided(amendment: Amendment, credit: Credit, { bank }: Advising): void {
    const { confirmation } = credit;
    if (confirmation?.bank !== bank || confirmation.outcome !== 'CONFIRMED') {
        throw refusal('EXTENSION_MUST_BE_BY_CONFIRMING_BANK');
    }
    mustBeLive(credit);
    if (amendment.number <= coveredThrough(credit)) {
        throw refusal('AMENDMENT_MUST_BE_AFTER_CONFIRMATION');
    }
    if (amendment.answer !== undefined && amendment.answer.outcome !== 'ACCEPTED') {
        throw refusal('AMENDMENT_MUST_NOT_BE_REJECTED');
    }
    if (amendment.extension !== undefined) {
        throw refusal('EXTENSION_MUST_BE_DECIDED_ONCE', { outcome: amendment.extension.outcome });
    }
}

/** Up to which amendment the confirmation itself covers the credit. */
function coveredThrough({ confirmation }: Credit): number {
    return confirmation?.throughAmendment ?? 0;
}
