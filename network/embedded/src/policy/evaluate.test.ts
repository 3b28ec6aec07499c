import { describe, expect, it } from '@jest/globals';
import { isSatisfiedBy } from './evaluate.js';
import type { PolicyIdentity } from './evaluate.js';
import { parsePolicy } from './parse.js';

const peer = (mspId: string): PolicyIdentity => ({ mspId, role: 'peer' });
const client = (mspId: string): PolicyIdentity => ({ mspId, role: 'client' });
const satisfied = (text: string, ...identities: PolicyIdentity[]): boolean =>
    isSatisfiedBy(parsePolicy(text), identities);

describe('a policy is satisfied', () => {
    it('by the role it asks for, and a member of any role where it asks for a member', () => {
        expect(satisfied("OR('A.peer')", peer('A'))).toBe(true);
        expect(satisfied("OR('A.peer')", client('A'))).toBe(false);
        expect(satisfied("OR('A.member')", client('A'))).toBe(true);
        expect(satisfied("OR('A.peer')", peer('B'))).toBe(false);
    });

    it('by as many rules as it counts, whoever else signed', () => {
        expect(satisfied("AND('A.peer', 'B.peer')", peer('C'), peer('B'), peer('A'))).toBe(true);
        expect(satisfied("AND('A.peer', 'B.peer')", peer('A'))).toBe(false);
        expect(satisfied("OutOf(2, 'A.peer', 'B.peer', 'C.peer')", peer('C'), peer('A'))).toBe(true);
        expect(satisfied("OutOf(0, 'A.peer')")).toBe(true);
        expect(satisfied("OutOf(2, 'A.peer')", peer('A'))).toBe(false);
    });
});

describe('each signature counts once', () => {
    it('in two rules that ask for the same', () => {
        expect(satisfied("AND('A.peer', 'A.peer')", peer('A'))).toBe(false);
        expect(satisfied("AND('A.peer', 'A.peer')", peer('A'), peer('A'))).toBe(true);
    });

    it('in rules where a more general one comes first and takes the only peer', () => {
        expect(satisfied("AND('A.member', 'A.peer')", peer('A'), client('A'))).toBe(false);
        expect(satisfied("AND('A.member', 'A.peer')", client('A'), peer('A'))).toBe(true);
        expect(satisfied("AND('A.peer', 'A.member')", peer('A'), client('A'))).toBe(true);
    });
});

describe('the evaluation is greedy', () => {
    it('so an OR uses up a signature for every branch that matches', () => {
        expect(satisfied("AND(OR('A.peer', 'A.peer'), 'A.peer')", peer('A'), peer('A'))).toBe(false);
        expect(satisfied("AND(OR('A.peer', 'A.peer'), 'A.peer')", peer('A'), peer('A'), peer('A'))).toBe(true);
    });

    it('and SAFE with PBOC does not satisfy "a regulator and anyone" written the short way', () => {
        const short = "AND(OR('SAFE.peer', 'PBOC.peer'), OR('SAFE.peer', 'PBOC.peer', 'Bank.peer'))";
        expect(satisfied(short, peer('SAFE'), peer('PBOC'))).toBe(false);
        expect(satisfied(short, peer('SAFE'), peer('Bank'))).toBe(true);
    });

    it('but does satisfy it written so that no two gates under one AND share a principal', () => {
        const long = "OR(AND('SAFE.peer', 'PBOC.peer'), AND(OR('SAFE.peer', 'PBOC.peer'), OR('Bank.peer')))";
        expect(satisfied(long, peer('SAFE'), peer('PBOC'))).toBe(true);
        expect(satisfied(long, peer('PBOC'), peer('Bank'))).toBe(true);
        expect(satisfied(long, peer('SAFE'))).toBe(false);
        expect(satisfied(long, peer('Bank'))).toBe(false);
    });

    it('while a gate that fails gives back what it took', () => {
        expect(satisfied("OR(AND('A.peer', 'B.peer'), 'A.peer')", peer('A'))).toBe(true);
        expect(satisfied("OutOf(1, AND('A.peer', 'B.peer'), AND('A.peer', 'C.peer'))", peer('A'), peer('C'))).toBe(
            true,
        );
    });
});
