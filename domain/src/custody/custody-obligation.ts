import { z } from 'zod';
import { moneySchema, zero } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { custodyCycleIdSchema } from '../netting/cycle.js';

export const custodyObligationSchema = z.strictObject({
    cycleId: custodyCycleIdSchema,
    /** The institution whose customers pay, and the one whose customers are paid. */
    payer: randomIdSchema,
    payee: randomIdSchema,
    total: moneySchema,
    /** Once one of the two has counted it, nothing is added. */
    isClosed: z.boolean(),
});
/** What the customers of one institution have paid to those of another on a day, as the banks of both hold it. */
export type CustodyObligation = z.output<typeof custodyObligationSchema>;

/** The obligation before any payment. */
export function noCustodyObligation(of: Pick<CustodyObligation, 'cycleId' | 'payer' | 'payee'>): CustodyObligation {
    return { ...of, total: zero('CNY'), isClosed: false };
}
