import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { Consent, ConsentReceipt, ConsentUse, CreditFact, CreditReason } from './consent.js';
import { isRegistered, type Enterprise, type EnterpriseKey } from './enterprise.js';

const refusal = refusals({
    CONSENT_MUST_BE_FOR_BANK: 'forbidden',
    CONSENT_MUST_BE_SIGNED_BY_ENTERPRISE: 'forbidden',
    CONSENT_MUST_COVER_REASON: 'forbidden',
    CONSENT_MUST_COVER_FACTS: 'forbidden',
    CONSENT_MUST_BE_IN_FORCE: 'conflict',
});

/** Why a consent serves no more when it is to be used, in the order in which a registrar looks. */
export const consentRefusalCodes = [
    'CONSENT_MUST_BE_IN_FORCE',
    'CONSENT_MUST_BE_SIGNED_WITH_REGISTERED_KEY',
    'CONSENT_MUST_NOT_BE_REVOKED',
    'CONSENT_MUST_NOT_BE_USED_UP',
] as const;
export type ConsentRefusalCode = (typeof consentRefusalCodes)[number];

/** What a bank asks with a consent. */
export interface Purpose {
    readonly facts: readonly CreditFact[];
    readonly reason: CreditReason;
}

export interface ShownFacts {
    readonly bank: string;
    /** Whether the key in the consent verifies its signature. */
    readonly isSigned: boolean;
    readonly at: Instant;
}

/** Refuses a consent that does not allow this bank what it asks. Nothing is looked up for it: whose key it is shows later. */
export function mustAllow(consent: Consent, purpose: Purpose, { bank, isSigned, at }: ShownFacts): void {
    if (consent.bank !== bank) {
        throw refusal('CONSENT_MUST_BE_FOR_BANK');
    }
    if (!isSigned) {
        throw refusal('CONSENT_MUST_BE_SIGNED_BY_ENTERPRISE');
    }
    if (consent.reason !== purpose.reason) {
        throw refusal('CONSENT_MUST_COVER_REASON');
    }
    if (!purpose.facts.every((fact) => consent.facts.includes(fact))) {
        throw refusal('CONSENT_MUST_COVER_FACTS');
    }
    if (!isInForce(consent, at)) {
        throw refusal('CONSENT_MUST_BE_IN_FORCE', { from: consent.from, until: consent.until });
    }
}

/** What the registry knows when a consent is to be used. */
export interface UseFacts {
    readonly key: EnterpriseKey | undefined;
    readonly use: ConsentUse | undefined;
    readonly at: Instant;
}

/** Why a consent that allowed an inquiry does not allow its answer, or nothing. */
export function whyNotUsable(consent: Consent, { key, use, at }: UseFacts): ConsentRefusalCode | undefined {
    if (!isInForce(consent, at)) {
        return 'CONSENT_MUST_BE_IN_FORCE';
    }
    if (!isRegistered(key)) {
        return 'CONSENT_MUST_BE_SIGNED_WITH_REGISTERED_KEY';
    }
    if (use?.revokedAt !== undefined) {
        return 'CONSENT_MUST_NOT_BE_REVOKED';
    }
    if ((use?.used ?? 0) >= consent.uses) {
        return 'CONSENT_MUST_NOT_BE_USED_UP';
    }

    return undefined;
}

/** What one use of a consent leaves behind. */
export interface Used {
    readonly enterprise: Enterprise;
    readonly use: ConsentUse;
    readonly receipt: ConsentReceipt;
}

/** Counts a use, and makes the receipt by which the enterprise will know of it. */
export function useConsent(
    { uscc, consentId, bank }: Consent,
    { facts, reason }: Purpose,
    { enterprise, use, at }: { enterprise: Enterprise; use: ConsentUse | undefined; at: Instant },
): Used {
    const number = enterprise.receipts + 1;

    return {
        enterprise: { ...enterprise, receipts: number },
        use: { uscc, consentId, ...use, used: (use?.used ?? 0) + 1 },
        receipt: { uscc, number, consentId, bank, reason, facts: [...facts], lookedAt: at },
    };
}

/** Ends a consent at once. Once it is revoked it stays so, and the first time counts. */
export function revokeConsent(
    address: Pick<ConsentUse, 'uscc' | 'consentId'>,
    { use, at }: { readonly use: ConsentUse | undefined; readonly at: Instant },
): ConsentUse {
    return { ...address, used: 0, revokedAt: at, ...use };
}

function isInForce({ from, until }: Consent, at: Instant): boolean {
    const today = chinaDate(at);

    return from <= today && today <= until;
}
