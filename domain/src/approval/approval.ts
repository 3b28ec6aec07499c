import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

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
