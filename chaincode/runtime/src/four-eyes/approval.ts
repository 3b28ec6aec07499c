import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { refusals } from '@cohong/domain/kernel/refusal';
import { epochMilliseconds, instantSchema, type Instant } from '@cohong/domain/kernel/time';
import { mspIdSchema } from '@cohong/domain/party/member';
import { z } from 'zod';
import type { Certificate } from '../caller.js';

const refusal = refusals({
    APPROVAL_MUST_BE_AWAITING: 'conflict',
    APPROVAL_MUST_BE_OF_THIS_ACT: 'conflict',
    APPROVAL_MUST_NOT_HAVE_EXPIRED: 'conflict',
    CALLER_MUST_HAVE_ROLE: 'forbidden',
    CHECKER_MUST_BE_OF_MAKERS_ORGANISATION: 'forbidden',
    CHECKER_MUST_DIFFER_FROM_MAKER: 'forbidden',
});

export const approvalSchema = z.strictObject({
    approvalId: randomIdSchema,
    /** The transaction that carries it out, as `receivable:ApproveDisbursement`. */
    act: z.string().min(1),
    /** Canonical JSON of what the maker proposes. */
    input: z.string().min(1),
    /** The organisation that the act binds. Others may be members of the collection, and name their roles alike. */
    organisation: mspIdSchema,
    makerId: z.string().min(1),
    checkerRole: z.string().min(1),
    proposedAt: instantSchema,
    expiresAt: instantSchema,
    status: z.enum(['AWAITING', 'APPROVED', 'REFUSED']),
    checkerId: z.string().min(1).exactOptional(),
    decidedAt: instantSchema.exactOptional(),
});
/** An act that binds a bank and waits for a second pair of eyes. */
export type Approval = z.output<typeof approvalSchema>;

interface Check {
    readonly verdict: 'APPROVED' | 'REFUSED';
    readonly checker: Certificate;
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
    if (checker.role !== approval.checkerRole) {
        throw refusal('CALLER_MUST_HAVE_ROLE', { roles: [approval.checkerRole] });
    }
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
