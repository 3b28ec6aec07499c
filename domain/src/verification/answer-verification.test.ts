import { describe, expect, it } from '@jest/globals';
import { declarationNumber, morning, policy, releaseCode } from '../receivable/testing/samples.js';
import { answerVerification, mayBeLookedUp, verifyDeclaration } from './answer-verification.js';
import { asked, contentHash, facts, shown, tea } from './testing/samples.js';
import { isValidAt } from './verification.js';

const { releaseCode: _, ...withoutCode } = asked;
const since = { asOf: '2026-03-30T23:00:00.000Z', validUntil: '2026-04-03T01:00:00.000Z' };
const evidence = { contentHash, version: 3, declarationStatus: 'CLEARED', ...since };
const answer = (changes: object = {}, question = asked) => answerVerification(question, { ...facts, ...changes });
const ofTea = (changes: object) => ({ known: { contentHash, declaration: { ...tea, ...changes } } });

describe('verifyDeclaration', () => {
    const { verificationId } = asked;
    const asking = { bank: 'HaizhouBankMSP', askedAt: morning };
    const verify = (number: string) =>
        verifyDeclaration({ verificationId, declarationNumber: number, releaseCode, shown }, asking);

    it('asks, with the code that lets a registrar look', () => {
        expect(verify(declarationNumber)).toEqual(asked);
    });

    it('refuses the number of an import, and one of a year to come', () => {
        expect(() => verify('310120261000000017')).toThrow('DECLARATION_MUST_BE_EXPORT');
        expect(() => verify('310120270000000017')).toThrow('DECLARATION_YEAR_MUST_NOT_BE_FUTURE');
    });
});

describe('answerVerification', () => {
    it('confirms what customs has, up to the last question of the day, and keeps no code', () => {
        expect(answer()).toEqual({
            ...withoutCode,
            status: 'ANSWERED',
            answeredAt: morning,
            result: 'MATCH',
            evidence,
        });
    });

    it('answers once', () => {
        expect(() => answer({}, answer())).toThrow('VERIFICATION_MUST_BE_ASKED');
    });

    it.each([
        ['one question more', { askedToday: 3, source: undefined }],
        ['any under a policy that says nothing', { policy, askedToday: 0 }],
    ])('answers nothing to %s, and looks nothing up', (_what, changes) => {
        expect(answer(changes)).toEqual({
            ...withoutCode,
            status: 'REFUSED',
            answeredAt: morning,
            refusal: 'VERIFICATIONS_MUST_NOT_EXCEED_DAILY_LIMIT',
        });
        expect(mayBeLookedUp({ ...facts, ...changes })).toBe(false);
    });

    it.each([
        ['never reported', undefined],
        ['sends nothing for a while', { ...facts.source, status: 'SUSPENDED' }],
        ['has vouched for nothing for too long', { ...facts.source, completeUntil: '2026-03-30T00:59:59.999Z' }],
    ])('lets nothing pass where customs %s, and looks nothing up', (_what, source) => {
        const silent = { source: source as typeof facts.source };

        expect(answer(silent)).toEqual({
            ...withoutCode,
            status: 'ANSWERED',
            answeredAt: morning,
            result: 'SOURCE_UNAVAILABLE',
        });
        expect(mayBeLookedUp({ ...facts, ...silent })).toBe(false);
    });

    it('takes the word of customs to its last instant', () => {
        const source = { ...facts.source, completeUntil: '2026-03-30T01:00:00.000Z' };

        expect(answer({ source })).toMatchObject({ result: 'MATCH', evidence: { asOf: source.completeUntil } });
        expect(mayBeLookedUp({ ...facts, source })).toBe(true);
    });

    it('says of a number that nobody declared, as of a wrong code, no more than that', () => {
        expect(answer({ known: undefined })).toEqual({
            ...withoutCode,
            status: 'ANSWERED',
            answeredAt: morning,
            result: 'NOT_FOUND',
            evidence: since,
        });
    });

    it('tells of a cancellation before anything else', () => {
        const cancelled = ofTea({ status: 'CANCELLED', amendedAt: morning, exportDate: undefined });

        expect(answer(cancelled)).toMatchObject({
            result: 'CANCELLED',
            evidence: { ...evidence, declarationStatus: 'CANCELLED' },
        });
    });

    it('tells of an amendment since the evidence that the bank has, before what differs', () => {
        const amended = { known: { contentHash: 'b2'.repeat(32), declaration: { ...tea, amendedAt: morning } } };

        expect(answer(amended)).toMatchObject({ result: 'AMENDED_SINCE' });
        expect(answer(ofTea({ amendedAt: morning }))).toMatchObject({ result: 'MATCH' });
    });

    it('names all that differs, and nothing that customs has', () => {
        const other = { exporterUscc: '91310000MA1FAKE002', contentHash: 'b2'.repeat(32) };
        const answered = answer({}, { ...asked, shown: { ...shown, ...other } });

        expect(answered).toMatchObject({ result: 'MISMATCH', mismatches: ['exporterUscc', 'contentHash'] });
        expect(answered.evidence).toEqual(evidence);
    });
});

describe('isValidAt', () => {
    it.each([
        ['2026-04-03T00:59:59.999Z', true],
        ['2026-04-03T01:00:00.000Z', false],
    ])('of evidence at %s is %s', (at, isValid) => {
        expect(isValidAt({ ...since }, at)).toBe(isValid);
    });
});
