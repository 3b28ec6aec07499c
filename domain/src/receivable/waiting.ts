import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';

/** What a registrar has to do. An expiry is noted with the reservation, which removes the note when it is used. */
export const waitingKindSchema = z.enum(['financing', 'balance-question', 'release', 'expiry']);
export type WaitingKind = z.output<typeof waitingKindSchema>;

export const waitingSchema = z.strictObject({
    kind: waitingKindSchema,
    id: randomIdSchema,
    /** From when on it waits; an expiry from the end of the reservation. */
    since: instantSchema,
});
/** A note in a bank's vault that a registrar has something to do there. The act that does it removes the note. */
export type Waiting = z.output<typeof waitingSchema>;
