import { canonicalJson } from '../kernel/json.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { sharesOf } from '../receivable/collateral.js';
import type { Financing } from '../receivable/financing.js';
import { isValidAt, type Verification } from './verification.js';

const refusal = refusals({
    VERIFICATION_MUST_BE_OF_THE_GOODS: 'invalid',
    VERIFICATION_MUST_BE_A_MATCH: 'conflict',
    VERIFICATION_MUST_BE_VALID: 'conflict',
});

/** Whose goods a financing rests on, and how they are declared. */
type Goods = Pick<Financing, 'exporterUscc' | 'declarationNumber' | 'releaseCode' | 'shares' | 'amount'>;

interface VerifiedFacts {
    /** Those that the bank names, all its own. */
    readonly verifications: readonly Verification[];
    readonly at: Instant;
}

/**
 * Refuses what rests on a verification of other goods, on one that found no match, or on one that supports nothing any
 * more; each declaration has one. A registrar looks again whatever they say: this keeps a bank from relying on its own
 * stale papers.
 */
export function mustBeVerified(goods: Goods, { verifications, at }: VerifiedFacts): void {
    const declared = sharesOf(goods).map(({ declarationNumber }) => declarationNumber);
    const verified = verifications.map(({ declarationNumber }) => declarationNumber);
    const areOfExporter = verifications.every(({ shown }) => shown.exporterUscc === goods.exporterUscc);
    if (!areOfExporter || canonicalJson([...declared].sort()) !== canonicalJson([...verified].sort())) {
        throw refusal('VERIFICATION_MUST_BE_OF_THE_GOODS');
    }
    for (const { result, status, evidence } of verifications) {
        if (result !== 'MATCH' || evidence === undefined) {
            throw refusal('VERIFICATION_MUST_BE_A_MATCH', { result: result ?? status });
        }
        if (!isValidAt(evidence, at)) {
            throw refusal('VERIFICATION_MUST_BE_VALID', { validUntil: evidence.validUntil });
        }
    }
}
