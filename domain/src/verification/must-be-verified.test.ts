import { describe, expect, it } from '@jest/globals';
import { declarationNumber, exporterUscc, releaseCode, yuan } from '../receivable/testing/samples.js';
import { answerVerification } from './answer-verification.js';
import { mustBeVerified } from './must-be-verified.js';
import { asked, facts } from './testing/samples.js';
import type { Verification } from './verification.js';

const other = { declarationNumber: '310120260000000018' };
const goods = { declarationNumber, releaseCode, exporterUscc, amount: yuan(300n) };
const share = { releaseCode, amount: yuan(150n) };
const onBoth = {
    exporterUscc,
    amount: yuan(300n),
    shares: [
        { ...share, declarationNumber },
        { ...share, ...other },
    ],
};
const match = answerVerification(asked, facts);
const silent = answerVerification(asked, { ...facts, source: undefined });
const unknown = answerVerification(asked, { ...facts, known: undefined });
const tooLate = '2026-04-03T01:00:00.000Z';

describe('mustBeVerified', () => {
    it.each([
        [goods, [match]],
        [onBoth, [{ ...match, ...other }, match]],
    ])('lets pass what customs has confirmed, to the last instant', (rested, verifications) => {
        expect(() => {
            mustBeVerified(rested, { verifications, at: '2026-04-03T00:59:59.999Z' });
        }).not.toThrow();
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Parameters<typeof mustBeVerified>[0], readonly Verification[]]>([
        ['VERIFICATION_MUST_BE_OF_THE_GOODS', { ...goods, exporterUscc: '91310000MA1FAKE002' }, [silent]],
        ['VERIFICATION_MUST_BE_OF_THE_GOODS', { ...goods, ...other }, [silent]],
        ['VERIFICATION_MUST_BE_OF_THE_GOODS', goods, [silent, { ...silent, ...other }]],
        ['VERIFICATION_MUST_BE_OF_THE_GOODS', onBoth, [silent]],
        ['VERIFICATION_MUST_BE_OF_THE_GOODS', onBoth, [silent, silent]],
        ['VERIFICATION_MUST_BE_A_MATCH', goods, [asked]],
        ['VERIFICATION_MUST_BE_A_MATCH', goods, [silent]],
        ['VERIFICATION_MUST_BE_A_MATCH', goods, [unknown]],
        ['VERIFICATION_MUST_BE_VALID', goods, [match]],
    ])('refuses: %s', (code, rested, verifications) => {
        expect(() => {
            mustBeVerified(rested, { verifications, at: tooLate });
        }).toThrow(code);
    });
});
