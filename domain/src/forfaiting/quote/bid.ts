import { z } from 'zod';
import { randomIdSchema } from '../../kernel/salt.js';
import { sha256Schema } from '../../kernel/sha256.js';
import { instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { pricingSchema } from '../pricing/pricing.js';
import { quoteSchema } from './quote.js';

export const bidSchema = z.strictObject({
    invitationId: randomIdSchema,
    requestId: randomIdSchema,
    bank: mspIdSchema,
    /** Of what was sealed. */
    commitment: sha256Schema,
    committedAt: instantSchema,
    /** What was sealed, and what it comes to, once it was shown. */
    revealed: z.strictObject({ quote: quoteSchema, pricing: pricingSchema, at: instantSchema }).exactOptional(),
});
/** The sealed quote of one bank, in its books and those of the seller. */
export type Bid = z.output<typeof bidSchema>;
