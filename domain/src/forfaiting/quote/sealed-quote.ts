import { z } from 'zod';
import { invitationSchema } from './invitation.js';
import { quoteSchema } from './quote.js';

export const sealedQuoteSchema = z.strictObject({
    invitationId: invitationSchema.shape.invitationId,
    quote: quoteSchema,
    /** Of 256 bits. */
    sealingSalt: z.string().regex(/^[0-9a-f]{64}$/),
});
/** What a bank has sealed, in its own books alone: it can show it wherever its gateway runs and whatever that has lost. */
export type SealedQuote = z.output<typeof sealedQuoteSchema>;
