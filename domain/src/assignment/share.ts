import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { uetrSchema } from '../presentation/outside-payment.js';
import { assignmentSchema, mostAssignments } from './assignment.js';

export const shareSchema = z.strictObject({
    assignmentNumber: assignmentSchema.shape.number,
    /** As much as is due to the assignee. It is said, so that nothing else is paid when assignments have changed meanwhile. */
    amount: moneySchema,
    /** Into a wallet that the assignee has at the bank that pays, where it is final, or outside the ledger. */
    means: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('E_CNY'), walletId: randomIdSchema }),
        z.strictObject({ kind: z.literal('OUTSIDE'), uetr: uetrSchema }),
    ]),
});
/** How an assignee is paid its part of a payment. */
export type Share = z.output<typeof shareSchema>;

/** Left out where nobody has a part but the beneficiary. */
export const sharesSchema = z.array(shareSchema).min(1).max(mostAssignments).exactOptional();
