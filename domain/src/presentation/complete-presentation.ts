import { refusals } from '../kernel/refusal.js';
import type { CompletePresentation } from './api.js';
import { lodgePresentation, type PresentingFacts } from './lodge-presentation.js';
import { stepFrom } from './presentation-status.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({
    NOTICE_MUST_BE_BY_PRESENTING_BANK: 'forbidden',
    DOCUMENTS_MUST_EACH_HAVE_THEIR_OWN_ID: 'invalid',
});

/**
 * Gives the notice that all has come, with what comes last. Without it a presentation of electronic records is deemed not
 * made (eUCP article e6c), so it is made now: everything is tested, and all time is counted, as if it had come whole.
 */
export function completePresentation(
    { documents, records }: Pick<CompletePresentation, 'documents' | 'records'>,
    { presentation, ...facts }: PresentingFacts & { readonly presentation: Presentation },
): Presentation {
    if (facts.bank !== presentation.presentingBank) {
        throw refusal('NOTICE_MUST_BE_BY_PRESENTING_BANK');
    }
    const status = stepFrom(presentation.status, 'COMPLETE');
    const all = [...presentation.documents, ...documents];
    if (new Set(all.map(({ documentId }) => documentId)).size < all.length) {
        throw refusal('DOCUMENTS_MUST_EACH_HAVE_THEIR_OWN_ID');
    }
    const whole = {
        ...presentation,
        documents: all,
        records: [...(presentation.records ?? []), ...records],
        isComplete: true,
    };
    const credit = { ...facts.credit, numberOfPresentations: presentation.number - 1 };

    return { ...lodgePresentation(whole, { ...facts, credit }).presentation, status };
}
