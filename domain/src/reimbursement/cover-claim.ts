import { refusals } from '../kernel/refusal.js';
import { mustBeNewPayment } from '../presentation/outside-payment.js';
import type { Answering } from './answer-claim.js';
import { asItStands } from './answer-deadline.js';
import type { CoverClaim } from './api.js';
import { stepFrom } from './claim-status.js';
import type { ReimbursementClaim } from './reimbursement-claim.js';

const refusal = refusals({
    COVER_MUST_BE_BY_ISSUING_BANK: 'forbidden',
    INTEREST_MUST_BE_IN_CURRENCY_OF_CLAIM: 'invalid',
});

/**
 * The issuing bank pays what its reimbursing bank has not paid on first demand, with the interest that was lost and the
 * costs that arose (UCP 600 art. 13b iii): it is never relieved of its own obligation (art. 13c).
 */
export function coverClaim(
    { uetr, interestAndCosts }: Pick<CoverClaim, 'uetr' | 'interestAndCosts'>,
    { claim, authorisation, bank, ...clock }: Answering,
): ReimbursementClaim {
    if (bank !== authorisation.issuingBank) {
        throw refusal('COVER_MUST_BE_BY_ISSUING_BANK');
    }
    const standing = asItStands(claim, clock);
    const status = stepFrom(standing.status, 'COVER');
    if (interestAndCosts !== undefined && interestAndCosts.currency !== claim.amount.currency) {
        throw refusal('INTEREST_MUST_BE_IN_CURRENCY_OF_CLAIM');
    }
    mustBeNewPayment(clock);
    const also = interestAndCosts !== undefined && { interestAndCosts };

    return { ...standing, status, cover: { uetr, ...also, at: clock.at } };
}
