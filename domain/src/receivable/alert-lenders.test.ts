import { describe, expect, it } from '@jest/globals';
import { alertLender } from './alert-lenders.js';
import { advanced, first, second } from './testing/presentation-samples.js';
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

    it('tells that nothing is covered by goods that are found to be another exporter’s', () => {
        const consignor = { ...declaration.consignor, uscc: '91330206MA2LM0069W' };
        const changed = { ...declaration, version: 2, consignor };
        const { alerts } = alertLender(disbursed, { ...facts, declaration: changed });

        expect(alerts).toMatchObject([{ available: yuan(100n), isCovered: false }]);
        expect(alertLender(disbursed, { ...facts, declaration: { ...declaration, version: 2 } }).alerts).toMatchObject([
            { isCovered: true },
        ]);
    });

    it('tells once of each version', () => {
        const alerted = alertLender(disbursed, facts);

        expect(alertLender(alerted, facts)).toBe(alerted);
        expect(alertLender(alerted, { ...facts, declaration: { ...amended, version: 3 } }).alerts).toHaveLength(2);
    });

    it('tells of each declaration that an advance on documents rests on, though their versions are the same', () => {
        const told = alertLender(advanced, { ...facts, declaration: { ...amended, declarationNumber: second } });

        expect(alertLender(told, facts).alerts).toMatchObject([
            { declarationNumber: second, declarationVersion: 2 },
            { declarationNumber: first, declarationVersion: 2 },
        ]);
        expect(alertLender(told, { ...facts, declaration: { ...amended, declarationNumber: second } })).toBe(told);
    });
});
