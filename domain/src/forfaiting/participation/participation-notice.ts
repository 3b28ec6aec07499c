import { z } from 'zod';
import { claimSchema } from '../../claim/claim.js';
import type { Instant } from '../../kernel/time.js';
import { instantSchema } from '../../kernel/time.js';
import { participationSchema, type Participation } from './participation.js';

const { participationId, grantor, participant, share } = participationSchema.shape;
const { claimId, creditId, presentationNumber, part, debtorBank, amount, maturity } = claimSchema.shape;

export const participationNoticeSchema = z.strictObject({
    participationId,
    /** Exactly which claim: credit, presentation and part, amount and maturity. */
    ...{ claimId, creditId, presentationNumber, part, debtorBank, amount, maturity },
    grantor,
    participant,
    share,
    /** Since when the participant bears the risk of its share. */
    since: instantSchema,
});
/**
 * Who has a share in the risk of a claim, in the books of its debtor. It pays the grantor as before; whether the participant
 * has paid, and for what price, it does not tell.
 */
export type ParticipationNotice = z.output<typeof participationNoticeSchema>;

/** What the debtor is told of a participation that begins; of one that is not disclosed nothing. */
export function noticeOf(
    { participationId, claim, grantor, participant, share, disclosure }: Participation,
    since: Instant,
): ParticipationNotice | undefined {
    const { claimId, creditId, presentationNumber, part, debtorBank, amount, maturity } = claim;
    const ofClaim = { claimId, creditId, presentationNumber, part, debtorBank, amount, maturity };

    return disclosure === 'DISCLOSED' ? { participationId, ...ofClaim, grantor, participant, share, since } : undefined;
}
