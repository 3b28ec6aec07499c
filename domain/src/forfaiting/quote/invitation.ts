import { z } from 'zod';
import { claimSchema } from '../../claim/claim.js';
import { randomIdSchema } from '../../kernel/salt.js';
import { mspIdSchema } from '../../party/member.js';
import { indicatedSchema } from './indication.js';
import { askedSchema, quoteRequestSchema, type QuoteRequest } from './quote-request.js';

const { undertaking, debtorBank, amount, maturity, payableAt } = claimSchema.shape;
const { requestId, seller, requestedAt, closedAt, revealUntil, dealId } = quoteRequestSchema.shape;

export const offeredClaimSchema = z.strictObject({
    undertaking,
    debtorBank,
    amount,
    maturity,
    payableAt,
    /** How often it was sold on already (转卖次数). */
    resaleCount: z.int().min(0),
});
/** A claim as a bank must know it to price it. Under which credit it came about, only the bank that buys it learns. */
export type OfferedClaim = z.output<typeof offeredClaimSchema>;

export const invitationSchema = askedSchema.extend({
    invitationId: randomIdSchema,
    requestId,
    seller,
    /** The bank that is asked. */
    bank: mspIdSchema,
    claim: offeredClaimSchema,
    requestedAt,
    /** As the request stands; in the end, whether this bank's quote was taken. Of other banks it tells nothing. */
    status: z.enum(['OPEN', 'CLOSED', 'TAKEN', 'NOT_TAKEN']),
    closedAt,
    revealUntil,
    /** What the bank has said before it was bound to anything. */
    indication: indicatedSchema.exactOptional(),
    /** The deal, where this bank's quote was taken. */
    dealId,
});
/** That a seller asks one bank for a quote, in the books of the two and of nobody else. */
export type Invitation = z.output<typeof invitationSchema>;

/** The invitation as an act with the request leaves it: the bank that quotes decides by it whether it still can. */
export function invitationUnder(request: QuoteRequest, invitation: Invitation): Invitation {
    const { status, closedAt, revealUntil, decision, dealId } = request;
    const isTaken = decision?.chosen === invitation.bank;
    const outcome = isTaken ? 'TAKEN' : 'NOT_TAKEN';

    return {
        ...invitation,
        status: status === 'DECIDED' ? outcome : status,
        ...(closedAt !== undefined && { closedAt }),
        ...(revealUntil !== undefined && { revealUntil }),
        ...(isTaken && dealId !== undefined && { dealId }),
    };
}
