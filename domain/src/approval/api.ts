import { approvalSchema } from './approval.js';

/** A checker's approval of what a maker has proposed, whatever act that is of. */
export const approveProposalSchema = approvalSchema.pick({ approvalId: true });
