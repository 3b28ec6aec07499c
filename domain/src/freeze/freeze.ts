import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { freezeOrderSchema } from './freeze-order.js';

const refusal = refusals({ WALLET_MUST_NOT_BE_FROZEN: 'conflict' });

export const freezeSchema = z.strictObject({
    walletId: randomIdSchema,
    orders: z.array(freezeOrderSchema.pick({ orderId: true, caseNumber: true })).min(1),
});
/**
 * That a wallet is frozen, and by which orders: it stands for as long as one of them is in force. The central bank alone
 * can read it; that it is there can be seen by whoever knows the wallet's id.
 */
export type Freeze = z.output<typeof freezeSchema>;

/** Nothing leaves a frozen wallet. What is paid to it arrives, and is frozen with it. */
export function mustNotBeFrozen({ isPayerFrozen }: { readonly isPayerFrozen: boolean }): void {
    if (isPayerFrozen) {
        throw refusal('WALLET_MUST_NOT_BE_FROZEN');
    }
}
