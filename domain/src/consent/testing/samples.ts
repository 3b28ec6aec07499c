import { exporterUscc, idOf, morning } from '../../receivable/testing/samples.js';
import type { Consent } from '../consent.js';
import type { Enterprise, EnterpriseKey } from '../enterprise.js';

/** One enterprise whose key is registered, and what it consents to. Rules verify no signature, so keys are but names. */
export const bank = 'HaizhouBankMSP';
export const publicKey = `04${'1a'.repeat(64)}`;
export const otherKey = `04${'2b'.repeat(64)}`;

export const enterprise: Enterprise = {
    uscc: exporterUscc,
    registeredAt: morning,
    version: 2,
    entry: { classCode: 'A', publicKey },
    receipts: 4,
};

export const key: EnterpriseKey = { uscc: exporterUscc, publicKey, since: morning };

/** For the month of the tests' morning, which is the last day of March. */
export const consent: Consent = {
    consentId: idOf(70),
    uscc: exporterUscc,
    publicKey,
    bank,
    facts: ['EXPORTS', 'CLASS'],
    reason: 'CREDIT_APPROVAL',
    from: '2026-03-01',
    until: '2026-03-31',
    uses: 2,
};
