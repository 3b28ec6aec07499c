import { describe, expect, it } from '@jest/globals';
import { parsePolicy } from './parse.js';
import type { Policy } from './parse.js';

const signedBy = (mspId: string, role: 'member' | 'peer' | 'client' | 'admin' | 'orderer'): Policy => ({
    kind: 'signedBy',
    principal: { mspId, role },
});

describe('a policy', () => {
    it.each<[string, number]>([
        ["AND('A.peer', 'B.member')", 2],
        ["OR('A.peer', 'B.member')", 1],
        ["OutOf(2, 'A.peer', 'B.member')", 2],
        ["OutOf(0, 'A.peer', 'B.member')", 0],
        ["OutOf(3, 'A.peer', 'B.member')", 3],
        ['and("A.peer","B.member")', 2],
        [" Or ( 'A.peer' ,\n'B.member' ) ", 1],
    ])('%s asks for %i of its rules', (text, count) => {
        expect(parsePolicy(text)).toEqual({
            kind: 'outOf',
            count,
            rules: [signedBy('A', 'peer'), signedBy('B', 'member')],
        });
    });

    it('nests, and takes dots and hyphens in the name of an organisation', () => {
        expect(parsePolicy("AND('x-1.example.com.admin', OR('B.client', OutOf(1, 'C.orderer')))")).toEqual({
            kind: 'outOf',
            count: 2,
            rules: [
                signedBy('x-1.example.com', 'admin'),
                {
                    kind: 'outOf',
                    count: 1,
                    rules: [signedBy('B', 'client'), { kind: 'outOf', count: 1, rules: [signedBy('C', 'orderer')] }],
                },
            ],
        });
    });

    it.each([
        ['', 'invalid policy string: it ends too early'],
        ["'A.peer'", "unrecognized token 'A.peer' in policy string"],
        ["AND('A.peer'", 'invalid policy string: it ends too early'],
        ["AND('A.peer',)", "unrecognized token ')' in policy string"],
        ["AND('A.peer') OR('B.peer')", "unrecognized token 'OR' in policy string"],
        ["XOR('A.peer')", "unrecognized token 'XOR' in policy string"],
        ["aNd('A.peer')", "unrecognized token 'aNd' in policy string"],
        ['AND(A.peer)', "unrecognized token 'A.peer)' in policy string"],
        ["AND('A.banker')", 'error parsing principal A.banker'],
        ["AND('.peer')", 'error parsing principal .peer'],
        ["OutOf('A.peer')", "unrecognized token 'A.peer' in policy string"],
        ["OutOf(-1, 'A.peer')", `unrecognized token '-1, 'A.peer')' in policy string`],
        ["OutOf(4, 'A.peer', 'B.peer')", 'invalid t-out-of-n predicate, t 4, n 2'],
    ])('%s is refused', (text, refusal) => {
        expect(() => parsePolicy(text)).toThrow(refusal);
    });
});
