import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';

export const lookSchema = z.strictObject({
    lookId: randomIdSchema,
    caseId: randomIdSchema,
    walletId: randomIdSchema,
    lookedBy: z.string().min(1),
    lookedAt: instantSchema,
});
/** That somebody was about to learn who stands behind a wallet. It is written before anything is shown, and for ever. */
export type Look = z.output<typeof lookSchema>;
