import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { mspIdSchema } from '@cohong/domain/party/member';
import { instantSchema } from '@cohong/domain/kernel/time';
import { z } from 'zod';

/** An act that waits for a second pair of eyes, as the API shows it. */
export const approvalSchema = z.object({
    approvalId: randomIdSchema,
    /** The transaction that carries it out, as `receivable:ApproveDisbursement`. */
    act: z.string(),
    /** What the maker proposes. */
    input: z.record(z.string(), z.unknown()),
    makerId: z.string(),
    checkerRole: z.string(),
    proposedAt: instantSchema,
    expiresAt: instantSchema,
    status: z.enum(['AWAITING', 'APPROVED', 'REFUSED']),
    checkerId: z.string().optional(),
    decidedAt: instantSchema.optional(),
    /** The bank in whose collection it lies, when that is not the organisation itself. */
    bank: mspIdSchema.optional(),
});
export type Approval = z.output<typeof approvalSchema>;

/** As the ledger gives it: the proposed input is a text there, so that it stays byte for byte what the maker signed. */
export const recordedApprovalSchema = approvalSchema.omit({ bank: true }).extend({ input: z.string() });
