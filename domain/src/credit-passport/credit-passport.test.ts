import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Sha256 } from '../kernel/sha256.js';
import { bank, consent } from '../consent/testing/samples.js';
import { exporterUscc, idOf, morning, yuan } from '../receivable/testing/samples.js';
import { issuePassport, type PassportFact } from './credit-passport.js';
import { leafHash, nodeHash, proofOf, topOf } from './merkle.js';

const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');
const saltOf = (name: PassportFact): string => sha256(`salt ${name}`);
const information = {
    through: '2026-02',
    exports: [{ last12Months: yuan(600n), last24Months: yuan(1_500n) }],
    cancellations: { last12Months: { declared: 6, cancelled: 2 }, last24Months: { declared: 12, cancelled: 4 } },
    classCode: 'A' as const,
};
const issue = { passportId: idOf(95), consent, information, issuedAt: morning, saltOf, sha256 };
const passport = issuePassport(issue);

describe('issuePassport', () => {
    it('has a fact of each that was told, whose it is and how far it tells', () => {
        expect(passport).toMatchObject({ passportId: idOf(95), bank, uscc: exporterUscc, issuedAt: morning });
        expect(passport.facts.map(({ name }) => name)).toEqual([
            'ENTERPRISE',
            'THROUGH',
            'EXPORTS',
            'CANCELLATIONS',
            'CLASS',
        ]);
        expect(JSON.parse(passport.facts[4]!.text)).toEqual({ name: 'CLASS', salt: saltOf('CLASS'), value: 'A' });
    });

    it('has another root with other salts, another id, or another fact', () => {
        const roots = [
            issue,
            { ...issue, saltOf: (name: PassportFact) => sha256(name) },
            { ...issue, passportId: idOf(96) },
            { ...issue, information: { ...information, classCode: 'B' as const } },
        ].map((each) => issuePassport(each).root);

        expect(new Set(roots).size).toBe(4);
    });
});

describe('proofOf', () => {
    it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('leads from each of %i leaves to the top', (count) => {
        const leaves = Array.from({ length: count }, (_, index) => leafHash(String(index), sha256));
        const tops = leaves.map((leaf, index) =>
            proofOf(leaves, index, sha256).reduce(
                (hash, { side, hash: beside }) =>
                    side === 'LEFT' ? nodeHash(beside, hash, sha256) : nodeHash(hash, beside, sha256),
                leaf,
            ),
        );

        expect(new Set(tops)).toEqual(new Set([topOf(leaves, sha256)]));
    });
});
