import { z } from 'zod';
import { signedSchema } from '../dcep/api.js';
import { serialSchema } from '../dcep/coin.js';
import { moneySchema } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';

const refusal = refusals({ CUSTODY_MOVEMENT_MUST_BE_NEW: 'conflict' });

export const custodyMovementSchema = z.strictObject({
    movementId: randomIdSchema,
    institutionId: randomIdSchema,
    kind: z.enum(['DEPOSIT', 'WITHDRAWAL']),
    accountId: randomIdSchema,
    /** The wallet at the same bank out of which it was paid in, or into which it was paid out. */
    walletId: randomIdSchema,
    amount: moneySchema,
    /** Of a deposit, the coins that ended. */
    coins: z.array(serialSchema).exactOptional(),
    /** The order of the wallet's holder, or of the account's. */
    signed: signedSchema,
    transferredAt: instantSchema,
    transactionId: z.string().min(1),
});
/** Coins that became a balance of an account, or the other way round. */
export type CustodyMovement = z.output<typeof custodyMovementSchema>;

/** An order is carried out once: a balance, unlike a coin, does not show that it was. */
export function mustBeNewMovement({ isIdTaken }: { readonly isIdTaken: boolean }): void {
    if (isIdTaken) {
        throw refusal('CUSTODY_MOVEMENT_MUST_BE_NEW');
    }
}
