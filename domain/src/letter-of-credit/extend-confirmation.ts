import { refusals } from '../kernel/refusal.js';
import type { Amendment } from './amendment.js';
import type { Advising } from './advise-credit.js';
import { mustBeLive, type Credit } from './credit.js';

const refusal = refusals({
    EXTENSION_MUST_BE_BY_CONFIRMING_BANK: 'forbidden',
    AMENDMENT_MUST_BE_AFTER_CONFIRMATION: 'conflict',
    AMENDMENT_MUST_NOT_BE_REJECTED: 'conflict',
    EXTENSION_MUST_BE_DECIDED_ONCE: 'conflict',
});

/** Extends the bank's confirmation to an amendment, and binds it from then on (UCP 600 art. 10b). */
export function extendConfirmation(amendment: Amendment, credit: Credit, advising: Advising): Amendment {
    return withExtension(amendment, credit, { ...advising, outcome: 'EXTENDED' });
}

/** Says that it does not: it stays bound by its confirmation as it was, whatever the beneficiary accepts. */
export function declineExtension(amendment: Amendment, credit: Credit, advising: Advising): Amendment {
    return withExtension(amendment, credit, { ...advising, outcome: 'NOT_EXTENDED' });
}

function withExtension(
    amendment: Amendment,
    credit: Credit,
    { bank, at, outcome }: Advising & Pick<NonNullable<Amendment['extension']>, 'outcome'>,
): Amendment {
    const { confirmation } = credit;
    if (confirmation?.bank !== bank || confirmation.outcome !== 'CONFIRMED') {
        throw refusal('EXTENSION_MUST_BE_BY_CONFIRMING_BANK');
    }
    mustBeLive(credit);
    if (amendment.number <= confirmation.throughAmendment) {
        throw refusal('AMENDMENT_MUST_BE_AFTER_CONFIRMATION');
    }
    if (amendment.answer !== undefined && amendment.answer.outcome !== 'ACCEPTED') {
        throw refusal('AMENDMENT_MUST_NOT_BE_REJECTED');
    }
    if (amendment.extension !== undefined) {
        throw refusal('EXTENSION_MUST_BE_DECIDED_ONCE', { outcome: amendment.extension.outcome });
    }

    return { ...amendment, extension: { outcome, at } };
}
