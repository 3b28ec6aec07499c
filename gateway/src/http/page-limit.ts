import { z } from 'zod';

/** How many rows at most a page has. */
export const pageLimitSchema = z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, 'must be 1 to 100')
    .transform(Number);
