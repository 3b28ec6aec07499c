import { available } from '../letter-of-credit/drawing.js';
import { holdsAmount } from '../presentation/presentation-status.js';
import type { DomesticPolicyBook } from '../domestic-credit/domestic-policy.js';
import type { CalendarDate } from '../kernel/time.js';
import { rulesOf } from '../letter-of-credit/rules.js';
import type { Examination, ExamineDocuments } from './api.js';
import { complies, examine } from './examine.js';

/** What a desk need not say of a domestic credit: its periods are those of the day of its issue. */
export interface Standing {
    readonly issueDate: CalendarDate;
    readonly domesticPolicies?: DomesticPolicyBook | undefined;
}

/** Examines documents as a desk has typed them in, under a credit of which it says what was drawn before. */
export function examineDocuments(
    { letterOfCreditReference, drawn, ...presented }: ExamineDocuments,
    standing: Standing,
): Examination {
    const { presentations, transferred } = drawn ?? { presentations: [], transferred: [] };
    const left = available(presented.terms, { presentations, transferred });
    const findings = examine({
        ...presented,
        rules: rulesOf({ terms: presented.terms, ...standing }),
        creditReference: letterOfCreditReference,
        available: left,
        hasEarlierDrawing: presentations.some(({ status }) => holdsAmount(status)),
    });

    return { complies: complies(findings), available: left, findings: [...findings] };
}
