import { refusals } from '../kernel/refusal.js';
import type { RefusePresentation } from './api.js';
import { mustBeExaminingBank, type Examining } from './examine-presentation.js';
import { asItStands } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import { discrepanciesOf, type Presentation } from './presentation.js';

const refusal = refusals({
    NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE: 'conflict',
    NOTICE_OF_REFUSAL_MUST_BE_IN_TIME: 'conflict',
});

/**
 * Gives the one notice that UCP 600 art. 16c asks for: that the bank refuses, every discrepancy for which it does, and what
 * becomes of the documents. A second notice is void, and so is one after the fifth banking day (art. 16d).
 */
export function refusePresentation(
    { disposal }: Pick<RefusePresentation, 'disposal'>,
    { presentation, ...examining }: Examining & { readonly presentation: Presentation },
): Presentation {
    mustBeExaminingBank(presentation, examining.bank);
    if (presentation.refusal !== undefined) {
        throw refusal('NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE');
    }
    const standing = asItStands(presentation, examining);
    if (standing.status === 'PRECLUDED') {
        throw refusal('NOTICE_OF_REFUSAL_MUST_BE_IN_TIME', { precludedAt: standing.precludedAt ?? '' });
    }

    return {
        ...standing,
        status: stepFrom(standing.status, 'REFUSE'),
        refusal: { disposal, discrepancies: [...discrepanciesOf(standing)], at: examining.at },
    };
}
