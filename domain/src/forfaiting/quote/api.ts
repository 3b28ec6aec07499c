import { z } from 'zod';
import { mspIdSchema } from '../../party/member.js';
import { buyerLimitSchema } from '../limit/limits.js';
import { bidSchema } from './bid.js';
import { indicationSchema } from './indication.js';
import { invitationSchema } from './invitation.js';
import { quoteSchema } from './quote.js';
import { decisionSchema, quoteRequestSchema } from './quote-request.js';

export const requestAddressSchema = quoteRequestSchema.pick({ requestId: true });
export type RequestAddress = z.output<typeof requestAddressSchema>;

export const takeQuoteSchema = requestAddressSchema.extend(decisionSchema.pick({ chosen: true, reason: true }).shape);
/** Whose quote the seller takes, or none; what a maker proposes and a checker approves. */
export type TakeQuote = z.output<typeof takeQuoteSchema>;

export const invitationAddressSchema = invitationSchema.pick({ invitationId: true });
export type InvitationAddress = z.output<typeof invitationAddressSchema>;

export const sealQuoteSchema = invitationAddressSchema.extend({
    quote: quoteSchema,
    /** The line of business under whose limit the bank quotes: a matter of its own. */
    programme: buyerLimitSchema.shape.programme,
});
/** What a maker proposes and a checker approves. */
export type SealQuote = z.output<typeof sealQuoteSchema>;

export const indicateQuoteSchema = invitationAddressSchema.extend({ indication: indicationSchema });
/** What a maker says without anybody's approval: it binds nobody. */
export type IndicateQuote = z.output<typeof indicateQuoteSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
const inBooksOf = { bank: mspIdSchema.exactOptional() };
export const readQuoteRequestSchema = requestAddressSchema.extend(inBooksOf);
export const readInvitationSchema = invitationAddressSchema.extend(inBooksOf);

export const quoteRequestViewSchema = quoteRequestSchema.extend({ bids: z.array(bidSchema) });
/** A request with the quotes that have come, in the order of its invitations. */
export type QuoteRequestView = z.output<typeof quoteRequestViewSchema>;

export const invitationViewSchema = invitationSchema.extend({
    /** What the bank has sealed, for itself alone until it is revealed. */
    sealed: quoteSchema.exactOptional(),
    bid: bidSchema.exactOptional(),
});
/** An invitation with the bank's own quote. */
export type InvitationView = z.output<typeof invitationViewSchema>;
