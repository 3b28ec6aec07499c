import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { compare, moneyToWire } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { AmendAuthorisation } from './api.js';
import { mustBeIssuingBank, mustConform, termsOf, type AuthorisingFacts } from './authorise-reimbursement.js';
import { isUndertaken, mustStand, type Authorisation } from './authorisation.js';
import { claimed, refunded, type ReimbursementClaim } from './reimbursement-claim.js';

const refusal = refusals({
    UNDERTAKING_MUST_NOT_BE_CHANGED: 'conflict',
    AUTHORISATION_MUST_COVER_CLAIMS: 'conflict',
});

/** What a change of an authorisation starts from. */
export interface ChangingFacts extends AuthorisingFacts {
    readonly authorisation: Authorisation;
    /** All that were made so far. */
    readonly claims: readonly ReimbursementClaim[];
    /** Of the reimbursing bank's place. */
    readonly calendar: BankingCalendar;
}

/**
 * Changes what may be reimbursed. The issuing bank may at any time, but answers for the claims that came before
 * (URR 725 art. 8), so it cannot authorise less than these. What was reimbursed and paid back to it after a refusal
 * comes on top of what may be drawn: of the reimbursing bank it asks that once more.
 */
export function amendAuthorisation(
    { amount }: Pick<AmendAuthorisation, 'amount'>,
    { authorisation, claims, ...facts }: ChangingFacts,
): Authorisation {
    mustBeChangeable(authorisation, facts);
    mustConform(amount, termsOf(facts, facts.at), refunded(amount.currency, claims));
    const held = claimed(amount.currency, claims);
    if (compare(amount, held) < 0) {
        throw refusal('AUTHORISATION_MUST_COVER_CLAIMS', { claimed: { ...moneyToWire(held) } });
    }

    return { ...authorisation, amount, amendedAt: facts.at };
}

/** Takes the authorisation back for all that has not been claimed yet; the issuing bank is not relieved (UCP 600 art. 13c). */
export function cancelAuthorisation(
    authorisation: Authorisation,
    facts: Pick<ChangingFacts, 'bank' | 'calendar' | 'at'>,
): Authorisation {
    mustBeChangeable(authorisation, facts);

    return { ...authorisation, cancelledAt: facts.at };
}

function mustBeChangeable(
    authorisation: Authorisation,
    { bank, ...clock }: Pick<ChangingFacts, 'bank' | 'calendar' | 'at'>,
): void {
    mustBeIssuingBank(authorisation, bank);
    mustStand(authorisation);
    if (isUndertaken(authorisation, clock)) {
        // The promise is the reimbursing bank's own, and the claiming banks rely on it (URR 725 art. 9).
        throw refusal('UNDERTAKING_MUST_NOT_BE_CHANGED');
    }
}
