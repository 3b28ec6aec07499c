import { describe, expect, it } from '@jest/globals';
import { morning } from '../receivable/testing/samples.js';
import { answerVerification } from './answer-verification.js';
import { checkProof, mustHaveEvidence } from './check-proof.js';
import { asked, facts } from './testing/samples.js';

const answered = answerVerification(asked, facts);
const silent = answerVerification(asked, { ...facts, source: undefined });

describe('checkProof', () => {
    it.each([
        ['GENUINE_VALID', morning],
        ['GENUINE_EXPIRED', '2026-04-03T01:00:00.000Z'],
    ])('finds %s, and shows what was answered', (verdict, at) => {
        expect(checkProof(answered, { isWritten: true, at })).toEqual({ verdict, verification: answered });
    });

    it.each([
        ['what is not on the ledger so', answered, false],
        ['a question that waits', asked, true],
        ['what a silent customs was asked', silent, true],
    ])('finds nothing proven by %s', (_what, verification, isWritten) => {
        expect(checkProof(verification, { isWritten, at: morning })).toEqual({ verdict: 'UNKNOWN' });
    });
});

describe('mustHaveEvidence', () => {
    it('refuses to prove what has none', () => {
        expect(() => {
            mustHaveEvidence(answered);
        }).not.toThrow();
        expect(() => {
            mustHaveEvidence(silent);
        }).toThrow('VERIFICATION_MUST_HAVE_EVIDENCE');
    });
});
