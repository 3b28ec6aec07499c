import { describe, expect, it } from '@jest/globals';
import { caseStatuses } from './disclosure-case.js';
import { lookAtIdentity, mustBeShownTo } from './look-at-identity.js';
import { approved, dayAfter, deedOf, lastMoment, look } from './testing/samples.js';

const { lookId, caseId } = look;
const lookOf = (by: string, at: string, of = approved) => lookAtIdentity({ lookId, caseId }, of, deedOf(by, at));
const unapproved = caseStatuses.filter((status) => status !== 'APPROVED');

describe('lookAtIdentity', () => {
    it('notes who looks, until the last moment of the last day', () => {
        expect(lookOf(look.lookedBy, lastMoment)).toEqual({ ...look, lookedAt: lastMoment });
    });

    it.each(unapproved)('refuses: CASE_MUST_BE_APPROVED (%s)', (status) => {
        expect(() => lookOf('officer 1', dayAfter, { ...approved, status })).toThrow('CASE_MUST_BE_APPROVED');
    });

    it.each([
        ['CASE_MUST_NOT_HAVE_ENDED', dayAfter],
        ['LOOK_MUST_BE_OF_ASKER', lastMoment],
    ])('refuses: %s', (code, at) => {
        expect(() => lookOf('officer 1', at)).toThrow(code);
    });
});

describe('mustBeShownTo', () => {
    it('shows the asker what it has looked for', () => {
        expect(() => mustBeShownTo(deedOf(look.lookedBy, lastMoment), look, approved)).not.toThrow();
    });

    it.each([
        ['LOOK_MUST_BE_OWN', 'regulator 2', { ...approved, status: 'ENDED' as const }],
        ['CASE_MUST_BE_APPROVED', look.lookedBy, { ...approved, status: 'ENDED' as const }],
        ['CASE_MUST_NOT_HAVE_ENDED', look.lookedBy, approved],
    ])('refuses: %s', (code, by, of) => {
        expect(() => mustBeShownTo(deedOf(by, dayAfter), look, of)).toThrow(code);
    });
});
