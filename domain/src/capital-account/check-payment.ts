import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { FileEvidence } from './api.js';
import type { CapitalPayment } from './capital-payment.js';

const refusal = refusals({
    CAPITAL_PAYMENT_MUST_BE_DRAWN: 'conflict',
    EVIDENCE_MUST_BE_AWAITED: 'conflict',
    EVIDENCE_MUST_BE_FILED_IN_TIME: 'conflict',
});

type Check = NonNullable<CapitalPayment['check']>;
export type CheckedPayment = CapitalPayment & { readonly check: Check };

/** Files what the bank has found in the papers of a payment that was drawn. */
export function fileEvidence(
    { finding, evidenceSha256 }: FileEvidence,
    { payment, at }: { readonly payment: CapitalPayment; readonly at: Instant },
): CheckedPayment {
    const { check } = payment;
    if (check === undefined) {
        throw refusal('CAPITAL_PAYMENT_MUST_BE_DRAWN');
    }
    if (check.status !== 'AWAITED') {
        throw refusal('EVIDENCE_MUST_BE_AWAITED', { status: check.status });
    }
    if (isLate(check, at)) {
        throw refusal('EVIDENCE_MUST_BE_FILED_IN_TIME', { evidenceUntil: check.evidenceUntil });
    }

    return { ...payment, check: { ...check, status: finding, evidenceSha256, endedAt: at } };
}

/** A payment whose check has failed, or has just failed because nothing was filed in time; nothing of any other. */
export function failedCheck(payment: CapitalPayment, at: Instant): CheckedPayment | undefined {
    const { check } = payment;
    if (check === undefined) {
        return undefined;
    }
    if (check.status === 'AWAITED' && isLate(check, at)) {
        return { ...payment, check: { ...check, status: 'NOT_FILED', endedAt: at } };
    }

    return check.status === 'FAILED' ? { ...payment, check } : undefined;
}

function isLate({ evidenceUntil }: Check, at: Instant): boolean {
    return epochMilliseconds(at) >= epochMilliseconds(evidenceUntil);
}
