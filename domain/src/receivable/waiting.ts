import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { presentationSchema } from '../presentation/presentation.js';

/**
 * What a registrar has to do. An expiry is noted with the reservation, which removes the note when it is used; a
 * presentation is noted by the bank whose act has ended it, whoever may have financed it. The end of a payment abroad is
 * noted with its reservation too, and waits until the bank ends it or its time is over; so is that of a packing credit, whose
 * repayments are noted in the same way, and that of a payment for imports. Payments out of capital receipts wait until no
 * more are taken in, until the bank has said what draws from them, and until evidence is due.
 */
export const waitingKindSchema = z.enum([
    'financing',
    'balance-question',
    'document-check',
    'verification',
    'credit-inquiry',
    'enterprise-instruction',
    'release',
    'expiry',
    'presentation',
    'outward-payment',
    'outward-payment-end',
    'packing-credit',
    'packing-credit-end',
    'packing-credit-conversion',
    'import-financing',
    'import-financing-end',
    'export-receipt',
    'capital-account',
    'capital-population',
    'capital-sample',
    'capital-check-end',
]);
export type WaitingKind = z.output<typeof waitingKindSchema>;

export const waitingSchema = z.strictObject({
    kind: waitingKindSchema,
    /** Of what waits; of a presentation, that of its credit. */
    id: randomIdSchema,
    /** Of the presentation under that credit. */
    number: presentationSchema.shape.number.exactOptional(),
    /** From when on it waits; an expiry from the end of the reservation. */
    since: instantSchema,
});
/** A note in a bank's vault that a registrar has something to do there. The act that does it removes the note. */
export type Waiting = z.output<typeof waitingSchema>;
