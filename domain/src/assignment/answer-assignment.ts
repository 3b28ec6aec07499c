import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Assignment } from './assignment.js';

const refusal = refusals({
    ANSWER_MUST_BE_BY_PAYING_BANK: 'forbidden',
    ASSIGNMENT_MUST_BE_ANSWERED_ONCE: 'conflict',
    RELEASE_MUST_BE_BY_PAYING_BANK: 'forbidden',
    ASSIGNMENT_MUST_BE_IN_FORCE: 'conflict',
});

/** The bank that acts, and when. */
export interface Acting {
    readonly bank: string;
    readonly at: Instant;
}

/** Binds the paying bank to pay the assignee before the beneficiary, out of what it comes to pay under the credit. */
export function acknowledgeAssignment(assignment: Assignment, acting: Acting): Assignment {
    return withAnswer(assignment, acting, 'ACKNOWLEDGED');
}

/** Says that it will not, which it may: nobody assigns at a bank's cost without the bank. */
export function refuseAssignment(assignment: Assignment, acting: Acting): Assignment {
    return withAnswer(assignment, acting, 'REFUSED');
}

/** Writes down that the assignee has given it up; the paying bank says so, for it is bound to the assignee. */
export function releaseAssignment(assignment: Assignment, { bank, at }: Acting): Assignment {
    if (bank !== assignment.payingBank) {
        throw refusal('RELEASE_MUST_BE_BY_PAYING_BANK');
    }
    if (assignment.answer?.outcome !== 'ACKNOWLEDGED' || assignment.releasedAt !== undefined) {
        throw refusal('ASSIGNMENT_MUST_BE_IN_FORCE');
    }

    return { ...assignment, releasedAt: at };
}

function withAnswer(assignment: Assignment, { bank, at }: Acting, outcome: 'ACKNOWLEDGED' | 'REFUSED'): Assignment {
    if (bank !== assignment.payingBank) {
        throw refusal('ANSWER_MUST_BE_BY_PAYING_BANK');
    }
    if (assignment.answer !== undefined) {
        throw refusal('ASSIGNMENT_MUST_BE_ANSWERED_ONCE', { outcome: assignment.answer.outcome });
    }

    return { ...assignment, answer: { outcome, at } };
}
