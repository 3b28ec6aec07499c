import { z } from 'zod';
import { claimSchema } from '../../claim/claim.js';
import { textSchema } from '../../kernel/text.js';
import { instantSchema } from '../../kernel/time.js';
import { mustBeHeldBy, type TitleFacts } from '../title/held-title.js';
import { holdingAfter } from './holding-status.js';
import { holdingStatus, type Held } from './stands.js';

export const writeOffSchema = z.strictObject({
    claimId: claimSchema.shape.claimId,
    /** Why the bank does not expect to be paid. */
    reason: textSchema(500),
    at: instantSchema,
});
/** That a bank has given a claim up, in its own books: its debtor owes it all the same. */
export type WriteOff = z.output<typeof writeOffSchema>;

export const writeOffClaimSchema = writeOffSchema.omit({ at: true });
/** What a maker proposes and a checker approves. */
export type WriteOffClaim = z.output<typeof writeOffClaimSchema>;

export type WritingOffFacts = TitleFacts & Held;

/** Writes a claim off that its debtor has failed to pay. Nobody else learns of it, the debtor least. */
export function writeOffClaim({ claimId, reason }: WriteOffClaim, facts: WritingOffFacts): WriteOff {
    const { bank, title, at } = facts;
    mustBeHeldBy(bank, title);
    holdingAfter(holdingStatus(facts, facts), 'WRITE_OFF');

    return { claimId, reason, at };
}
