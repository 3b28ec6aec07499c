import { refusals } from '../kernel/refusal.js';
import type { Advising } from './advise-credit.js';
import { mustBeLive, type ConfirmationDecision, type Credit } from './credit.js';
import type { Amendment } from './amendment.js';
import { bankIn } from './parties.js';
import { termsAtTime } from './terms-at-time.js';

const refusal = refusals({
    CONFIRMATION_MUST_BE_BY_REQUESTED_BANK: 'forbidden',
    CONFIRMATION_MUST_BE_DECIDED_ONCE: 'conflict',
});

/** What a confirmation starts from. */
export interface Confirming extends Advising {
    readonly amendments: readonly Amendment[];
}

/**
 * Adds the bank's own undertaking to that of the issuing bank; from that moment it is irrevocably bound (UCP 600 art. 8b).
 * It confirms what it knows: the credit with the amendments issued so far.
 */
export function confirmCredit(credit: Credit, advising: Confirming): Credit {
    return withDecision(credit, advising, 'CONFIRMED');
}

/** Says without delay that it will not confirm; it may still advise (UCP 600 art. 8d). */
export function declineConfirmation(credit: Credit, advising: Confirming): Credit {
    return withDecision(credit, advising, 'DECLINED');
}

function withDecision(
    credit: Credit,
    { bank, amendments, at }: Confirming,
    outcome: ConfirmationDecision['outcome'],
): Credit {
    // Also one that an amendment asks, once the beneficiary has accepted that (art. 10a).
    const { terms } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    if (bankIn(terms, 'CONFIRMING_BANK') !== bank) {
        throw refusal('CONFIRMATION_MUST_BE_BY_REQUESTED_BANK');
    }
    mustBeLive(credit);
    if (credit.confirmation !== undefined) {
        throw refusal('CONFIRMATION_MUST_BE_DECIDED_ONCE', { outcome: credit.confirmation.outcome });
    }

    return { ...credit, confirmation: { bank, outcome, at, throughAmendment: credit.numberOfAmendments } };
}
