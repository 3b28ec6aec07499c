import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

export const lookSchema = z.strictObject({
    lookedAt: instantSchema,
    /** The route that was asked, without what it was asked for. */
    what: z
        .string()
        .regex(/^\/[\w/{}.-]{1,200}$/, 'must be the path of a route')
        .meta({ example: '/v1/supervision/financings/{bank}/{financingId}' }),
});
/** That a regulator's people have looked into a bank's books, when, and at what kind of thing. */
export type Look = z.output<typeof lookSchema>;

export const lookPageSchema = z.strictObject({
    /** The same in every vault. */
    roundId: randomIdSchema,
    regulator: mspIdSchema,
    /** Of the first look on the page; of a page without any, when it was written. */
    lookedAt: instantSchema,
    /** In the order in which they were taken. */
    looks: z.array(lookSchema),
});
/**
 * What one regulator has looked at in one bank's books since its page before.
 *
 * Every bank gets a page in every round, most of them without a look: whoever sees blocks sees that a regulator has looked
 * at somebody, and not at whom.
 */
export type LookPage = z.output<typeof lookPageSchema>;

/** So that one transaction stays small. */
export const mostLooks = 200;

export const recordLooksSchema = z.strictObject({
    roundId: randomIdSchema,
    looks: z
        .array(lookSchema.extend({ bank: mspIdSchema }))
        .min(1)
        .max(mostLooks),
});
export type RecordLooks = z.output<typeof recordLooksSchema>;
