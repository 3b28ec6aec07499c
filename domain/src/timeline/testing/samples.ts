import { dollars } from '../../document/testing/samples.js';
import { presented } from '../../examination/testing/samples.js';
import { advisingBank, calendarBook, confirmingBank, issued } from '../../letter-of-credit/testing/samples.js';
import type { Credit } from '../../letter-of-credit/credit.js';
import type { Presentation } from '../../presentation/presentation.js';
import type { TimelineFacts } from '../entry.js';

const [haizhou, pearl] = [advisingBank.mspId, confirmingBank.mspId];

/** A working morning of the year of the samples, as on('05-20'). */
export const on = (day: string): string => `2026-${day}T02:00:00.000Z`;

/** The usance credit of the samples, advised and confirmed. */
export const credit: Credit = {
    ...issued,
    advices: [{ bank: haizhou, outcome: 'ADVISED', at: on('03-03') }],
    confirmation: { bank: pearl, outcome: 'CONFIRMED', at: on('03-04'), throughAmendment: 0 },
};

export const facts = (changes: Partial<TimelineFacts> = {}): TimelineFacts => ({
    credit,
    amendments: [],
    presentations: [],
    discrepancyAdvices: [],
    transfers: [],
    substitutions: [],
    assignments: [],
    reimbursementClaims: [],
    reclaims: [],
    calendarBook,
    domesticPolicies: undefined,
    at: on('05-26'),
    ...changes,
});

export const lodged: Presentation = {
    creditId: credit.creditId,
    number: 1,
    presentingBank: haizhou,
    examiningBank: pearl,
    examinesAs: 'CONFIRMING_BANK',
    amount: dollars(200_000n),
    documents: [...presented().documents],
    receivedAt: on('05-20'),
    examinationDays: 5,
    status: 'LODGED',
};

export const judged: Presentation = {
    ...lodged,
    status: 'COMPLYING',
    findings: [],
    judgement: { dropped: [], added: [], outcome: 'COMPLYING', at: on('05-21') },
};

/** Bound to pay on a Saturday. */
export const undertaken: Presentation = {
    ...judged,
    status: 'UNDERTAKEN',
    undertaking: { parts: [{ amount: dollars(200_000n), maturity: '2026-08-08' }], at: on('05-22') },
};

const discrepancy = {
    kind: 'DISCREPANCY',
    code: 'BILL_MUST_BE_ENDORSED',
    rule: 'ISBP 745 E13',
    field: 'isBlankEndorsed',
    expected: 'an endorsement in blank',
    found: 'none',
} as const;

export const refused: Presentation = {
    ...lodged,
    number: 2,
    status: 'REFUSED',
    receivedAt: on('05-21'),
    findings: [discrepancy],
    judgement: { dropped: [], added: [], outcome: 'DISCREPANT', at: on('05-22') },
    refusal: { disposal: 'HELD_FOR_PRESENTER', discrepancies: [discrepancy], at: on('05-23') },
};
