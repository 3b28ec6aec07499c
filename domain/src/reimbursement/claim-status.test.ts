import { describe, expect, it } from '@jest/globals';
import {
    claimStatuses,
    claimSteps,
    holdsAuthorisation,
    stepFrom,
    type ClaimStatus,
    type ClaimStep,
} from './claim-status.js';

/** The whole machine: from, by, to. */
const allowed: readonly (readonly [ClaimStatus, ClaimStep, ClaimStatus])[] = [
    ['CLAIMED', 'REIMBURSE', 'REIMBURSED'],
    ['CLAIMED', 'DECLINE', 'DECLINED'],
    ['CLAIMED', 'MISS_DEADLINE', 'OVERDUE'],
    ['DECLINED', 'COVER', 'COVERED'],
    ['OVERDUE', 'REIMBURSE', 'REIMBURSED'],
    ['OVERDUE', 'COVER', 'COVERED'],
    ['REIMBURSED', 'COMPENSATE', 'REIMBURSED'],
];

describe('the machine of a claim for reimbursement', () => {
    it.each(allowed)('lets %s %s, to be %s', (from, step, to) => {
        expect(stepFrom(from, step)).toBe(to);
    });

    it.each(claimStatuses)('refuses %s every other step: REIMBURSEMENT_MUST_STAND_AT_THIS_ACT', (status) => {
        const others = claimSteps.filter((step) => !allowed.some(([from, by]) => from === status && by === step));
        for (const step of others) {
            expect(() => stepFrom(status, step)).toThrow('REIMBURSEMENT_MUST_STAND_AT_THIS_ACT');
        }
    });

    it('holds the authorisation for as long as the reimbursing bank has paid or may pay', () => {
        expect(claimStatuses.filter(holdsAuthorisation)).toEqual(['CLAIMED', 'REIMBURSED', 'OVERDUE']);
    });
});
