import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../kernel/refusal.js';
import { idOf, morning } from '../receivable/testing/samples.js';
import { confirmVerdict, judgeCase, reopenCase } from './judge-case.js';
import { pairOf } from './similarity-case.js';
import { similarityCase as open } from './testing/samples.js';

const verdict = { verdict: 'DISTINCT', note: 'Two deliveries of one order' } as const;
const regulator = { by: 'regulator-1', at: morning };
const officer = { by: 'officer-1', at: morning };
const judged = judgeCase(open, verdict, regulator);
const read = { expectedVersion: 2 };
const resolved = confirmVerdict(judged, read, officer);

describe('a case', () => {
    it('is judged by one and resolved by another', () => {
        expect(judged).toEqual({ ...open, version: 2, status: 'JUDGED', judged: { ...verdict, ...regulator } });
        expect(resolved).toEqual({ ...judged, version: 3, status: 'RESOLVED', confirmed: officer });
    });

    it('is as it was when the verdict is not confirmed', () => {
        expect(reopenCase(judged)).toEqual({ ...open, version: 3 });
    });

    it.each([
        ['judged twice', () => judgeCase(judged, verdict, officer), 'CASE_MUST_BE_OPEN'],
        ['judged when it is resolved', () => judgeCase(resolved, verdict, officer), 'CASE_MUST_BE_OPEN'],
        [
            'confirmed where it was judged anew since it was read',
            () => confirmVerdict(judgeCase(reopenCase(judged), verdict, officer), read, officer),
            'VERSION_MUST_BE_CURRENT',
        ],
        [
            'confirmed before it is judged',
            () => confirmVerdict(open, { expectedVersion: 1 }, officer),
            'CASE_MUST_BE_JUDGED',
        ],
        ['confirmed twice', () => confirmVerdict(resolved, { expectedVersion: 3 }, officer), 'CASE_MUST_BE_JUDGED'],
        [
            'confirmed by who has judged it',
            () => confirmVerdict(judged, read, regulator),
            'CONFIRMING_USER_MUST_DIFFER',
        ],
        ['reopened before it is judged', () => reopenCase(open), 'CASE_MUST_BE_JUDGED'],
        ['reopened when it is resolved', () => reopenCase(resolved), 'CASE_MUST_BE_JUDGED'],
    ])('is not %s', (_what, act, code) => {
        expect(act).toThrow(Refusal);
        expect(act).toThrow(expect.objectContaining({ code }));
    });
});

describe('pairOf', () => {
    it('is one pair whichever came first, and whichever financing it was', () => {
        const { earlier, later } = open;

        expect(pairOf({ earlier: later, later: earlier })).toEqual(pairOf(open));
        expect(pairOf({ earlier, later: { ...later, financingId: idOf(66) } })).toEqual(pairOf(open));
        expect(pairOf({ earlier, later: { ...later, document: 'MAEU|1' } })).not.toEqual(pairOf(open));
    });
});
