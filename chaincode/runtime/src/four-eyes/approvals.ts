import { approvalSchema, type Approval } from '@cohong/domain/approval/approval';
import { decideApproval, mustBeOfAct } from '@cohong/domain/approval/decide-approval';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { parseJson } from '@cohong/domain/kernel/parse';
import { refusals } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import type { z } from 'zod';
import type { CohongContext } from '../context.js';
import { privateRecord } from '../ledger/record.js';

const refusal = refusals({ APPROVAL_MUST_EXIST: 'not-found' });

const lifetimeHours = 72;

export const approvals = privateRecord<Approval>({
    name: 'approval',
    schema: approvalSchema,
    key: (approval) => [approval.approvalId],
});

export interface Proposal {
    /** A collection of the maker's organisation, which the act writes anyway. */
    readonly collection: string;
    readonly approvalId: string;
    /** The transaction that will carry it out, as `receivable:ApproveDisbursement`. */
    readonly act: string;
    /** What is proposed, in memory form; it is stored as canonical JSON. */
    readonly input: object;
    readonly checkerRole: string;
}

export interface ApprovalAddress {
    readonly collection: string;
    readonly approvalId: string;
}

export interface ApprovalOfAct<Schema extends z.ZodType> extends ApprovalAddress {
    readonly act: string;
    /** The schema of the proposed input. */
    readonly schema: Schema;
}

/** Writes the maker's proposal. Run the act's rules before it, so that a hopeless one is refused at once. */
export async function proposeApproval(ctx: CohongContext, proposal: Proposal): Promise<void> {
    await ctx.ledger.in(proposal.collection).insert(approvals, {
        approvalId: proposal.approvalId,
        act: proposal.act,
        input: canonicalJson(proposal.input),
        organisation: ctx.certificate.mspId,
        makerId: ctx.certificate.id,
        checkerRole: proposal.checkerRole,
        proposedAt: ctx.now,
        expiresAt: addHours(ctx.now, lifetimeHours),
        status: 'AWAITING',
    });
}

/**
 * Marks the approval as approved by this caller and gives the maker's input, on which the act runs its rules again.
 * What the rules then refuse ends the transaction, and the approval goes on waiting.
 */
export async function approve<Schema extends z.ZodType>(
    ctx: CohongContext,
    { act, schema, ...address }: ApprovalOfAct<Schema>,
): Promise<z.output<Schema>> {
    const approval = await getApproval(ctx, address);
    mustBeOfAct(approval, act);
    await decide(ctx, address.collection, { approval, verdict: 'APPROVED' });
    return parseJson(schema, approval.input);
}

/** Marks the approval as refused by this caller: nobody can carry it out any more. */
export async function refuseApproval(ctx: CohongContext, address: ApprovalAddress): Promise<void> {
    const approval = await getApproval(ctx, address);
    await decide(ctx, address.collection, { approval, verdict: 'REFUSED' });
}

/** The approval as it stands. Refuses APPROVAL_MUST_EXIST. */
export async function getApproval(ctx: CohongContext, address: ApprovalAddress): Promise<Approval> {
    const approval = await ctx.ledger.in(address.collection).find(approvals, address.approvalId);
    if (approval === undefined) {
        throw refusal('APPROVAL_MUST_EXIST');
    }

    return approval;
}

interface Verdict {
    readonly approval: Approval;
    readonly verdict: 'APPROVED' | 'REFUSED';
}

async function decide(ctx: CohongContext, collection: string, { approval, verdict }: Verdict): Promise<void> {
    const decided = decideApproval(approval, { verdict, checker: ctx.certificate, now: ctx.now });
    await ctx.ledger.in(collection).replace(approvals, decided);
}
