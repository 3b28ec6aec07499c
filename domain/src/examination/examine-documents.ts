import { available } from '../letter-of-credit/drawing.js';
import { holdsAmount } from '../presentation/presentation-status.js';
import type { Examination, ExamineDocuments } from './api.js';
import { complies, examine } from './examine.js';

/** Examines documents as a desk has typed them in, under a credit of which it says what was drawn before. */
export function examineDocuments({ letterOfCreditReference, drawn, ...presented }: ExamineDocuments): Examination {
    const { presentations, transferred } = drawn ?? { presentations: [], transferred: [] };
    const left = available(presented.terms, { presentations, transferred });
    const findings = examine({
        ...presented,
        creditReference: letterOfCreditReference,
        available: left,
        hasEarlierDrawing: presentations.some(({ status }) => holdsAmount(status)),
    });

    return { complies: complies(findings), available: left, findings: [...findings] };
}
