import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { saltSchema } from '../kernel/salt.js';
import type { Instant } from '../kernel/time.js';
import { isValidAt, verificationSchema, type Verification } from './verification.js';

const refusal = refusals({ VERIFICATION_MUST_HAVE_EVIDENCE: 'conflict' });

export const verificationProofSchema = z.strictObject({
    verification: verificationSchema,
    /** What the ledger hashed with the record. Nobody can find it from the hash. */
    salt: saltSchema,
});
/** All that it takes to show anybody what customs has answered to a bank. */
export type VerificationProof = z.output<typeof verificationProofSchema>;

export const proofCheckSchema = z.strictObject({
    verdict: z
        .enum(['GENUINE_VALID', 'GENUINE_EXPIRED', 'UNKNOWN'])
        .meta({ description: 'UNKNOWN does not say what is wrong: the bank, the answer, the salt' }),
    /** What was proven, unless it is unknown. A MISMATCH is proven as well as a MATCH. */
    verification: verificationSchema.exactOptional(),
});
export type ProofCheck = z.output<typeof proofCheckSchema>;

/** Refuses to prove what has no evidence: a question that waits, was not answered, or was put to a silent customs. */
export function mustHaveEvidence({ evidence }: Verification): void {
    if (evidence === undefined) {
        throw refusal('VERIFICATION_MUST_HAVE_EVIDENCE');
    }
}

/** Whether an answer was given as it is shown, which hashes alone tell, and whether it still supports anything. */
export function checkProof(
    verification: Verification,
    { isWritten, at }: { readonly isWritten: boolean; readonly at: Instant },
): ProofCheck {
    const { evidence } = verification;
    if (!isWritten || evidence === undefined) {
        return { verdict: 'UNKNOWN' };
    }

    return { verdict: isValidAt(evidence, at) ? 'GENUINE_VALID' : 'GENUINE_EXPIRED', verification };
}
