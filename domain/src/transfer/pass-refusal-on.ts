import { refusals } from '../kernel/refusal.js';
import type { Advising } from '../letter-of-credit/advise-credit.js';
import { drawingsOf } from '../presentation/drawings.js';
import { stepFrom } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import type { PassRefusalOn } from './api.js';
import type { Substitution } from './substitution.js';
import { mustBeTransferringBank } from './transfer-credit.js';
import type { Transfer } from './transfer.js';

const refusal = refusals({
    FORWARDED_PRESENTATION_MUST_BE_REFUSED: 'conflict',
    TRANSFERRING_BANK_MUST_NOT_BE_BOUND: 'conflict',
    DISCREPANCIES_MUST_BE_IN_SECOND_BENEFICIARYS_DOCUMENTS: 'invalid',
});

/** What passing a refusal on starts from. */
export interface RefusedFacts extends Advising {
    readonly transfer: Transfer;
    readonly substitution: Substitution;
    /** Under the second beneficiary's credit. */
    readonly presentation: Presentation;
    /** All that were lodged under the credit. */
    readonly presentations: readonly Presentation[];
}

/**
 * Tells the second beneficiary that its documents were refused under the credit: they draw nothing of its own any more, are
 * given back as the notice says, and may come again without what was wrong. A bank that has issued or confirmed does not:
 * it is bound to the second beneficiary itself by documents that it has taken up (UCP 600 art. 7a, 8a, 38g).
 */
export function passRefusalOn(
    { disposal, discrepancies }: Pick<PassRefusalOn, 'disposal' | 'discrepancies'>,
    { transfer, substitution, presentation: second, presentations, bank, at }: RefusedFacts,
): Presentation {
    mustBeTransferringBank(transfer, bank);
    const { forwarded } = substitution;
    const isDrawn = drawingsOf(presentations).some(({ number }) => number === forwarded?.presentationNumber);
    if (forwarded === undefined || isDrawn) {
        throw refusal('FORWARDED_PRESENTATION_MUST_BE_REFUSED');
    }
    if (second.examinesAs !== 'NOMINATED_BANK') {
        throw refusal('TRANSFERRING_BANK_MUST_NOT_BE_BOUND', { examinesAs: second.examinesAs });
    }
    const status = stepFrom(second.status, 'PASS_REFUSAL_ON');
    const own = new Set<string | undefined>(second.documents.map(({ documentId }) => documentId));
    if (!discrepancies.every(({ documentId }) => documentId === undefined || own.has(documentId))) {
        throw refusal('DISCREPANCIES_MUST_BE_IN_SECOND_BENEFICIARYS_DOCUMENTS');
    }

    return { ...second, status, refusal: { disposal, discrepancies, at } };
}
