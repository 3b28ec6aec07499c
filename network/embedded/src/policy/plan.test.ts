import { describe, expect, it } from '@jest/globals';
import { parsePolicy } from './parse.js';
import { planEndorsers } from './plan.js';

const everyone = ['SAFE', 'PBOC', 'Harbour', 'Pearl'];
const plan = (policies: string[], preferred: string, available = everyone): string[] | undefined =>
    planEndorsers({ policies: policies.map(parsePolicy), available, preferred });

describe('a plan', () => {
    it('asks no more organisations than the policy needs, its own among them if it helps', () => {
        const anyTwo = "OutOf(2, 'SAFE.peer', 'PBOC.peer', 'Harbour.peer', 'Pearl.peer')";
        expect(plan([anyTwo], 'Pearl')).toEqual(['SAFE', 'Pearl']);
        expect(plan(["OR('SAFE.peer', 'PBOC.peer')"], 'PBOC')).toEqual(['PBOC']);
        expect(plan(["OR('SAFE.peer', 'PBOC.peer')"], 'Harbour')).toEqual(['SAFE']);
        expect(plan(["OR(AND('SAFE.peer', 'Harbour.peer'), 'PBOC.peer')"], 'Harbour')).toEqual(['PBOC']);
    });

    it('lets one organisation serve several policies', () => {
        expect(plan(["AND('PBOC.peer', 'Pearl.peer')", "OR('SAFE.peer', 'PBOC.peer')"], 'SAFE')).toEqual([
            'PBOC',
            'Pearl',
        ]);
        expect(plan(["OR('SAFE.peer', 'Pearl.peer')", "OR('Pearl.peer', 'PBOC.peer')"], 'SAFE')).toEqual(['Pearl']);
        expect(plan([], 'SAFE')).toEqual([]);
    });

    it('makes do without those who are not there', () => {
        expect(plan(["OR('SAFE.peer', 'PBOC.peer')"], 'SAFE', ['PBOC'])).toEqual(['PBOC']);
        expect(plan(["AND('SAFE.peer', 'PBOC.peer')"], 'SAFE', ['PBOC'])).toBeUndefined();
    });

    it('asks peers for what members may sign, and nobody for what only clients may', () => {
        expect(plan(["OR('SAFE.member')"], 'SAFE')).toEqual(['SAFE']);
        expect(plan(["OR('SAFE.client', 'PBOC.admin')"], 'SAFE')).toBeUndefined();
    });

    it('asks an organisation for no more endorsements than it has peers', () => {
        const both = "AND('SAFE.peer', 'SAFE.peer')";
        expect(plan([both], 'SAFE')).toBeUndefined();
        expect(plan([both], 'SAFE', ['SAFE', 'PBOC', 'SAFE'])).toEqual(['SAFE', 'SAFE']);
        expect(plan([both, "OR('SAFE.peer', 'PBOC.peer')"], 'PBOC', ['SAFE', 'SAFE', 'PBOC'])).toEqual([
            'SAFE',
            'SAFE',
        ]);
        expect(plan(["AND(OR('SAFE.peer'), OR('SAFE.peer', 'PBOC.peer'))"], 'SAFE')).toEqual(['SAFE', 'PBOC']);
    });

    it('is as blind as Fabric’s to the greedy evaluation, which refuses these two at validation', () => {
        const short = "AND(OR('SAFE.peer', 'PBOC.peer'), OR('SAFE.peer', 'PBOC.peer'))";
        expect(plan([short], 'SAFE')).toEqual(['SAFE', 'PBOC']);
    });

    it('is found among many organisations without trying every set of them', () => {
        const many = Array.from({ length: 24 }, (_, index) => `Org${index}`);
        const rules = many.map((mspId) => `'${mspId}.peer'`).join();
        expect(plan([`OutOf(3, ${rules})`], 'Org23', many)).toEqual(['Org0', 'Org1', 'Org23']);
    });
});
