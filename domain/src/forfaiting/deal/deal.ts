import { z } from 'zod';
import { randomIdSchema } from '../../kernel/salt.js';
import { textSchema } from '../../kernel/text.js';
import { instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { availabilitySchema } from './availability.js';
import { dealStatuses } from './deal-status.js';

export const rejectionSchema = z.strictObject({
    at: instantSchema,
    /** What is wrong with the documents, so that it can be cured. */
    reasons: z.array(textSchema(500)).min(1).max(50),
});

export const dealSchema = z.strictObject({
    dealId: randomIdSchema,
    claimId: randomIdSchema,
    seller: mspIdSchema,
    buyer: mspIdSchema,
    tradedAt: instantSchema,
    availability: availabilitySchema,
    status: z.enum(dealStatuses),
    /** When documents were delivered, and delivered again. */
    deliveries: z.array(instantSchema),
    rejections: z.array(rejectionSchema),
    lapsedAt: instantSchema.exactOptional(),
});
/** The sale of a claim from its trade date on, in the books of seller and buyer. */
export type Deal = z.output<typeof dealSchema>;
