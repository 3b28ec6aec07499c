import { approvalSchema as recordedApprovalSchema } from '@cohong/domain/approval/approval';
import { mspIdSchema } from '@cohong/domain/party/member';
import { z } from 'zod';

export { recordedApprovalSchema };

/**
 * An act that waits for a second pair of eyes, as the API shows it: what the ledger keeps as a text, so that it stays
 * byte for byte what the maker proposed, is an object here.
 */
export const approvalSchema = recordedApprovalSchema.extend({
    input: z.record(z.string(), z.unknown()),
    /** The bank in whose collection it lies, when that is not the organisation itself. */
    bank: mspIdSchema.optional(),
});
export type Approval = z.output<typeof approvalSchema>;
