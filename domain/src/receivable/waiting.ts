import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { presentationSchema } from '../presentation/presentation.js';

/**
 * What a registrar has to do. An expiry is noted with the reservation, which removes the note when it is used; a
 * presentation is noted by the bank whose act has ended it, whoever may have financed it. The end of a payment abroad is
 * noted with its reservation too, and waits until the bank ends it or its time is over.
 */
export const waitingKindSchema = z.enum([
    'financing',
    'balance-question',
    'document-check',
    'release',
    'expiry',
    'presentation',
    'outward-payment',
    'outward-payment-end',
]);
export type WaitingKind = z.output<typeof waitingKindSchema>;

export const waitingSchema = z.strictObject({
    kind: waitingKindSchema,
    /** Of the financing, the question, the check, the payment abroad, or the credit under which documents were presented. */
    id: randomIdSchema,
    /** Of the presentation under that credit. */
    number: presentationSchema.shape.number.exactOptional(),
    /** From when on it waits; an expiry from the end of the reservation. */
    since: instantSchema,
});
/** A note in a bank's vault that a registrar has something to do there. The act that does it removes the note. */
export type Waiting = z.output<typeof waitingSchema>;
