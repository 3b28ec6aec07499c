import { z } from 'zod';
import { coinsSchema } from '../dcep/api.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';

const walletsSchema = z
    .array(randomIdSchema)
    .min(1)
    .max(50)
    .refine((wallets) => new Set(wallets).size === wallets.length, 'must not repeat');

/** What each is paid, the rule works out. */
export const postInterestSchema = z.strictObject({
    postingId: randomIdSchema,
    wallets: walletsSchema,
    coins: coinsSchema,
});
export type PostInterest = z.output<typeof postInterestSchema>;

export const readDueInterestSchema = z.strictObject({ wallets: walletsSchema });
/** What is due to those of the wallets to which anything is. */
export const dueInterestSchema = z.array(z.strictObject({ to: randomIdSchema, amount: moneySchema }));
export type DueInterest = z.output<typeof dueInterestSchema>;
