import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import type { Asking } from '../receivable/request-financing.js';
import type { CheckDocuments } from './api.js';
import type { DocumentCheck } from './document-check.js';
import type { DocumentMatches } from './judge-documents.js';
import { answerTo } from './match-document.js';

const refusal = refusals({ CHECK_MUST_BE_ASKED: 'conflict' });

export interface CheckLimits {
    readonly policy: FinancingPolicy;
    /** About how many documents the bank asked today, those of this question not counted. */
    readonly checkedToday: number;
}

export interface CheckFacts extends CheckLimits {
    readonly matches: DocumentMatches;
    readonly answeredAt: Instant;
}

/** Takes a bank's question about documents. */
export function checkDocuments(input: CheckDocuments, { bank, askedAt }: Asking): DocumentCheck {
    return { ...input, bank, askedAt, status: 'ASKED' };
}

/** Whether the day's limit lets a question be answered. */
export function mayBeAnswered({ documents }: DocumentCheck, { policy, checkedToday }: CheckLimits): boolean {
    return checkedToday + documents.length <= (policy.documentsCheckedPerDay ?? 0);
}

/**
 * Answers it: of each document a word about other banks, and the bank's own financings.
 * Every document counts against the day's limit, since each may be a guess, and a question above it learns nothing.
 */
export function answerDocumentCheck(check: DocumentCheck, facts: CheckFacts): DocumentCheck {
    if (check.status !== 'ASKED') {
        throw refusal('CHECK_MUST_BE_ASKED');
    }
    const answered = { ...check, answeredAt: facts.answeredAt };
    if (!mayBeAnswered(check, facts)) {
        return { ...answered, status: 'REFUSED', refusal: 'DOCUMENTS_CHECKED_MUST_NOT_EXCEED_DAILY_LIMIT' };
    }

    return { ...answered, status: 'ANSWERED', answers: facts.matches.map((matches) => answerTo(check.bank, matches)) };
}
