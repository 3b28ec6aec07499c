import { describe, expect, it } from '@jest/globals';
import { alertLender } from './alert-lenders.js';
import { declaration, disbursed, encumbrance, morning, policy, yuan } from './testing/samples.js';

const amended = { ...declaration, version: 2, totalValue: yuan(500n) };
const facts = { declaration: amended, encumbrance, policy, raisedAt: morning };

describe('alertLender', () => {
    it('tells that the declaration no longer covers what lies on it', () => {
        expect(alertLender(disbursed, facts).alerts).toEqual([
            {
                declarationVersion: 2,
                declarationStatus: 'RELEASED',
                available: yuan(0n),
                isCovered: false,
                raisedAt: morning,
            },
        ]);
    });

    it('tells once of each version', () => {
        const alerted = alertLender(disbursed, facts);

        expect(alertLender(alerted, facts)).toBe(alerted);
        expect(alertLender(alerted, { ...facts, declaration: { ...amended, version: 3 } }).alerts).toHaveLength(2);
    });
});
