import type { Refusal } from '../kernel/refusal.js';
import { describe, expect, it } from '@jest/globals';
import type { Approval } from './approval.js';
import { decideApproval, type Checker } from './decide-approval.js';

const approval: Approval = {
    approvalId: 'a1'.repeat(16),
    act: 'receivable:ApproveDisbursement',
    input: '{}',
    organisation: 'HaizhouBankMSP',
    makerId: 'maker 1',
    checkerRole: 'checker',
    proposedAt: '2026-03-01T00:00:00.000Z',
    expiresAt: '2026-03-04T00:00:00.000Z',
    status: 'AWAITING',
};
const checker: Checker = { mspId: 'HaizhouBankMSP', role: 'checker', id: 'checker 1' };
const now = '2026-03-02T00:00:00.000Z';
const expired = approval.expiresAt;

function refusalOf(decide: () => unknown): string {
    try {
        decide();
    } catch (error) {
        return (error as Refusal).code;
    }
    throw new Error('nothing was refused');
}

describe('decideApproval', () => {
    it.each(['APPROVED', 'REFUSED'] as const)('notes who has %s it, and when', (verdict) => {
        expect(decideApproval(approval, { verdict, checker, now })).toEqual({
            ...approval,
            status: verdict,
            checkerId: 'checker 1',
            decidedAt: now,
        });
    });

    it('lets a checker approve until the last millisecond', () => {
        const last = '2026-03-03T23:59:59.999Z';

        expect(decideApproval(approval, { verdict: 'APPROVED', checker, now: last }).status).toBe('APPROVED');
    });

    // Each row breaks its rule and all below it.
    const decided: Approval = { ...approval, status: 'REFUSED' };
    it.each([
        ['CHECKER_MUST_BE_OF_MAKERS_ORGANISATION', decided, { mspId: 'SafeMSP', role: 'maker', id: 'maker 1' }],
        ['CALLER_MUST_HAVE_ROLE', decided, { ...checker, role: 'maker', id: 'maker 1' }],
        ['CHECKER_MUST_DIFFER_FROM_MAKER', decided, { ...checker, id: 'maker 1' }],
        ['APPROVAL_MUST_BE_AWAITING', decided, checker],
        ['APPROVAL_MUST_NOT_HAVE_EXPIRED', approval, checker],
    ])('refuses %s', (code, record, by) => {
        expect(refusalOf(() => decideApproval(record, { verdict: 'APPROVED', checker: by, now: expired }))).toBe(code);
    });

    it('takes a certificate without a role for none', () => {
        const nobody = { mspId: checker.mspId, id: 'an administrator' };

        expect(refusalOf(() => decideApproval(approval, { verdict: 'APPROVED', checker: nobody, now }))).toBe(
            'CALLER_MUST_HAVE_ROLE',
        );
    });
});
