import { describe, expect, it } from '@jest/globals';
import { policyExpression, policyFaults, type PolicyNode } from './policy.js';

const groups: Readonly<Record<string, readonly string[]>> = {
    SafeMSP: ['SafeMSP'],
    PbocMSP: ['PbocMSP'],
    regulators: ['SafeMSP', 'PbocMSP'],
    bank: ['AMSP', 'BMSP'],
};
const expand = (name: string): readonly string[] | undefined => groups[name];

describe('policyExpression', () => {
    it('writes what Fabric reads, groups expanded', () => {
        expect(policyExpression({ allOf: ['PbocMSP', { anyOf: ['bank'] }] }, expand)).toBe(
            "AND('PbocMSP.peer',OR('AMSP.peer','BMSP.peer'))",
        );
    });

    it('reads a group that stands alone as any of its members', () => {
        expect(policyExpression({ allOf: ['SafeMSP', 'bank'] }, expand)).toBe(
            "AND('SafeMSP.peer',OR('AMSP.peer','BMSP.peer'))",
        );
    });
});

describe('policyFaults', () => {
    const faulty: [what: string, policy: PolicyNode, fault: string][] = [
        ['a name that nobody has', { anyOf: ['NobodyMSP'] }, 'nobody is called NobodyMSP'],
        [
            'a member in two rules of one allOf: the greedy evaluator would refuse SAFE and PBOC together',
            { allOf: [{ anyOf: ['regulators'] }, { anyOf: ['regulators', 'bank'] }] },
            'SafeMSP stands in more than one rule of the same allOf; Fabric would count it once',
        ],
    ];
    it.each(faulty)('tells %s', (_what, policy, fault) => {
        expect(policyFaults(policy, expand)).toContain(fault);
    });

    it('allows a member in two branches of an anyOf: only one of them is used', () => {
        expect(
            policyFaults(
                { anyOf: [{ allOf: ['SafeMSP', 'PbocMSP'] }, { allOf: ['SafeMSP', { anyOf: ['bank'] }] }] },
                expand,
            ),
        ).toEqual([]);
    });
});
