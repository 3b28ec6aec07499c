import type { Assignment, PaidShare } from '../assignment/assignment.js';
import { beneficiaryIn, examiningBankAs } from './actor.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';

/** To whom proceeds go is nothing to the applicant; its own bank tells it to the beneficiary. */
export const assignmentEntryKinds = {
    PROCEEDS_ASSIGNED: { rule: 'UCP 600 art. 39', isBetweenBanks: true },
    ASSIGNMENT_ACKNOWLEDGED: { rule: 'UCP 600 art. 39', isBetweenBanks: true },
    ASSIGNMENT_REFUSED: { isBetweenBanks: true },
    ASSIGNMENT_RELEASED: { isBetweenBanks: true },
    ASSIGNEE_PAID: { rule: 'UCP 600 art. 39', isBetweenBanks: true },
} as const satisfies Kinds;

export const assignmentAwaitedKinds = {
    ASSIGNMENT_ANSWER: { rule: 'UCP 600 art. 39', isBetweenBanks: true },
} as const satisfies Kinds;

type AssignmentEntry = Entry<keyof typeof assignmentEntryKinds>;
type AssignmentAwaited = Awaited<keyof typeof assignmentAwaitedKinds>;

/** What becomes of the beneficiary's wish that another is paid, at the two banks that know of it. */
export const assignmentChapter: Chapter<keyof typeof assignmentEntryKinds, keyof typeof assignmentAwaitedKinds> = {
    entries: (facts) => facts.assignments.flatMap((each) => entriesOf(each, facts)),
    awaited: (facts) => facts.assignments.flatMap((each) => awaitedOf(each, facts)),
};

function entriesOf(assignment: Assignment, { credit }: TimelineFacts): readonly AssignmentEntry[] {
    const { number, payingBank, amount, requestedAt, answer, releasedAt, paid = [] } = assignment;
    const subject = { kind: 'ASSIGNMENT', number } as const;
    const [by, to] = [beneficiaryIn(credit), examiningBankAs(credit, payingBank)];
    const assigned = { code: 'PROCEEDS_ASSIGNED', at: requestedAt, by, to, subject } as const;

    return [
        { ...assigned, ...(amount && { facts: { amount } }) },
        ...(answer ? [{ code: `ASSIGNMENT_${answer.outcome}`, at: answer.at, by: to, subject } as const] : []),
        ...paid.map((share) => paidShare(share, { by: to, subject })),
        ...(releasedAt === undefined
            ? []
            : [{ code: 'ASSIGNMENT_RELEASED', at: releasedAt, by: to, subject } as const]),
    ];
}

function paidShare({ amount, payment }: PaidShare, who: Pick<AssignmentEntry, 'by' | 'subject'>): AssignmentEntry {
    return { code: 'ASSIGNEE_PAID', at: payment.at, ...who, facts: { amount } };
}

/** No bank has to bind itself to an assignee, and no day makes it. */
function awaitedOf(
    { number, payingBank, answer }: Assignment,
    { credit }: TimelineFacts,
): readonly AssignmentAwaited[] {
    const of = examiningBankAs(credit, payingBank);

    return answer === undefined
        ? [{ code: 'ASSIGNMENT_ANSWER', of, due: { kind: 'NO_DAY' }, subject: { kind: 'ASSIGNMENT', number } }]
        : [];
}
