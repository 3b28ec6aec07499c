import { refusals } from '../kernel/refusal.js';
import type { ConfirmVerdict, JudgeCase } from './api.js';
import type { Deed, SimilarityCase } from './similarity-case.js';

const refusal = refusals({
    CASE_MUST_BE_OPEN: 'conflict',
    VERSION_MUST_BE_CURRENT: 'conflict',
    CASE_MUST_BE_JUDGED: 'conflict',
    CONFIRMING_USER_MUST_DIFFER: 'forbidden',
});

/** Says whether two documents are one and the same trade. Another must confirm it. */
export function judgeCase(
    found: SimilarityCase,
    { verdict, note }: Omit<JudgeCase, 'caseId'>,
    deed: Deed,
): SimilarityCase {
    if (found.status !== 'OPEN') {
        throw refusal('CASE_MUST_BE_OPEN', { status: found.status });
    }

    return { ...found, version: found.version + 1, status: 'JUDGED', judged: { verdict, note, ...deed } };
}

/** Ends a case, for ever: a verdict that hid a duplicate would be worth money, so it takes two people. */
export function confirmVerdict(
    found: SimilarityCase,
    { expectedVersion }: Omit<ConfirmVerdict, 'caseId'>,
    confirmed: Deed,
): SimilarityCase {
    if (found.version !== expectedVersion) {
        throw refusal('VERSION_MUST_BE_CURRENT', { version: found.version });
    }
    mustBeJudged(found);
    if (found.judged?.by === confirmed.by) {
        throw refusal('CONFIRMING_USER_MUST_DIFFER');
    }

    return { ...found, version: found.version + 1, status: 'RESOLVED', confirmed };
}

/** Does not confirm a verdict: the case is to be judged anew. */
export function reopenCase(found: SimilarityCase): SimilarityCase {
    mustBeJudged(found);
    const { judged: _judged, ...before } = found;

    return { ...before, version: found.version + 1, status: 'OPEN' };
}

function mustBeJudged({ status }: SimilarityCase): void {
    if (status !== 'JUDGED') {
        throw refusal('CASE_MUST_BE_JUDGED', { status });
    }
}
