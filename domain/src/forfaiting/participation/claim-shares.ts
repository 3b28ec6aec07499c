import { z } from 'zod';
import { claimSchema } from '../../claim/claim.js';
import { participationSchema } from './participation.js';

export const claimSharesSchema = z.strictObject({
    claimId: claimSchema.shape.claimId,
    participationIds: z.array(participationSchema.shape.participationId).min(1),
});
/**
 * The shares in a claim that its holder has offered and that still bind it, in its own books: the debtor is not to learn of
 * them. Every offer writes it, so of two at once one is made, and none beside a sale.
 */
export type ClaimShares = z.output<typeof claimSharesSchema>;
