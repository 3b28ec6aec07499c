import { factsOfPassport } from '@cohong/client';
import { consent } from '@cohong/domain/consent/testing/samples';
import { issuePassport, type PassportFact } from '@cohong/domain/credit-passport/credit-passport';
import { leafHash, nodeHash } from '@cohong/domain/credit-passport/merkle';
import type { Sha256 } from '@cohong/domain/kernel/sha256';
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');
const yuan = (whole: bigint) => ({ currency: 'CNY', minorUnits: whole * 100n });
const id = (last: string): string => last.padStart(32, '0');
const passport = issuePassport({
    passportId: id('95'),
    consent,
    information: {
        through: '2026-02',
        exports: [{ last12Months: yuan(600n), last24Months: yuan(1_500n) }],
        cancellations: { last12Months: { declared: 6, cancelled: 2 }, last24Months: { declared: 12, cancelled: 4 } },
        classCode: 'A',
    },
    issuedAt: '2026-03-31T01:00:00.000Z',
    saltOf: (name: PassportFact) => sha256(`salt ${name}`),
    sha256,
});
const { passportId, root } = passport;
const shown = (...names: readonly string[]) => ({
    passportId,
    facts: passport.facts.filter(({ name }) => names.includes(name)),
});

describe('factsOfPassport, with which another bank checks it', () => {
    it('gives the facts that are shown, all or some, and nothing of the others', () => {
        const some = shown('ENTERPRISE', 'CLASS');

        expect(factsOfPassport(some, root)).toEqual({
            ENTERPRISE: { uscc: consent.uscc, publicKey: consent.publicKey },
            CLASS: 'A',
        });
        expect(JSON.stringify(some)).not.toContain('1500.00');
        expect(Object.keys(factsOfPassport(passport, root) ?? {})).toHaveLength(5);
        expect(factsOfPassport(shown('EXPORTS'), root)).toEqual({
            EXPORTS: [
                {
                    last12Months: { amount: '600.00', currency: 'CNY' },
                    last24Months: { amount: '1500.00', currency: 'CNY' },
                },
            ],
        });
    });

    const [first] = shown('CLASS').facts;
    it.each([
        ['a fact that was changed', { facts: [{ ...first!, text: first!.text.replace('"A"', '"B"') }] }],
        ['a fact with the proof of another', { facts: [{ ...first!, proof: passport.facts[0]!.proof }] }],
        ['one changed fact among others', { facts: [...shown('THROUGH').facts, { ...first!, text: '{}' }] }],
        ['a passport under the id of another', { passportId: id('96') }],
        ['two hashes as if they were a fact', { facts: [{ text: inner(), proof: [] }] }],
    ])('gives nothing of %s', (_what, changes) => {
        expect(factsOfPassport({ ...shown('CLASS'), ...changes }, root)).toBeUndefined();
    });

    /** What stands under the top: hashed as a fact it must not come out as the node. */
    function inner(): string {
        const leaves = passport.facts.map(({ text }) => leafHash(text, sha256));
        const below = nodeHash(
            nodeHash(leaves[0]!, leaves[1]!, sha256),
            nodeHash(leaves[2]!, leaves[3]!, sha256),
            sha256,
        );
        return `${below}\n${leaves[4]!}`;
    }
});
