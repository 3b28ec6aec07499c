import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import { mustHaveRole } from '../party/actors.js';
import type { Approval } from './approval.js';

const refusal = refusals({
    CHECKER_MUST_BE_OF_MAKERS_ORGANISATION: 'forbidden',
    CHECKER_MUST_DIFFER_FROM_MAKER: 'forbidden',
    APPROVAL_MUST_BE_AWAITING: 'conflict',
    APPROVAL_MUST_NOT_HAVE_EXPIRED: 'conflict',
    APPROVAL_MUST_BE_OF_THIS_ACT: 'conflict',
});

/** A user of a member, told from its colleagues by the certificate. */
export interface Checker {
    readonly mspId: string;
    /** Absent when the certificate names no role. */
    readonly role?: string;
    /** Subject and issuer of the certificate: the same user with a renewed certificate keeps it. */
    readonly id: string;
}

interface Check {
    readonly verdict: 'APPROVED' | 'REFUSED';
    readonly checker: Checker;
    readonly now: Instant;
}

/**
 * The approval with the checker's verdict. One that has expired may be neither approved nor refused: it is void, and
 * its maker proposes anew.
 */
export function decideApproval(approval: Approval, { verdict, checker, now }: Check): Approval {
    if (checker.mspId !== approval.organisation) {
        throw refusal('CHECKER_MUST_BE_OF_MAKERS_ORGANISATION');
    }
    mustHaveRole(checker, [approval.checkerRole]);
    if (checker.id === approval.makerId) {
        throw refusal('CHECKER_MUST_DIFFER_FROM_MAKER');
    }
    if (approval.status !== 'AWAITING') {
        throw refusal('APPROVAL_MUST_BE_AWAITING', { status: approval.status });
    }
    if (epochMilliseconds(now) >= epochMilliseconds(approval.expiresAt)) {
        throw refusal('APPROVAL_MUST_NOT_HAVE_EXPIRED', { expiresAt: approval.expiresAt });
    }

    return { ...approval, status: verdict, checkerId: checker.id, decidedAt: now };
}

/** Refuses to carry out one act with the approval of another: the checker saw something else. */
export function mustBeOfAct(approval: Approval, act: string): void {
    if (approval.act !== act) {
        throw refusal('APPROVAL_MUST_BE_OF_THIS_ACT', { act: approval.act });
    }
}
