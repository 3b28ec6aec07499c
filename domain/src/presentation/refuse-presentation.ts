import { unauthorised, type DiscrepancyAdvice } from '../discrepancy-advice/discrepancy-advice.js';
import { refusals } from '../kernel/refusal.js';
import type { RefusePresentation } from './api.js';
import { mustBeExaminingBank, type Examining } from './examine-presentation.js';
import { asItStands } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import { discrepanciesOf, type Presentation } from './presentation.js';

const refusal = refusals({
    NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE: 'conflict',
    NOTICE_OF_REFUSAL_MUST_BE_IN_TIME: 'conflict',
    AUTHORISED_DISCREPANCIES_MUST_NOT_BE_REFUSED: 'conflict',
});

/** What refusing starts from. */
export interface Refusing extends Examining {
    readonly presentation: Presentation;
    /** What the issuing bank was asked about the documents where they were presented first, and has answered. */
    readonly advice?: DiscrepancyAdvice | undefined;
}

/**
 * Gives the one notice that UCP 600 art. 16c asks for: that the bank refuses, every discrepancy for which it does, and what
 * becomes of the documents. A second notice is void, and so is one after the fifth banking day (art. 16d). What an issuing
 * bank has authorised another to overlook it does not hold against the documents when they come to it.
 */
export function refusePresentation(
    { disposal }: Pick<RefusePresentation, 'disposal'>,
    { presentation, advice, ...examining }: Refusing,
): Presentation {
    mustBeExaminingBank(presentation, examining.bank);
    if (presentation.refusal !== undefined) {
        throw refusal('NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE');
    }
    const standing = asItStands(presentation, examining);
    if (standing.status === 'PRECLUDED') {
        throw refusal('NOTICE_OF_REFUSAL_MUST_BE_IN_TIME', { precludedAt: standing.precludedAt ?? '' });
    }

    const status = stepFrom(standing.status, 'REFUSE');
    const isItsOwn = advice?.issuingBank === examining.bank;
    const discrepancies = unauthorised(discrepanciesOf(standing), isItsOwn ? advice : undefined);
    if (discrepancies.length === 0) {
        throw refusal('AUTHORISED_DISCREPANCIES_MUST_NOT_BE_REFUSED');
    }

    return { ...standing, status, refusal: { disposal, discrepancies: [...discrepancies], at: examining.at } };
}
