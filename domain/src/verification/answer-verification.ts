import { refusals } from '../kernel/refusal.js';
import { addHours, type Instant } from '../kernel/time.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import { mustBeExport, type Asking } from '../receivable/request-financing.js';
import type { VerifyDeclaration } from './api.js';
import { isAmendedSince, mismatchesWith, type KnownContent } from './compare-declared.js';
import { vouchedUntil, type DeclarationSource } from './declaration-source.js';
import type { Verification } from './verification.js';

const refusal = refusals({ VERIFICATION_MUST_BE_ASKED: 'conflict' });

/** What decides whether anything is looked up at all. */
export interface VerificationLimits {
    readonly policy: FinancingPolicy;
    /** How often the bank asked today, this question not counted. */
    readonly askedToday: number;
    readonly source: DeclarationSource | undefined;
    readonly answeredAt: Instant;
}

export interface VerificationFacts extends VerificationLimits {
    /** What customs has under the number, if the code belongs to it. */
    readonly known: KnownContent | undefined;
}

/** Takes a bank's question whether customs has what it was shown. */
export function verifyDeclaration(input: VerifyDeclaration, { bank, askedAt }: Asking): Verification {
    mustBeExport(input.declarationNumber, askedAt);

    return { ...input, bank, askedAt, status: 'ASKED' };
}

/** Whether the day's limit lets a question be answered, the wrong guesses counted. */
function isWithinLimit({ policy, askedToday }: VerificationLimits): boolean {
    return askedToday < (policy.verifications?.perDay ?? 0);
}

/** The instant for which customs vouches now; undefined where it is silent. */
function vouchedNow({ policy, source, answeredAt }: VerificationLimits): Instant | undefined {
    return vouchedUntil(source, {
        silentAfterHours: policy.verifications?.sourceSilentAfterHours ?? 0,
        at: answeredAt,
    });
}

/** Whether the declaration is to be looked for: what is looked up everybody sees in the block, though not what it is. */
export function mayBeLookedUp(limits: VerificationLimits): boolean {
    return isWithinLimit(limits) && vouchedNow(limits) !== undefined;
}

/**
 * Answers it: whether customs has what the bank was shown, and on what the answer rests.
 *
 * A silent customs is never a pass. A number that nobody declared and a wrong code are one answer: otherwise numbers could
 * be tried out. Whatever the result, the release code goes from the record, which the bank may show to others.
 */
export function answerVerification(verification: Verification, facts: VerificationFacts): Verification {
    if (verification.status !== 'ASKED') {
        throw refusal('VERIFICATION_MUST_BE_ASKED');
    }
    const { releaseCode, ...asked } = verification;
    const answered = { ...asked, answeredAt: facts.answeredAt };
    if (!isWithinLimit(facts)) {
        return { ...answered, status: 'REFUSED', refusal: 'VERIFICATIONS_MUST_NOT_EXCEED_DAILY_LIMIT' };
    }

    return { ...answered, status: 'ANSWERED', ...found(verification, facts) };
}

type Finding = Pick<Verification, 'result' | 'mismatches' | 'evidence'>;

function found({ shown }: Verification, facts: VerificationFacts): Finding {
    const { known, answeredAt, policy } = facts;
    const asOf = vouchedNow(facts);
    if (asOf === undefined) {
        return { result: 'SOURCE_UNAVAILABLE' };
    }
    const since = { asOf, validUntil: addHours(answeredAt, policy.verifications?.validHours ?? 0) };
    if (known === undefined) {
        return { result: 'NOT_FOUND', evidence: since };
    }
    const { version, status: declarationStatus } = known.declaration;
    const evidence = { contentHash: known.contentHash, version, declarationStatus, ...since };
    if (declarationStatus === 'CANCELLED') {
        return { result: 'CANCELLED', evidence };
    }
    if (isAmendedSince(shown, known)) {
        return { result: 'AMENDED_SINCE', evidence };
    }
    const mismatches = mismatchesWith(shown, known);

    return mismatches.length > 0 ? { result: 'MISMATCH', mismatches, evidence } : { result: 'MATCH', evidence };
}
