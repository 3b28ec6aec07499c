import type { WorkOnPapers } from '@cohong/domain/presentation/api';
import { judgePresentation, type ExaminingFacts } from '@cohong/domain/presentation/examine-presentation';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { answerWaiver, seekWaiver } from '@cohong/domain/presentation/seek-waiver';

/** What an act in the bank's own papers makes of them. */
export function workOnPapers(
    request: WorkOnPapers,
    facts: ExaminingFacts & { readonly presentation: Presentation },
): Presentation {
    if ('seeks' in request) {
        return seekWaiver(facts);
    }

    return 'answer' in request ? answerWaiver(request, facts) : judgePresentation(request, facts);
}
