import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../dcep/testing/outcome-of.js';
import { exporterUscc, idOf, morning } from '../receivable/testing/samples.js';
import { consentSchema, consentText } from './consent.js';
import { mustAllow, revokeConsent, useConsent, whyNotUsable, type Purpose, type ShownFacts } from './use-consent.js';
import { bank, consent, enterprise, key } from './testing/samples.js';

const purpose: Purpose = { facts: ['CLASS'], reason: 'CREDIT_APPROVAL' };
const shown = { bank, isSigned: true, at: morning };
const used = (count: number) => ({ uscc: exporterUscc, consentId: consent.consentId, used: count });

describe('consentText', () => {
    it('says every field, and for which channel: what is not signed a bank could choose', () => {
        const text = JSON.parse(consentText(consent, 'cohong')) as object;

        expect(text).toEqual({ purpose: 'cohong consent', channel: 'cohong', ...consent });
        expect(Object.keys(consent).sort()).toEqual(Object.keys(consentSchema.shape).sort());
    });
});

describe('mustAllow', () => {
    const outcome = (asked: Purpose, facts: ShownFacts): string =>
        outcomeOf(() => {
            mustAllow(consent, asked, facts);
            return 'ALLOWED';
        });

    it.each([
        ['the first day in China', '2026-02-28T16:00:00.000Z'],
        ['the last day', '2026-03-31T15:59:59.999Z'],
    ])('allows a part of what was consented to, on %s', (_day, at) => {
        expect(outcome(purpose, { ...shown, at })).toBe('ALLOWED');
    });

    const wide: Purpose = { facts: ['CLASS', 'RECEIPT_RATE'], reason: 'LOAN_REVIEW' };
    const nothing: Partial<ShownFacts> = {};
    it.each([
        ['CONSENT_MUST_BE_FOR_BANK', wide, { bank: 'PearlBankMSP', isSigned: false }],
        ['CONSENT_MUST_BE_SIGNED_BY_ENTERPRISE', wide, { isSigned: false }],
        ['CONSENT_MUST_COVER_REASON', wide, nothing],
        ['CONSENT_MUST_COVER_FACTS', { ...wide, reason: purpose.reason }, nothing],
        ['CONSENT_MUST_BE_IN_FORCE', purpose, nothing],
    ])('refuses: %s', (code, asked, changes) => {
        const late = { ...shown, at: '2026-03-31T16:00:00.000Z', ...changes };

        expect(outcome(asked, late)).toBe(code);
    });

    it('refuses it a moment before it begins', () => {
        const early = { ...shown, at: '2026-02-28T15:59:59.999Z' };

        expect(outcome(purpose, early)).toBe('CONSENT_MUST_BE_IN_FORCE');
    });
});

describe('whyNotUsable', () => {
    const facts = { key, use: used(1), at: morning };

    it('finds nothing against the last use, nor against the first', () => {
        expect(whyNotUsable(consent, facts)).toBeUndefined();
        expect(whyNotUsable(consent, { ...facts, use: undefined })).toBeUndefined();
    });

    const revoked = { ...used(2), revokedAt: morning };
    it.each([
        ['CONSENT_MUST_BE_IN_FORCE', { key: undefined, use: revoked, at: '2026-03-31T16:00:00.000Z' }],
        ['CONSENT_MUST_BE_SIGNED_WITH_REGISTERED_KEY', { key: undefined, use: revoked }],
        ['CONSENT_MUST_BE_SIGNED_WITH_REGISTERED_KEY', { key: { ...key, endedAt: morning } }],
        ['CONSENT_MUST_NOT_BE_REVOKED', { use: revoked }],
        ['CONSENT_MUST_NOT_BE_USED_UP', { use: used(2) }],
    ])('says %s', (code, changes) => {
        expect(whyNotUsable(consent, { ...facts, ...changes })).toBe(code);
    });
});

describe('useConsent', () => {
    it('counts the use, and makes the next receipt of the enterprise', () => {
        const { enterprise: after, ...left } = useConsent(consent, purpose, { enterprise, use: used(1), at: morning });

        expect(after).toEqual({ ...enterprise, receipts: 5 });
        expect(left).toEqual({
            use: used(2),
            receipt: {
                uscc: exporterUscc,
                number: 5,
                consentId: idOf(70),
                bank,
                ...purpose,
                lookedAt: morning,
            },
        });
    });
});

describe('revokeConsent', () => {
    it('ends it for ever, used or not, and the first time counts', () => {
        const address = { uscc: exporterUscc, consentId: consent.consentId };
        const later = '2026-04-01T00:00:00.000Z';
        const once = revokeConsent(address, { use: used(1), at: morning });

        expect(revokeConsent(address, { use: undefined, at: morning })).toEqual({ ...used(0), revokedAt: morning });
        expect(once).toEqual({ ...used(1), revokedAt: morning });
        expect(revokeConsent(address, { use: once, at: later })).toEqual(once);
    });
});
